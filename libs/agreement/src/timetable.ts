import { addDays, instantOf, plusMinutes, type Instant, type LocalDate } from '@cobuild/calendar';
import type { Step } from '@cobuild/programme';
import { dueOf, evolve, type Agreement, type Item } from './agreement';
import { DISTRICT, type AgreementEvent, type Fact } from './events';

type ReminderIssued = Extract<AgreementEvent, { type: 'ReminderIssued' }>;

/** A reminder that will be issued at `at` unless something changes before. One row of the `due` table. */
export type Reminder = Readonly<{ at: Instant; event: ReminderIssued }>;

/** Minutes of spread: changes of state happen between 00:00 and 07:59, escalations between 10:00 and 15:59. */
export const SPREAD = 480;
const ESCALATION_SPREAD = 360;

/** A stable number of minutes below `SPREAD` for an agreement's id (FNV-1a, 32 bit, as published by Fowler, Noll, Vo). */
export function spreadOf(agreementId: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(agreementId)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % SPREAD;
}

/** The next instant at which the agreement changes by itself, or null when it never will. Reminders change nothing. */
export function nextChange(agreement: Agreement): Instant | null {
  return changes(agreement).reduce<Instant | null>(
    (first, { at }) => (first === null || at < first ? at : first),
    null,
  );
}

/** Every reminder still to come, in no particular order (A20, A21). */
export function reminders(agreement: Agreement): Reminder[] {
  if (agreement.status !== 'in-force') return [];
  return Object.values(agreement.items).flatMap((item) => timetableOf(agreement, item).reminders);
}

/**
 * Everything that time alone brings about up to and including `now`, in the order of its instants; each
 * fact carries the instant it was planned for, so lateness of whoever asks changes nothing (A19, A22).
 */
export function reach(agreement: Agreement, now: Instant): Fact[] {
  const facts: Fact[] = [];
  for (;;) {
    const next = earliest([...changes(agreement), ...reminders(agreement)], now);
    if (!next) return facts;
    facts.push(next);
    agreement = evolve(agreement, next);
    if (next.event.type === 'TermEnded' && agreement.outcome) {
      const closed: Fact = { at: next.at, event: { type: 'AgreementClosed', outcome: agreement.outcome } };
      return [...facts, closed];
    }
  }
}

/** Orders facts as a diary does: by instant, then by what they are about, so that two tellings can be compared. */
export const inOrder = (a: Fact, b: Fact): number => (orderOf(a) < orderOf(b) ? -1 : 1);

const RANK: Partial<Record<AgreementEvent['type'], number>> = {
  ItemOpened: 1,
  ItemBecameOverdue: 2,
  ReminderIssued: 3,
  ItemEscalated: 4,
};

function orderOf({ at, event }: Fact): string {
  const item = 'item' in event ? event.item : '';
  return `${at} ${RANK[event.type] ?? 0} ${item}`;
}

function earliest(facts: readonly Fact[], now: Instant): Fact | null {
  let first: Fact | null = null;
  for (const fact of facts) if (fact.at <= now && (first === null || inOrder(fact, first) < 0)) first = fact;
  return first;
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

function changes(agreement: Agreement): Fact[] {
  if (agreement.status !== 'in-force') return [];
  const ofItems = Object.values(agreement.items).flatMap((item) => timetableOf(agreement, item).changes);
  if (agreement.termEnded) return ofItems;
  return [...ofItems, { at: early(agreement, addDays(agreement.plan.term.to, 1)), event: { type: 'TermEnded' } }];
}

/** What time alone does to one item, as it stands. */
type Timetable = Readonly<{ changes: readonly Fact[]; reminders: readonly Reminder[] }>;

/**
 * An agreement changes one item at a time and shares the others, so each version of an item is worked out once. Who is
 * reminded of a review depends on the scores as well.
 */
const known = new WeakMap<Item, Timetable & Pick<Agreement, 'plan' | 'scores'>>();

function timetableOf(agreement: Agreement, item: Item): Timetable {
  const { plan, scores } = agreement;
  const worked = known.get(item);
  if (worked && worked.plan === plan && worked.scores === scores) return worked;
  const fresh = { plan, scores, changes: changesOf(agreement, item), reminders: remindersOf(agreement, item) };
  known.set(item, fresh);
  return fresh;
}

const early = ({ plan, spread }: Agreement, day: LocalDate): Instant =>
  plusMinutes(instantOf(day, '00:00', plan.timeZone), spread);

function changesOf(agreement: Agreement, item: Item): Fact[] {
  const { plan, spread } = agreement;
  if (item.status === 'planned')
    return [{ at: later(early(agreement, item.from), item.datedAt), event: { type: 'ItemOpened', item: item.key } }];
  if (item.status !== 'open') return [];
  const due = dueOf(item);
  if (!item.overdue) {
    const timed = item.time !== null && item.until === null && item.graceDays === 0;
    const at = timed ? plusMinutes(instantOf(due, item.time, plan.timeZone), 1) : early(agreement, addDays(due, 1));
    return [{ at, event: { type: 'ItemBecameOverdue', item: item.key } }];
  }
  const step = item.escalated ? undefined : ladderOf(agreement, item).find(isEscalation);
  if (!step) return [];
  const at = plusMinutes(instantOf(addDays(due, step.days), step.time, plan.timeZone), spread % ESCALATION_SPREAD);
  return [{ at, event: { type: 'ItemEscalated', item: item.key } }];
}

const isEscalation = ({ step }: Step): boolean => step === 'escalation';

const ladderOf = ({ plan }: Agreement, { ladder }: Item): readonly Step[] => plan.ladders[ladder] ?? [];

function remindersOf(agreement: Agreement, item: Item): Reminder[] {
  if (item.status !== 'planned' && item.status !== 'open') return [];
  const { timeZone } = agreement.plan;
  // While nobody has chosen the day, the first rung speaks before the day by which it is chosen (A27).
  const start = item.fixedOn ?? item.chooseBy ?? item.from;
  const anchors = { start, end: item.fixedOn ?? item.to, due: dueOf(item) };
  return ladderOf(agreement, item).flatMap((rung) => {
    const { step, anchor, days, time } = rung;
    if (isEscalation(rung) || item.issued.includes(step)) return [];
    const at = instantOf(addDays(anchors[anchor], days), time, timeZone);
    const to = rung.to === 'district' ? [DISTRICT] : whoStillOwes(agreement, item);
    if (at <= item.datedAt || to.length === 0) return [];
    return [{ at, event: { type: 'ReminderIssued', item: item.key, step, round: item.round, to } }];
  });
}

/** The sides whose scores a review still waits for; for any other item, all who owe it. */
export function whoStillOwes(agreement: Agreement, item: Item): string[] {
  if (item.kind !== 'review') return [...item.owedBy];
  return item.owedBy.filter((by) => counterparts(agreement, by).some((of) => !agreement.scores[by]?.[of]));
}

/** Whom a role appraises: the host every partner unit, a partner unit the host. */
export function counterparts({ plan }: Agreement, role: string): string[] {
  return Object.keys(plan.sides).filter((other) => plan.sides[other] !== plan.sides[role]);
}
