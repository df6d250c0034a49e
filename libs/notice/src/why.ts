import { dueOf, evolve, fold, reach, unproposed, type Agreement, type Fact, type Item } from '@cobuild/agreement';
import { addDays, instantOf, type Instant, type LocalDate } from '@cobuild/calendar';
import type { Step } from '@cobuild/programme';

/** What would have kept a reminder from coming. */
export type Stopper =
  'complete' | 'hold-meeting' | 'give-scores' | 'inspection' | 'choose-day' | 'extension' | 'release';

/** Why somebody was reminded, as it stood at that moment, and what has become of it. */
export type Why = Readonly<{
  item: string;
  /** The instant the rung was planned for. */
  at: Instant;
  /** Ids in the agreement's SPEC. */
  rules: readonly string[];
  /** The rung of the ladder, and the day its `days` count from; null when the programme no longer has it. */
  rung: Readonly<{ rung: Step; from: LocalDate }> | null;
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
 * Answers the occasion of a reminder, `<agreement>/<item>/<step>/<round>`, from the agreement's facts in recorded order. Null when
 * no such reminder was issued. It looks at the facts alone, so it answers the same for ever.
 */
export function why(facts: readonly Fact[], occasion: string): Why | null {
  const [, key = '', step = '', round = ''] = /^[^/]+\/(.+)\/([a-z]+)\/(\d+)$/.exec(occasion) ?? [];
  const nth = facts.findIndex(
    ({ event }) =>
      event.type === 'ReminderIssued' && event.item === key && event.step === step && String(event.round) === round,
  );
  const reminder = facts[nth];
  if (!reminder) return null;
  // Entries are not always in the order of their instants: what counts is what had happened by then, in its own order.
  const then = facts
    .filter(({ at }, n) => at < reminder.at || (at === reminder.at && n < nth))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .reduce(evolve, unproposed);
  const item = then.items[key];
  const since = fold(facts).items[key];
  if (!item || !since) return null;
  const rung = (then.plan.ladders[item.ladder] ?? []).find((one) => one.step === step);
  const { programme: slug, version, calendar, timeZone } = then.plan;
  return {
    item: key,
    at: reminder.at,
    rules: ['A20', 'A21', ...(choosesDay(item) && rung?.anchor === 'start' ? ['A27'] : [])],
    rung: rung ? { rung, from: anchorOf(item, rung) } : null,
    programme: { slug, version, calendar },
    timeZone,
    owedBy: item.owedBy,
    window: { from: item.from, to: item.to, fixedOn: item.fixedOn, dueOn: dueOf(item) },
    stoppedBy: stoppersOf(item),
    next: nextOf(evolve(then, reminder), item),
    now: { status: since.status, dueOn: dueOf(since), doneOn: since.doneOn },
  };
}

const choosesDay = ({ fixedOn, chooseBy }: Item): boolean => fixedOn === null && chooseBy !== null;

/** The day a rung counts from, as the timetable reckons it. */
function anchorOf(item: Item, { anchor }: Step): LocalDate {
  const { fixedOn, from, to, chooseBy } = item;
  if (anchor === 'due') return dueOf(item);
  return anchor === 'end' ? (fixedOn ?? to) : (fixedOn ?? chooseBy ?? from);
}

const KIND: Readonly<Record<string, Stopper>> = { 'joint-meeting': 'hold-meeting', review: 'give-scores' };

function stoppersOf(item: Item): Stopper[] {
  const { kind, orderedBy, overdue } = item;
  const done: Stopper = orderedBy === null ? (KIND[kind] ?? 'complete') : 'inspection';
  if (kind === 'review') return [done];
  return [
    done,
    ...(choosesDay(item) ? (['choose-day'] as const) : []),
    ...(overdue ? [] : (['extension'] as const)),
    'release',
  ];
}

function nextOf(agreement: Agreement, item: Item): Fact[] {
  const until = instantOf(addDays(dueOf(item), FORESEEN), '23:59', agreement.plan.timeZone);
  return reach(agreement, until).filter(({ event }) => 'item' in event && event.item === item.key);
}
