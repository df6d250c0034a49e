import { addDays, type Instant, type LocalDate } from '@cobuild/calendar';
import type { Plan, PlannedItem, Values } from '@cobuild/programme';
import type { AgreementEvent, Evidence, Fact, Outcome } from './events';

/** One item as it stands. */
export type Item = PlannedItem &
  Readonly<{
    status: 'planned' | 'open' | 'done' | 'not-owed';
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
    evidenceGiven: readonly Evidence[];
  }>;

/** An agreement as the fold of its facts: what `decide` must remember. Never stored, rebuilt by folding. */
export type Agreement = Readonly<{
  status: 'none' | 'proposed' | 'in-force' | 'closed';
  plan: Plan;
  parties: Readonly<Record<string, string>>;
  district: string;
  parameters: Values;
  spread: number;
  signed: readonly string[];
  items: Readonly<Record<string, Item>>;
  /** `by` to `of` to criterion to points. */
  scores: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  outcome: Outcome | null;
  termEnded: boolean;
}>;

const NO_DAY = '0001-01-01' as LocalDate;

/** Before the first fact. */
export const unproposed: Agreement = {
  status: 'none',
  plan: {
    programme: '',
    version: 0,
    calendar: '',
    timeZone: 'UTC',
    term: { from: NO_DAY, to: NO_DAY },
    sides: {},
    items: [],
    ladders: {},
    criteria: {},
  },
  parties: {},
  district: '',
  parameters: {},
  spread: 0,
  signed: [],
  items: {},
  scores: {},
  outcome: null,
  termEnded: false,
};

/** The last day on which the item can be recorded in time; for a review, on which the district decides. */
export const dueOf = ({ until, fixedOn, to, graceDays }: Item): LocalDate => until ?? addDays(fixedOn ?? to, graceDays);

/** Folds facts in order. */
export const fold = (facts: readonly Fact[], from: Agreement = unproposed): Agreement => facts.reduce(evolve, from);

/** What one fact changes. No `default`: a new event does not compile until it is handled here. */
export function evolve(agreement: Agreement, { at, event }: Fact): Agreement {
  switch (event.type) {
    case 'AgreementProposed':
      return proposed(event, at);
    case 'AgreementSigned':
      return { ...agreement, signed: [...agreement.signed, event.role] };
    case 'AgreementEnteredForce':
      return enteredForce(agreement, event.on, at);
    case 'ItemOpened':
      return change(agreement, event.item, () => ({ status: 'open' }));
    case 'DateFixed':
      return change(agreement, event.item, () => ({ fixedOn: event.on, datedAt: at }));
    case 'MeetingHeld':
      return agreement;
    case 'ResolutionAdopted':
      return {
        ...agreement,
        items: { ...agreement.items, [event.resolution.key]: { ...begun(event.resolution, at), status: 'open' } },
      };
    case 'ItemCompleted':
      return change(agreement, event.item, () => ({
        status: 'done',
        doneOn: event.on,
        evidenceGiven: event.evidence,
        asked: null,
      }));
    case 'ItemBecameOverdue':
      return change(agreement, event.item, () => ({ overdue: true }));
    case 'ItemEscalated':
      return change(agreement, event.item, () => ({ escalated: true }));
    case 'ReminderIssued':
      return change(agreement, event.item, ({ issued, round }) =>
        event.round === round ? { issued: [...issued, event.step] } : {},
      );
    case 'ExtensionAsked':
      return change(agreement, event.item, () => ({ asked: event.until }));
    case 'ExtensionGranted':
      return change(agreement, event.item, ({ round }) => extended(event.until, round, at));
    case 'ExtensionRefused':
      return change(agreement, event.item, () => ({ asked: null }));
    case 'ScoresGiven':
      return {
        ...agreement,
        scores: { ...agreement.scores, [event.by]: { ...agreement.scores[event.by], [event.of]: event.points } },
      };
    case 'PlanRevised':
      return event.moved.reduce(
        (moving, { item, after }) => change(moving, item, (was) => ({ ...after, ...redated(was, at) })),
        {
          ...agreement,
          plan: { ...agreement.plan, calendar: event.calendar },
        },
      );
    case 'ReviewDecided':
      return change({ ...agreement, outcome: event.outcome }, event.item, () => ({ status: 'done' }));
    case 'TermEnded':
      return { ...agreement, termEnded: true };
    case 'AgreementClosed':
      return { ...agreement, status: 'closed' };
  }
}

type Proposed = Extract<AgreementEvent, { type: 'AgreementProposed' }>;

const proposed = ({ plan, parties, district, parameters, spread }: Proposed, at: Instant): Agreement => ({
  ...unproposed,
  status: 'proposed',
  plan,
  parties,
  district,
  parameters,
  spread,
  items: Object.fromEntries(plan.items.map((item) => [item.key, begun(item, at)])),
});

const begun = (item: PlannedItem, at: Instant): Item => ({
  ...item,
  status: 'planned',
  overdue: false,
  escalated: false,
  round: 0,
  datedAt: at,
  issued: [],
  until: null,
  asked: null,
  doneOn: null,
  evidenceGiven: [],
});

/** What was due before the agreement came into force is not owed (A6). */
function enteredForce(agreement: Agreement, on: LocalDate, at: Instant): Agreement {
  const items = Object.values(agreement.items).map((item): [string, Item] => [
    item.key,
    { ...item, datedAt: at, status: dueOf(item) < on ? 'not-owed' : 'planned' },
  ]);
  return { ...agreement, status: 'in-force', items: Object.fromEntries(items) };
}

/** A new last day opens a new round: the ladder starts again, overdue is forgiven, the day may be chosen again. */
const extended = (until: LocalDate, round: number, at: Instant): Partial<Item> => ({
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

/** New days; where rungs of the old ones were issued, a ladder of its own for the new ones. */
const redated = ({ issued, round }: Item, at: Instant): Partial<Item> =>
  issued.length > 0 ? { datedAt: at, round: round + 1, issued: [] } : { datedAt: at };

function change(agreement: Agreement, key: string, how: (item: Item) => Partial<Item>): Agreement {
  const item = agreement.items[key];
  if (!item) throw new Error(`the ledger speaks of item ${key}, which the plan does not have`);
  return { ...agreement, items: { ...agreement.items, [key]: { ...item, ...how(item) } } };
}
