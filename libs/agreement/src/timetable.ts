import { addDays, dayOf, instantOf, latest, plusMinutes, type Instant, type LocalDate } from '@cobuild/calendar';
import type { Step } from '@cobuild/programme';
import { evolve, fold, type Agreement } from './agreement';
import { appealUntil } from './appeal';
import { DISTRICT, type AgreementEvent, type Fact } from './events';
import {
  awaitsInspection,
  dueOf,
  isOpen,
  isOutOfHand,
  lastDayOf,
  promisedOn,
  waitingFor,
  waitsForDay,
  type Item,
} from './item';
import { rulesOf } from './verdict';

type ReminderIssued = Extract<AgreementEvent, { type: 'ReminderIssued' }>;

/** A reminder that will be issued at `at` unless something changes before. One row of the `due` table. */
export type Reminder = Readonly<{ at: Instant; event: ReminderIssued }>;

/** Minutes of spread: changes of state happen between 00:00 and 07:59, escalations between 10:00 and 15:59. */
export const SPREAD = 480;
const ESCALATION_SPREAD = 360;

/** Days there are to decide what somebody asked for, before one is reminded of it. */
const DECIDED_WITHIN = 7;

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

/**
 * Every reminder still to come, in no particular order (A20, A21). Those after the end of the term are there only once it has
 * come: whether the agreement goes on then is not known before.
 */
export function reminders(agreement: Agreement): Reminder[] {
  const { status, termEnded, plan } = agreement;
  if (status !== 'in-force') return [];
  const all = Object.values(agreement.items).flatMap((item) => timetableOf(agreement, item).reminders);
  const ended = early(agreement, addDays(plan.term.to, 1));
  return termEnded ? all : all.filter(({ at }) => at <= ended);
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
  }
}

/** An agreement with all that time alone has brought about by `now` added to it. */
export const advancedTo = (recorded: Agreement, now: Instant): Agreement => fold(reach(recorded, now), recorded);

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
  const { status, termEnded, plan } = agreement;
  if (status === 'none' || status === 'closed') return [];
  const ended = early(agreement, addDays(plan.term.to, 1));
  if (status === 'proposed') return closing(agreement, ended); // nobody signs it any more (A84)
  const end: Fact[] = termEnded ? closing(agreement, ended) : [{ at: ended, event: { type: 'TermEnded' } }];
  if (status === 'suspended') return end; // what falls due meanwhile waits (A28)
  return [...Object.values(agreement.items).flatMap((item) => timetableOf(agreement, item).changes), ...end];
}

/** When nothing is left to review, and nobody can or does appeal any more, an agreement whose term has ended closes (A48). */
function closing(agreement: Agreement, ended: Instant): Fact[] {
  const { items, outcome, status } = agreement;
  const reviews = Object.values(items).filter(({ kind }) => kind === 'review');
  if (status === 'in-force' && reviews.some((item) => isOpen(item) || waitingFor(item).length > 0)) return [];
  const soonest = later(ended, agreement.at); // not before what has let it close
  const at = reviews.reduce((first, item) => {
    const last = appealUntil(agreement, item);
    return last === null ? first : later(first, early(agreement, addDays(last, 1)));
  }, soonest);
  return [{ at, event: { type: 'AgreementClosed', outcome: outcome ?? 'expired' } }];
}

/** What time alone does to one item, as it stands. */
type Timetable = Readonly<{ changes: readonly Fact[]; reminders: readonly Reminder[] }>;

/**
 * An agreement changes one item at a time and shares the others, so each version of an item is worked out once. Who is
 * reminded of a review depends on the scores as well, and an item that is counted from another on whether that one has its day.
 */
const known = new WeakMap<Item, Timetable & Pick<Agreement, 'plan' | 'scores'> & { waits: boolean }>();

function timetableOf(agreement: Agreement, item: Item): Timetable {
  const { plan, scores } = agreement;
  const waits = waitsForDay(agreement, item);
  const worked = known.get(item);
  if (worked && worked.plan === plan && worked.scores === scores && worked.waits === waits) return worked;
  const none = { changes: [], reminders: [] };
  const own = waits ? none : { changes: changesOf(agreement, item), reminders: remindersOf(agreement, item) };
  const fresh = { plan, scores, waits, ...own };
  known.set(item, fresh);
  return fresh;
}

const early = ({ plan, spread }: Agreement, day: LocalDate): Instant =>
  plusMinutes(instantOf(day, '00:00', plan.timeZone), spread);

const changesOf = (agreement: Agreement, item: Item): Fact[] => [
  ...dueChanges(agreement, item),
  ...undecided(agreement, item),
];

/** Every week whoever has to decide something is reminded of it (A87). */
function undecided(agreement: Agreement, item: Item): Fact[] {
  const { plan, spread } = agreement;
  return waitingFor(item).flatMap((what): Fact[] => {
    const wait = item.waits[what];
    if (!wait) return [];
    const n = wait.reminded + 1;
    const day = addDays(dayOf(wait.since, plan.timeZone), n * DECIDED_WITHIN);
    const at = plusMinutes(instantOf(day, '10:00', plan.timeZone), spread % ESCALATION_SPREAD);
    return [{ at: later(at, item.datedAt), event: { type: 'DecisionReminded', item: item.key, what, n } }];
  });
}

