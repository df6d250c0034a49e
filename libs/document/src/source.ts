import type { Agreement, Fact, Item, Note } from '@cobuild/agreement';
import type { Language, Titles } from '@cobuild/notice';
import type { TimedStep } from '@cobuild/programme';
import { withLineFeeds } from '@cobuild/text';
import { field, heading, table, type Block } from './content';

/** All that documents are made from: the ledger's facts, the programme's words, names of organisations, texts by id. */
export type Source = Readonly<{
  agreementId: string;
  agreement: Agreement;
  facts: readonly Fact[];
  /** The roles of the reader in the agreement; a document tells them no score that they do not see (A51). */
  roles: readonly string[];
  titles: Titles;
  /** What the programme is called. */
  programme: string;
  /** The steps of a clause's run sheet, to the minute. */
  steps: (clause: string) => readonly TimedStep[];
  /** Role to the name of its organisation. */
  names: Readonly<Record<string, string>>;
  texts: ReadonlyMap<string, string>;
  lang: Language;
}>;

/** In the document's language. */
export const said = ({ lang }: Source, zh: string, en: string): string => (lang === 'zh' ? zh : en);

/** The organisation that plays a role. */
export const who = ({ names, titles, lang }: Source, role: string): string => names[role] ?? titles.role(role, lang);

export const all = (source: Source, roles: readonly string[]): string =>
  roles.map((role) => who(source, role)).join(source.lang === 'zh' ? '、' : ', ');

/** A text of the side store, its lines ended alike, or that it is gone. */
export const textOf = ({ texts, lang }: Source, note: Note | null): string =>
  note === null ? '' : withLineFeeds(texts.get(note.id) ?? (lang === 'zh' ? '（文字已抹去）' : '(text erased)'));

export const STATUS: Readonly<Record<Item['status'], readonly [zh: string, en: string]>> = {
  planned: ['未开始', 'to come'],
  open: ['进行中', 'open'],
  done: ['已办结', 'done'],
  'not-owed': ['不作要求', 'not owed'],
  released: ['不再办理', 'let go'],
};

/** Which agreement it is. */
export const heads = (source: Source): Block[] => [
  field(said(source, '协议', 'Agreement'), source.agreementId),
  field(said(source, '方案', 'Programme'), source.programme),
  field(said(source, '期限', 'Term'), `${source.agreement.plan.term.from} — ${source.agreement.plan.term.to}`),
  field(said(source, '参与方', 'Parties'), all(source, Object.keys(source.agreement.parties))),
];

/** A table under its heading; nothing where it has no rows. */
export const section = (title: string, rows: readonly (readonly string[])[], head: readonly string[]): Block[] =>
  rows.length === 0 ? [] : [heading(title), table(head, rows)];

/** The words of a duty besides who owes it, a field each. */
export const termFields = ({ titles, lang }: Source, clause: string): Block[] =>
  titles
    .terms(clause)
    .filter(({ code }) => code !== 'owedBy')
    .map(({ label, value }) => field(label[lang], value[lang]));
