import { dayOf, type Instant } from '@cobuild/calendar';
import { dueOf, type Agreement, type Fact, type Item, type Note } from '@cobuild/agreement';
import { sayFact, sayOutcome, type Language, type Titles } from '@cobuild/notice';
import { kinds } from '@cobuild/programme';
import { field, heading, paragraph, table, type Block, type Content } from './content';

/** All that documents are made from: the ledger's facts, the programme's words, names of organisations, texts by id. */
export type Source = Readonly<{
  agreementId: string;
  agreement: Agreement;
  facts: readonly Fact[];
  titles: Titles;
  /** What the programme is called. */
  programme: string;
  /** Role to the name of its organisation. */
  names: Readonly<Record<string, string>>;
  texts: ReadonlyMap<string, string>;
  lang: Language;
}>;

export const documentKinds = ['register', 'report', 'minutes', 'rectification'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A document about the agreement, or about one of its items; null where there is nothing of the kind to tell. */
export function contentOf(kind: DocumentKind, source: Source, item: string | null): Content | null {
  switch (kind) {
    case 'register':
      return register(source);
    case 'report':
      return report(source);
    case 'minutes':
      return item === null ? null : minutes(source, item);
    case 'rectification':
      return item === null ? null : rectification(source, item);
  }
}

const said = ({ lang }: Source, zh: string, en: string): string => (lang === 'zh' ? zh : en);

const who = ({ names, titles, lang }: Source, role: string): string => names[role] ?? titles.role(role, lang);

const all = (source: Source, roles: readonly string[]): string =>
  roles.map((role) => who(source, role)).join(source.lang === 'zh' ? '、' : ', ');

const textOf = ({ texts, lang }: Source, note: Note | null): string =>
  note === null ? '' : (texts.get(note.id) ?? (lang === 'zh' ? '（文字已抹去）' : '(text erased)'));

const STATUS: Readonly<Record<Item['status'], readonly [zh: string, en: string]>> = {
  planned: ['未开始', 'to come'],
  open: ['进行中', 'open'],
  done: ['已办结', 'done'],
  'not-owed': ['不作要求', 'not owed'],
  released: ['不再办理', 'let go'],
};

const heads = (source: Source): Block[] => [
  field(said(source, '协议', 'Agreement'), source.agreementId),
  field(said(source, '方案', 'Programme'), source.programme),
  field(said(source, '期限', 'Term'), `${source.agreement.plan.term.from} — ${source.agreement.plan.term.to}`),
  field(said(source, '参与方', 'Parties'), all(source, Object.keys(source.agreement.parties))),
];

/** 台账: every item with who owes it, its days, how it stands and what proves it. */
function register(source: Source): Content {
  const { agreement, titles, lang } = source;
  const rows = Object.values(agreement.items).map((item) => [
    titles.item(item.key, lang),
    kinds[item.kind].title[lang],
    all(source, item.owedBy),
    `${item.from} — ${item.to}`,
    item.doneOn ?? '',
    item.overdue && item.status !== 'done'
      ? said(source, '已逾期', 'overdue')
      : said(source, ...STATUS[item.status]) + (item.overdue ? said(source, '（逾期后补办）', ' (late)') : ''),
    proofs(source, item),
  ]);
  const head = [
    said(source, '事项', 'Item'),
    said(source, '类别', 'Kind'),
    said(source, '责任方', 'Owed by'),
    said(source, '时间', 'Days'),
    said(source, '办结', 'Done on'),
    said(source, '状态', 'State'),
    said(source, '印证', 'Proof'),
  ];
  return { title: said(source, '共建台账', 'Register'), blocks: [...heads(source), table(head, rows)] };
}

function proofs(source: Source, { evidenceGiven, entries, versions }: Item): string {
  const given = [...evidenceGiven, ...entries.flatMap(({ evidence }) => evidence)];
  const files = new Set([...versions, ...given.flatMap((piece) => ('sha256' in piece ? [piece.sha256] : []))]).size;
  const people = given.flatMap((piece) => ('value' in piece ? [piece.value] : []));
  return [
    files > 0 ? said(source, `文件 ${files} 份`, `${files} files`) : '',
    ...people.map((count) => said(source, `${count} 人次`, `${count} people`)),
  ]
    .filter((text) => text !== '')
    .join(said(source, '，', ', '));
}

/** The year as it went: how much, by kind; what was late; the review; then everything that happened, day by day. */
function report(source: Source): Content {
  const { agreement, facts, titles, lang } = source;
  const items = Object.values(agreement.items).filter(({ status }) => status !== 'not-owed');
  const byKind = [...new Set(items.map(({ kind }) => kind))].map((kind) => {
    const of = items.filter((item) => item.kind === kind);
    const count = (which: (item: Item) => boolean): string => String(of.filter(which).length);
    return [
      kinds[kind].title[lang],
      String(of.length),
      count(({ status }) => status === 'done'),
      count(({ status, overdue }) => status === 'done' && overdue),
      count(({ status }) => status === 'open' || status === 'planned'),
    ];
  });
  const head = [
    said(source, '类别', 'Kind'),
    said(source, '应办', 'Owed'),
    said(source, '办结', 'Done'),
    said(source, '其中逾期', 'Late'),
    said(source, '未办', 'Open'),
  ];
  const { plan, outcome } = agreement;
  const told = facts
    .filter(({ event }) => event.type !== 'ReminderIssued' && event.type !== 'ItemOpened')
    .map((fact) => [dayOf(fact.at, plan.timeZone), sayFact(fact, titles, lang)]);
  return {
    title: said(source, '年度共建报告', 'Report of the year'),
    blocks: [
      ...heads(source),
      heading(said(source, '完成情况', 'What was done')),
      table(head, byKind),
      heading(said(source, '考核', 'Review')),
      paragraph(outcome === null ? said(source, '尚未审定', 'not decided yet') : sayOutcome(outcome, lang)),
      heading(said(source, '经过', 'What happened')),
      table([said(source, '日期', 'Day'), said(source, '事实', 'Fact')], told),
    ],
  };
}

/** A meeting's minutes from what was recorded: nobody types them again. Null before it was held. */
function minutes(source: Source, key: string): Content | null {
  const { agreement, facts, titles, lang } = source;
  const item = agreement.items[key];
  const held = facts.map(({ event }) => event).find((event) => event.type === 'MeetingHeld' && event.item === key);
  if (!item || held?.type !== 'MeetingHeld') return null;
  const resolved = facts.flatMap(({ event }) =>
    event.type === 'ResolutionAdopted' && event.meeting === key
      ? [
          [
            textOf(source, event.note) || event.resolution.clause,
            all(source, event.resolution.owedBy),
            event.resolution.to,
          ],
        ]
      : [],
  );
  const fixed = facts.flatMap(({ event }) =>
    event.type === 'DateFixed' && event.by === key ? [[titles.item(event.item, lang), event.on]] : [],
  );
  const VERDICT = {
    agreed: said(source, '同意', 'agreed'),
    deferred: said(source, '缓议', 'deferred'),
    declined: said(source, '不同意', 'declined'),
  };
  const topics = item.topics.map(({ key: topic, by, note }) => {
    const verdict = held.topics[topic];
    return [
      textOf(source, note) || topic,
      who(source, by),
      verdict ? VERDICT[verdict] : said(source, '未议', 'not dealt with'),
    ];
  });
  const text = textOf(source, held.minutes);
  const present = Object.entries(held.attendance).map(([role, heads]) => [who(source, role), String(heads)]);
  return {
    title: said(source, '会议纪要', 'Minutes'),
    blocks: [
      field(said(source, '会议', 'Meeting'), titles.item(key, lang)),
      field(said(source, '日期', 'Day'), held.on),
      heading(said(source, '出席', 'Present')),
      table([said(source, '单位', 'Organisation'), said(source, '人数', 'People')], present),
      ...section(said(source, '议题', 'Topics'), topics, [
        said(source, '议题', 'Topic'),
        said(source, '提出', 'Put forward by'),
        said(source, '结果', 'Result'),
      ]),
      ...section(said(source, '议定事项', 'Resolutions'), resolved, [
        said(source, '事项', 'What'),
        said(source, '责任方', 'By whom'),
        said(source, '期限', 'By when'),
      ]),
      ...section(said(source, '确定的日期', 'Days fixed'), fixed, [
        said(source, '事项', 'Item'),
        said(source, '日期', 'Day'),
      ]),
      ...(text === '' ? [] : [heading(said(source, '记录', 'Record')), ...text.split('\n').map(paragraph)]),
    ],
  };
}

const section = (title: string, rows: readonly (readonly string[])[], head: readonly string[]): Block[] =>
  rows.length === 0 ? [] : [heading(title), table(head, rows)];

/** An order to put something right, and how it went. Null for anything else. */
function rectification(source: Source, key: string): Content | null {
  const { agreement, facts, titles, lang } = source;
  const item = agreement.items[key];
  if (item?.kind !== 'rectification' || item.orderedBy === null) return null;
  // One that came over from an earlier term was found there.
  const foundAt = facts.flatMap(({ event }) =>
    event.type === 'RectificationOrdered' && event.rectification.key === key
      ? [field(said(source, '检查事项', 'Found at'), titles.item(event.item, lang))]
      : [],
  );
  const about = (at: Instant, what: string) => [dayOf(at, agreement.plan.timeZone), what];
  const went = facts.flatMap((fact) =>
    'item' in fact.event && fact.event.item === key && fact.event.type !== 'ReminderIssued'
      ? [about(fact.at, sayFact(fact, titles, lang))]
      : [],
  );
  return {
    title: said(source, '整改通知单', 'Order to put right'),
    blocks: [
      field(said(source, '编号', 'Number'), key),
      ...foundAt,
      field(said(source, '整改单位', 'To'), all(source, item.owedBy)),
      field(said(source, '下达单位', 'By'), who(source, item.orderedBy)),
      field(said(source, '期限', 'By when'), dueOf(item)),
      paragraph(textOf(source, item.note)),
      ...section(said(source, '经过', 'How it went'), went, [
        said(source, '日期', 'Day'),
        said(source, '事实', 'Fact'),
      ]),
    ],
  };
}
