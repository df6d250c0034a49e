import { calendarVersion, expand, type LocalDate, type Occurrence, type Term } from '@cobuild/calendar';
import type { Definition, ItemDefinition } from './definition';
import { kinds, type EvidenceKind, type ItemKind } from './kinds';
import type { Step } from './ladder';

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
  awaits: string | null;
  graceDays: number;
  evidence: readonly EvidenceKind[];
  /** Name of its ladder in `Plan.ladders`. */
  ladder: string;
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
}>;

/**
 * Lays a definition on the calendar. Same definition and term, same plan, on any machine (G1).
 * Asks nothing and guesses nothing: what is doubtful is `check`'s to raise beforehand.
 */
export function plan(definition: Definition, term: Term): Plan {
  const items = definition.items.flatMap((item) =>
    expand(item.when, term).map((occurrence) => plannedItem(item, occurrence)),
  );
  items.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const criteria = definition.items.flatMap((item) => item.criteria ?? []);
  return {
    programme: definition.programme,
    version: definition.version,
    calendar: calendarVersion,
    timeZone: definition.timeZone,
    term: { from: term.from, to: term.to },
    sides: Object.fromEntries(definition.roles.map(({ key, side }) => [key, side])),
    items,
    ladders: laddersOf(definition),
    criteria: Object.fromEntries(criteria.map(({ key, max }) => [key, max])),
  };
}

const orderOf = ({ from, to, key }: PlannedItem): string => `${from} ${to} ${key}`;

function plannedItem(item: ItemDefinition, { label, from, to, fixedOn, provisional }: Occurrence): PlannedItem {
  return {
    key: `${item.key}@${label}`,
    clause: item.key,
    kind: item.kind,
    owedBy: item.owedBy,
    from,
    to,
    fixedOn,
    awaits: item.when.rule === 'fixed-by' ? item.when.item : null,
    graceDays: item.graceDays ?? kinds[item.kind].graceDays,
    evidence: item.evidence,
    ladder: item.ladder ? item.key : item.kind,
    provisional,
  };
}

function laddersOf(definition: Definition): Plan['ladders'] {
  const used: ItemKind[] = ['resolution', ...definition.items.map(({ kind }) => kind)];
  const byKind = used.map((kind) => [kind, kinds[kind].ladder] as const);
  const overridden = definition.items.flatMap(({ key, ladder }) => (ladder ? [[key, ladder] as const] : []));
  return Object.fromEntries([...byKind, ...overridden]);
}
