import { addDays, type Instant, type LocalDate } from '@cobuild/calendar';
import type { PlannedItem, Release } from '@cobuild/programme';
import type { Carried, Claim, Entry, Evidence, Note, Outcome, Reason, Rung, Stage, Topic, Waiting } from './events';

/** What has been recorded about an item besides its days. */
export type Records = Readonly<{
  evidenceGiven: readonly Evidence[];
  /** What was handed in, the newest last; SHA-256 of each. */
  versions: readonly string[];
  /** Steps of its approval that the newest version has passed. */
  approvals: number;
  entries: readonly Entry[];
  /** What counts, summed: `''` for all of it, a subject, `pledged/…` and `received/…` by goods or source. */
  tally: Readonly<Record<string, number>>;
  claims: readonly Claim[];
  /** Micro-wishes by key. */
  wishes: Readonly<Record<string, Note>>;
  /** Until when topics are taken. */
  topicsUntil: LocalDate | null;
  topics: readonly Topic[];
  agenda: readonly string[];
  /** Heads each role has announced: for a meeting who comes, for an activity who takes part. */
  coming: Readonly<Record<string, number>>;
  /** The text of the order or the resolution it comes from. */
  note: Note | null;
}>;

/** Since when something waits for a decision, and how often whoever decides was reminded. */
export type Wait = Readonly<{ since: Instant; reminded: number }>;

/** How a review was decided last, and who appeals against it. */
export type ReviewDecision = Readonly<{
  on: LocalDate;
  outcome: Outcome;
  appealedBy: string | null;
  final: boolean;
}>;

/** One item as it stands. */
export type Item = PlannedItem &
  Records &
  Readonly<{
    status: 'planned' | 'open' | 'done' | 'not-owed' | 'released';
    /** How it was let go, and what took its place. */
    released: Readonly<{ how: Release | 'withdrawn' | 'dropped'; into: string | null }> | null;
    /** A release that waits for the district's decision. */
    releaseAsked: Readonly<{ how: Release; into: string | null; reason: Reason; by: string }> | null;
    overdue: boolean;
    escalated: boolean;
    /** Extensions granted so far; every round has its own ladder. */
    round: number;
    /** Since when its dates are what they are; rungs before that are not issued. */
    datedAt: Instant;
    /** Rungs issued in this round. */
    issued: readonly string[];
    /** Last day granted by an extension; replaces window and grace. */
    until: LocalDate | null;
    /** Last day of an extension that waits for the district's decision. */
    asked: LocalDate | null;
    doneOn: LocalDate | null;
    /** By what is waited for; of `inspection` while what was handed in waits for it. */
    waits: Readonly<Partial<Record<Waiting, Wait>>>;
    decision: ReviewDecision | null;
    /** Who ordered it to be put right, and inspects it again. */
    orderedBy: string | null;
    /** Whether the parties agreed on its days in an amendment; the calendar moves it no more. */
    agreed: boolean;
    /** Whether a day chosen inside its window is a promise, which leaves the window's last day as it is (A104). */
    promises: boolean;
  }>;

/**
 * The last day on which the item can be recorded in time; for a review, on which the district decides. A day that was promised is no
 * deadline (A104); one that a meeting fixed or the parties agreed on, as the programme asks, is.
 */
export const dueOf = (item: Item): LocalDate => item.until ?? addDays(lastDayOf(item), item.graceDays);

/** The last day of its window, or the day that was fixed for it where that one binds. */
export const lastDayOf = ({ promises, fixedOn, from, to }: Item): LocalDate =>
  promises && from < to ? to : (fixedOn ?? to);

/** The day that its owners promised, where they have (A104). */
export const promisedOn = ({ promises, fixedOn, from, to }: Item): LocalDate | null =>
  promises && from < to ? fixedOn : null;

/** Whether anything can still be done about it. */
export const isOpen = ({ status }: Item): boolean => status === 'planned' || status === 'open';

/** The day a reminder names: the promised one while it is still ahead, else the last one. */
export const namedDay = (item: Item, step: Rung): LocalDate =>
  (step === 'blue' || step === 'promise' ? promisedOn(item) : null) ?? dueOf(item);

/** What has no sense without an item, as far as it is open: what prepares it, and a project's milestones that lie in its days. */
export const goingAlong = ({ items }: Readonly<{ items: Items }>, whole: Item): Item[] =>
  Object.values(items).filter((item) => {
    const prepares = item.follows?.item === whole.key && item.follows.opensBefore !== undefined;
    const within = item.to >= whole.from && item.to <= whole.to;
    return isOpen(item) && (prepares || (item.partOf === whole.clause && within));
  });

type Items = Readonly<Record<string, Item>>;

/** Under which rules an agreement runs. */
type Ruled = Readonly<{ rulesVersion: number; items: Items }>;

/** The first version of the rules by which a chosen day is a promise, and what counts from no day waits for one. */
export const PROMISES = 2;

/** Kinds that are held on a day, which somebody chooses inside the window. */
const HELD: readonly Item['kind'][] = ['activity', 'joint-meeting'];

const isUndated = (item: Item): boolean =>
  isOpen(item) &&
  item.fixedOn === null &&
  item.until === null &&
  item.from < item.to &&
  (HELD.includes(item.kind) || item.awaits !== null || item.chooseBy !== null);

