import {
  anchorOf,
  calendarVersion,
  expand,
  OPENS_BEFORE,
  type Known,
  type LocalDate,
  type Occurrence,
  type Rule,
  type Term,
  type Window,
} from '@cobuild/calendar';
import { clauseRules, type ClauseRules } from './clause-rules';
import { anchored } from './anchored';
import type { Definition, ItemDefinition } from './definition';
import { follow, openingNear, type Follows } from './follow';
import { kinds, type EvidenceKind, type ItemKind } from './kinds';
import type { Step } from './ladder';
import { clauseOfPart } from './parts';

/** One dated thing an agreement owes. `awaits` names the clause whose meeting must fix its day. */
export type PlannedItem = Readonly<{
  /** `clause@label`, e.g. `clean-up@2026-03`; unique within the plan. */
  key: string;
  clause: string;
  kind: ItemKind;
  owedBy: readonly string[];
  from: LocalDate;
  to: LocalDate;
  fixedOn: LocalDate | null;
  /** The day off it was moved away from. */
  shiftedFrom: LocalDate | null;
  /** Until when the parties say which day it is. */
  chooseBy: LocalDate | null;
  /** What its last day ends at (HH:mm); null for midnight. */
  time: string | null;
  prefer: 'days-off' | 'outside-work' | null;
  awaits: string | null;
  /** The item its days are counted from. */
  follows: Follows | null;
  graceDays: number;
  evidence: readonly EvidenceKind[];
  /** Name of its ladder in `Plan.ladders`. */
  ladder: string;
  /** Of a milestone: the clause of its project. */
  partOf: string | null;
  /** True while a year it touches has no published holidays. */
  provisional: boolean;
}>;

/** A programme laid on the calendar for one term; written whole into the agreement's first event. Codes and dates only. */
export type Plan = Readonly<{
  programme: string;
  version: number;
  calendar: string;
  timeZone: string;
  term: Readonly<{ from: LocalDate; to: LocalDate }>;
  sides: Readonly<Record<string, 'host' | 'partner'>>;
  items: readonly PlannedItem[];
  ladders: Readonly<Record<string, readonly Step[]>>;
  /** Most points per criterion of the review. */
  criteria: Readonly<Record<string, number>>;
  /** Clauses whose record a criterion looks at, where it says so. */
  scoring: Readonly<Record<string, readonly string[]>>;
  rules: Readonly<Record<string, ClauseRules>>;
  withdrawal: Definition['withdrawal'];
}>;

/**
 * Lays a definition on the calendar. Same definition, term and dates that are known, same plan, on any machine.
 * Asks nothing and guesses nothing: what is doubtful is `check`'s to raise beforehand.
 */
export function plan(definition: Definition, term: Term, known: Known = {}): Plan {
  const occurrencesOf = anchored(definition, term, known);
  // An anchor of the year beside the term is no item of this plan: nothing moves what counts from it.
  const dated = (key: string, label: string) => occurrencesOf(key).some((one) => one.label === label);
  const items = definition.items.flatMap((item) => {
    const occurrences = occurrencesOf(item.key);
    return [
      ...occurrences.map((occurrence) => plannedItem(item, occurrence, dated)),
      ...occurrences.flatMap((occurrence) => preparations(definition, item, occurrence, term)),
      ...milestones(definition, item, term),
    ];
  });
  items.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  mustBeUnique(items);
  const criteria = definition.items.flatMap((item) => item.criteria ?? []);
  const rules = clauseRules(definition);
  return {
    programme: definition.programme,
    version: definition.version,
    calendar: calendarVersion(),
    timeZone: definition.timeZone,
    term: { from: term.from, to: term.to },
    sides: Object.fromEntries(definition.roles.map(({ key, side }) => [key, side])),
    items,
    ladders: laddersOf(definition, items, rules),
    criteria: Object.fromEntries(criteria.map(({ key, max }) => [key, max])),
    scoring: Object.fromEntries(criteria.flatMap(({ key, from }) => (from ? [[key, from] as const] : []))),
    rules,
    withdrawal: definition.withdrawal,
  };
}

/** Throws an Error when two items bear one key: one of the two duties would vanish in the ledger. */
function mustBeUnique(items: readonly PlannedItem[]): void {
  const keys = new Set<string>();
  for (const { key } of items) {
    if (keys.has(key)) throw new Error(`two planned items bear the key ${key}`);
    keys.add(key);
  }
}

/** By days, then by key, the tenth of several after the second. */
const orderOf = ({ from, to, key }: PlannedItem): string => `${from} ${to} ${key.replace(/\.(\d)$/, '.0$1')}`;

