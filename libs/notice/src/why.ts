import {
  DISTRICT,
  dueOf,
  lastDayOf,
  promiseRung,
  evolve,
  fold,
  reach,
  unproposed,
  type Agreement,
  type AgreementEvent,
  type Fact,
  type Item,
  type Rung,
} from '@cobuild/agreement';
import { addDays, instantOf, type Instant, type LocalDate } from '@cobuild/calendar';
import type { Step } from '@cobuild/programme';

/** What would have kept a reminder from coming. */
export type Stopper =
  'complete' | 'hold-meeting' | 'give-scores' | 'inspection' | 'choose-day' | 'extension' | 'release' | 'suspension';

/** A rung of a ladder, or of a promised day. */
type LadderRung = Omit<Step, 'step'> & Readonly<{ step: Rung }>;

/** Why somebody was reminded, as it stood at that moment, and what has become of it. */
export type Why = Readonly<{
  item: string;
  /** The instant the rung was planned for. */
  at: Instant;
  /** Ids in the agreement's SPEC. */
  rules: readonly string[];
  /** The rung of the ladder, and the day its `days` count from; null when the programme no longer has it. */
  rung: Readonly<{ rung: LadderRung; from: LocalDate }> | null;
  programme: Readonly<{ slug: string; version: number; calendar: string }>;
  /** Whose days and times these are. */
  timeZone: string;
  owedBy: readonly string[];
  window: Readonly<{ from: LocalDate; to: LocalDate; fixedOn: LocalDate | null; dueOn: LocalDate }>;
  stoppedBy: readonly Stopper[];
  /** What time alone would bring about this item next if nobody did anything, the next first. */
  next: readonly Fact[];
  /** What has become of the item since. */
  now: Readonly<{ status: Item['status']; dueOn: LocalDate; doneOn: LocalDate | null }>;
}>;

/** How many days after the last day what comes next is looked for: ladders reach 60 at the most. */
const FORESEEN = 61;

/**
 * Answers the occasion of a reminder, `<agreement>/<item>/<step>/<round>`, or of an escalation, `<agreement>/<seq>`, from the
 * agreement's facts in recorded order. Null when it is neither. It looks at the facts alone, so it answers the same for ever.
 */
export function why(facts: readonly Fact[], occasion: string): Why | null {
  const nth = indexOf(facts, occasion);
  const reminder = facts[nth];
  if (reminder?.event.type !== 'ReminderIssued' && reminder?.event.type !== 'ItemEscalated') return null;
  const { item: key } = reminder.event;
  const step = reminder.event.type === 'ReminderIssued' ? reminder.event.step : 'escalation';
  // Entries are not always in the order of their instants: what counts is what had happened by then, in its own order.
  const then = facts
    .filter(({ at }, n) => at < reminder.at || (at === reminder.at && n < nth))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .reduce(evolve, unproposed);
  const item = then.items[key];
  const since = fold(facts).items[key];
  if (!item || !since) return null;
  const ladder: readonly LadderRung[] = [...(then.plan.ladders[item.ladder] ?? []), promiseRung];
  const rung = ladder.find((one) => one.step === step);
  const { programme: slug, version, calendar, timeZone } = then.plan;
  return {
    item: key,
    at: reminder.at,
    rules: [
      'A20',
      'A21',
      ...(choosesDay(item) && rung?.anchor === 'start' ? ['A27'] : []),
      ...(step === 'promise' ? ['A104'] : []),
    ],
    rung: rung ? { rung, from: anchorOf(item, rung) } : null,
    programme: { slug, version, calendar },
    timeZone,
    owedBy: item.owedBy,
    window: { from: item.from, to: item.to, fixedOn: item.fixedOn, dueOn: dueOf(item) },
    stoppedBy: stoppersOf(then, item, reminder),
    next: nextOf(evolve(then, reminder), item),
    now: { status: since.status, dueOn: dueOf(since), doneOn: since.doneOn },
  };
}

/** Which fact an occasion names. */
export function indexOf(facts: readonly Fact[], occasion: string): number {
  const [, seq] = /^[^/]+\/(\d+)$/.exec(occasion) ?? [];
  if (seq !== undefined) return Number(seq) - 1;
  const [, key, step, round] = /^[^/]+\/(.+)\/([a-z]+)\/(\d+)$/.exec(occasion) ?? [];
  return facts.findIndex(
    ({ event }) =>
      event.type === 'ReminderIssued' && event.item === key && event.step === step && String(event.round) === round,
  );
}

const choosesDay = ({ fixedOn, chooseBy }: Item): boolean => fixedOn === null && chooseBy !== null;

/** The day a rung counts from, as the timetable reckons it. */
function anchorOf(item: Item, { anchor }: LadderRung): LocalDate {
  const { fixedOn, from, chooseBy } = item;
  if (anchor === 'due') return dueOf(item);
  return anchor === 'end' ? lastDayOf(item) : (fixedOn ?? chooseBy ?? from);
}

/** Of what somebody could have done the moment before, that after which time would not have brought it (N32): each is tried out. */
function stoppersOf(before: Agreement, item: Item, reminder: Fact): Stopper[] {
  if (item.kind === 'review') return ['give-scores'];
  const { at, event } = reminder;
  const comes = (after: Agreement): boolean =>
    reach(after, at).some((fact) => fact.at === at && fact.event.type === event.type && aboutItem(fact, item.key));
  return triesOf(item)
    .filter(([, tried]) => !comes(evolve(before, { at: before.at, event: tried })))
    .map(([stopper]) => stopper);
}

const aboutItem = ({ event }: Fact, key: string): boolean => 'item' in event && event.item === key;

function triesOf(item: Item): readonly (readonly [Stopper, AgreementEvent])[] {
  const { key, kind, owedBy, to, orderedBy, overdue } = item;
  const by = owedBy[0] ?? DISTRICT;
  const done = kind === 'joint-meeting' ? 'hold-meeting' : orderedBy === null ? 'complete' : 'inspection';
  const letGo = { how: 'cancelled', into: null, allowedBy: 'district', reason: 'other', by: DISTRICT } as const;
  return [
    [done, { type: 'ItemCompleted', item: key, on: to, by, evidence: [] }],
    ...(choosesDay(item) ? ([['choose-day', { type: 'DateFixed', item: key, on: to, by }]] as const) : []),
    ...(overdue
      ? []
      : ([['extension', { type: 'ExtensionGranted', item: key, until: addDays(dueOf(item), LONGER) }]] as const)),
    ['release', { type: 'ItemReleased', item: key, ...letGo }],
    ['suspension', { type: 'AgreementSuspended', on: to, treatment: 'move', reason: 'other' }],
  ];
}

/** Days of an extension that is tried out: longer than any ladder begins before its day. */
const LONGER = 90;

function nextOf(agreement: Agreement, item: Item): Fact[] {
  const until = instantOf(addDays(dueOf(item), FORESEEN), '23:59', agreement.plan.timeZone);
  return reach(agreement, until).filter((fact) => aboutItem(fact, item.key));
}