/** Whether an item is counted from one whose day nobody has chosen yet, so that it has no day either (A105). */
export function waitsForDay(agreement: Ruled, item: Item): boolean {
  if (agreement.rulesVersion < PROMISES || item.until !== null || item.agreed) return false;
  const anchor = item.follows && agreement.items[item.follows.item];
  return anchor ? isUndated(anchor) || (isOpen(anchor) && waitsForDay(agreement, anchor)) : false;
}

/** What is counted from an item that is let go, and from that in turn, as far as it is open: it will never have a day (A105). */
export function countedFrom(agreement: Ruled, whole: Item): Item[] {
  if (agreement.rulesVersion < PROMISES) return [];
  const next = Object.values(agreement.items).filter((item) => item.follows?.item === whole.key && isOpen(item));
  return next.flatMap((item) => [item, ...countedFrom(agreement, item)]);
}

/** Whether somebody else has it in hand: a request that waits for its answer, or a proof that waits to be inspected (A88, A102). */
export const isOutOfHand = ({ rulesVersion }: Pick<Ruled, 'rulesVersion'>, item: Item): boolean =>
  awaitsInspection(item) ||
  item.waits.approval !== undefined ||
  (rulesVersion >= PROMISES && (item.asked !== null || item.releaseAsked !== null));

/** An item nobody has touched. */
export const begun = (item: PlannedItem, at: Instant, rulesVersion: number): Item => ({
  ...item,
  promises: rulesVersion >= PROMISES && item.awaits === null && item.chooseBy === null,
  status: 'planned',
  released: null,
  releaseAsked: null,
  overdue: false,
  escalated: false,
  round: 0,
  datedAt: at,
  issued: [],
  until: null,
  asked: null,
  doneOn: null,
  waits: {},
  decision: null,
  orderedBy: null,
  agreed: false,
  evidenceGiven: [],
  versions: [],
  approvals: 0,
  entries: [],
  tally: {},
  claims: [],
  wishes: {},
  topicsUntil: null,
  topics: [],
  agenda: [],
  coming: {},
  note: null,
});

/** An item as it comes over from the term before. */
export const carriedIn = (
  { planned, orderedBy, note, versions }: Carried,
  at: Instant,
  rulesVersion: number,
): Item => ({
  ...begun(planned, at, rulesVersion),
  orderedBy,
  note,
  versions,
});

/** Whether what was handed in for an order waits to be inspected (A88). */
export const awaitsInspection = ({ waits }: Item): boolean => waits.inspection !== undefined;

/** What of an item waits for a decision now. */
export function waitingFor(item: Item): Waiting[] {
  const { asked, releaseAsked, decision } = item;
  if (item.status === 'done') return decision && decision.appealedBy !== null ? ['appeal'] : [];
  if (!isOpen(item)) return [];
  return [
    ...(asked === null ? [] : (['extension'] as const)),
    ...(releaseAsked === null ? [] : (['release'] as const)),
    ...(awaitsInspection(item) ? (['inspection'] as const) : []),
    ...(item.waits.approval === undefined ? [] : (['approval'] as const)),
  ];
}

/** With something that waits for a decision from an instant on. */
export const waitingSince = ({ waits }: Item, what: Waiting, since: Instant): Pick<Item, 'waits'> => ({
  waits: { ...waits, [what]: { since, reminded: 0 } },
});

/** A new last day opens a new round: the ladder starts again, overdue is forgiven, the day may be chosen again. */
export const extended = (until: LocalDate, round: number, at: Instant): Partial<Item> => ({
  until,
  to: until,
  fixedOn: null,
  asked: null,
  round: round + 1,
  issued: [],
  overdue: false,
  escalated: false,
  datedAt: at,
});

/** Let go: nothing is asked of it any more, and nothing that was asked about it waits. */
export const letGo = (how: NonNullable<Item['released']>['how'], into: string | null = null): Partial<Item> => ({
  status: 'released',
  released: { how, into },
  asked: null,
  releaseAsked: null,
  waits: {},
});

/** New days; where rungs of the old ones were issued, a ladder of its own for the new ones. */
export const redated = ({ issued, round }: Item, at: Instant): Partial<Item> =>
  issued.length > 0 ? { datedAt: at, round: round + 1, issued: [] } : { datedAt: at };

/** Which sums an entry belongs to. */
export const talliesOf = ({ what, source, stage }: Pick<Entry, 'what' | 'source' | 'stage'>): string[] =>
  stage === 'done' ? ['', ...(what === null ? [] : [what])] : [tallyOf(stage, what ?? source ?? '')];

/** The sum of what was pledged, or received, of goods or from a source. */
export const tallyOf = (stage: Exclude<Stage, 'done'>, of: string): string => `${stage}/${of}`;

/** An entry added to, or with `-1` taken from, the sums. */
export function counted(tally: Item['tally'], entry: Entry, sign: 1 | -1): Item['tally'] {
  const sums = talliesOf(entry).map((key) => [key, (tally[key] ?? 0) + sign * entry.amount] as const);
  return { ...tally, ...Object.fromEntries(sums) };
}