function plannedItem(
  item: ItemDefinition,
  occurrence: Occurrence,
  dated: (item: string, label: string) => boolean,
): PlannedItem {
  const { label, from, to, fixedOn, shiftedFrom, chooseBy, provisional } = occurrence;
  return {
    key: `${item.key}@${label}`,
    clause: item.key,
    kind: item.kind,
    owedBy: item.owedBy,
    from,
    to,
    fixedOn,
    shiftedFrom,
    chooseBy,
    time: item.time ?? null,
    prefer: item.prefer ?? null,
    awaits: item.when.rule === 'fixed-by' ? item.when.item : null,
    follows: item.when.rule === 'offset' ? followed(item.when, label, dated) : null,
    partOf: null,
    graceDays: item.graceDays ?? kinds[item.kind].graceDays,
    evidence: item.evidence,
    ladder: item.ladder ? item.key : item.kind,
    provisional,
  };
}

type Bare = Pick<PlannedItem, 'clause' | 'kind' | 'owedBy' | 'from' | 'to' | 'provisional'>;

/** The occurrence of its label is what an offset counts from; null where this plan has none. */
function followed(
  when: Rule<'offset'>,
  label: string,
  dated: (item: string, label: string) => boolean,
): Follows | null {
  const { rule: _rule, item: _items, ...count } = when;
  const anchor = anchorOf(when, label);
  if (!dated(anchor.item, anchor.label)) return null;
  return { item: `${anchor.item}@${anchor.label}`, ...openingNear(count) };
}

/** An item that has nothing but its days and who owes it; `label` tells it from others of its clause. */
export function bareItem(bare: Bare, label: string): PlannedItem {
  return {
    ...bare,
    key: `${bare.clause}@${label}`,
    fixedOn: null,
    shiftedFrom: null,
    chooseBy: null,
    time: null,
    prefer: null,
    awaits: null,
    follows: null,
    partOf: null,
    graceDays: kinds[bare.kind].graceDays,
    evidence: [],
    ladder: bare.kind,
  };
}

/**
 * The days within which something has to be ready, counted from a window whose day may not be chosen yet: it opens for the first day
 * and is due for the last, and moves with the day once that is chosen. Null when it would be due outside the term.
 */
function readyWithin(follows: Follows, { from, to }: Window, term: Term): Window | null {
  const last = follow({ follows }, to, term);
  const first = follow({ follows }, from, term);
  return last && last.to <= term.to ? { from: first?.from ?? term.from, to: last.to } : null;
}

/** What has to be ready before an occurrence; what would have to be ready before the term is left out. */
function preparations(
  definition: Definition,
  { key, preparation = [] }: ItemDefinition,
  occurrence: Occurrence,
  term: Term,
): PlannedItem[] {
  const { label, from, to, provisional } = occurrence;
  return preparation.flatMap((ready) => {
    const follows = { item: `${key}@${label}`, days: -ready.daysBefore, opensBefore: OPENS_BEFORE };
    const days = readyWithin(follows, { from, to }, term);
    const clause = clauseOfPart(definition, key, ready.key);
    const known = { clause, kind: 'preparation', owedBy: [ready.owner], provisional } as const;
    return days ? [{ ...bareItem({ ...known, ...days }, label), follows, time: ready.by ?? null }] : [];
  });
}

function milestones(
  definition: Definition,
  { key, owedBy, milestones: steps = [] }: ItemDefinition,
  term: Term,
): PlannedItem[] {
  return steps.flatMap((step) =>
    expand({ rule: 'by', day: step.by }, term).map(({ label, from, to, provisional }) => ({
      ...bareItem(
        { clause: clauseOfPart(definition, key, step.key), kind: 'milestone', owedBy, from, to, provisional },
        label,
      ),
      partOf: key,
    })),
  );
}

function laddersOf(definition: Definition, items: readonly PlannedItem[], rules: Plan['rules']): Plan['ladders'] {
  const called = Object.values(rules).flatMap(({ onCall }) => (onCall ? [onCall, ...onCall.then] : []));
  // The first ones can be added while the agreement runs: by a meeting, an order, an amendment.
  const used: ItemKind[] = [
    'resolution',
    'rectification',
    'activity',
    'deadline',
    ...called.map(({ kind }) => kind),
    ...items.map(({ kind }) => kind),
  ];
  const byKind = used.map((kind) => [kind, kinds[kind].ladder] as const);
  const overridden = definition.items.flatMap(({ key, ladder }) => (ladder ? [[key, ladder] as const] : []));
  return Object.fromEntries([...byKind, ...overridden]);
}