function dueChanges(agreement: Agreement, item: Item): Fact[] {
  const { plan, spread } = agreement;
  if (item.status === 'planned')
    return [{ at: later(early(agreement, item.from), item.datedAt), event: { type: 'ItemOpened', item: item.key } }];
  if (item.status === 'done') return lapses(agreement, item);
  if (item.status !== 'open') return [];
  if (isOutOfHand(agreement, item)) return awaitsInspection(item) ? [] : lapses(agreement, item);
  const due = dueOf(item);
  if (!item.overdue) return [...lapses(agreement, item), overdue(agreement, item, due)];
  const step = item.escalated ? undefined : ladderOf(agreement, item).find(isEscalation);
  if (!step) return lapses(agreement, item);
  const since = latest(due, dayOf(item.datedAt, plan.timeZone)); // days that a suspension passed over do not count
  const at = plusMinutes(instantOf(addDays(since, step.days), step.time, plan.timeZone), spread % ESCALATION_SPREAD);
  return [...lapses(agreement, item), { at, event: { type: 'ItemEscalated', item: item.key } }];
}

function overdue(agreement: Agreement, item: Item, due: LocalDate): Fact {
  const timed = item.time !== null && item.until === null && item.graceDays === 0;
  const at = timed
    ? plusMinutes(instantOf(due, item.time, agreement.plan.timeZone), 1)
    : early(agreement, addDays(due, 1));
  return { at: later(at, item.datedAt), event: { type: 'ItemBecameOverdue', item: item.key } };
}

/** A claim that nobody has made use of in time lapses, also when the board is done (A45). */
function lapses(agreement: Agreement, item: Item): Fact[] {
  const { lapseAfter } = rulesOf(agreement, item);
  if (lapseAfter === undefined) return [];
  return item.claims.flatMap(({ n, on, state }): Fact[] => {
    const at = later(early(agreement, addDays(on, lapseAfter + 1)), item.datedAt);
    return state === 'claimed' ? [{ at, event: { type: 'ClaimLapsed', item: item.key, n } }] : [];
  });
}

const isEscalation = ({ step }: Step): boolean => step === 'escalation';

const ladderOf = ({ plan }: Agreement, { ladder }: Item): readonly Step[] => plan.ladders[ladder] ?? [];

function remindersOf(agreement: Agreement, item: Item): Reminder[] {
  if (!isOpen(item) || isOutOfHand(agreement, item)) return [];
  const { timeZone } = agreement.plan;
  // While nobody has chosen the day, the first rung speaks before the day by which it is chosen (A27).
  const start = item.fixedOn ?? item.chooseBy ?? item.from;
  const anchors = { start, end: lastDayOf(item), due: dueOf(item) };
  const ladder = ladderOf(agreement, item).flatMap((rung) => {
    const { step, anchor, days, time } = rung;
    if (isEscalation(rung) || item.issued.includes(step)) return [];
    const at = instantOf(addDays(anchors[anchor], days), time, timeZone);
    const owers = rung.to === 'district' ? [DISTRICT] : whoStillOwes(agreement, item);
    // Who takes part or helps is told that it comes, and of nothing that is late (A107).
    const to = step === 'blue' && owers.length > 0 ? [...owers, ...besides(agreement, item)] : owers;
    if (at <= item.datedAt || to.length === 0) return [];
    return [{ at, event: { type: 'ReminderIssued', item: item.key, step, round: item.round, to } } satisfies Reminder];
  });
  return [...ladder, ...ofPromise(agreement, item)];
}

/** Roles that take part in an item or help with it, as far as they are still parties; they owe nothing of it. */
function besides({ plan }: Pick<Agreement, 'plan'>, { clause, owedBy }: Item): string[] {
  const { takesPart = [], supports = [] } = Object.hasOwn(plan.rules, clause) ? (plan.rules[clause] ?? {}) : {};
  return [...takesPart, ...supports].filter((role) => Object.hasOwn(plan.sides, role) && !owedBy.includes(role));
}

/** The rung of a promised day, as if a ladder had it. */
export const promiseRung = { step: 'promise', anchor: 'start', days: 0, time: '09:00', to: 'owers' } as const;

/** On the day that was promised its owners are told so, at nine; one that is the window's last day has a rung of its own (A104). */
function ofPromise({ plan }: Agreement, item: Item): Reminder[] {
  const day = promisedOn(item);
  if (day === null || day === item.to || item.until !== null || item.issued.includes('promise')) return [];
  const { step, time } = promiseRung;
  const at = instantOf(day, time, plan.timeZone);
  if (at <= item.datedAt) return [];
  const { key, round, owedBy } = item;
  const to = [...owedBy, ...besides({ plan }, item)];
  return [{ at, event: { type: 'ReminderIssued', item: key, step, round, to } }];
}

/** The sides whose scores a review still waits for; for any other item, all who owe it. */
export function whoStillOwes(agreement: Agreement, item: Item): string[] {
  if (item.kind !== 'review') return [...item.owedBy];
  const given = agreement.scores[item.key] ?? {};
  return item.owedBy.filter((by) => counterparts(agreement, by).some((of) => !given[by]?.[of]));
}

/** Whom a role appraises: the host every partner unit, a partner unit the host, the district nobody. */
export function counterparts({ plan }: Agreement, role: string): string[] {
  if (!Object.hasOwn(plan.sides, role)) return [];
  return Object.keys(plan.sides).filter((other) => plan.sides[other] !== plan.sides[role]);
}
