import {
  advancedTo,
  counterparts,
  decide,
  DISTRICT,
  dueOf,
  isOpen,
  isOverdue,
  roleOf,
  waitingFor,
  type Agreement,
  type AgreementCommand,
  type Item,
} from '@cobuild/agreement';
import { dayOf, daysBetween, type Instant, type LocalDate } from '@cobuild/calendar';

/** What waits for an organisation besides the items it owes; `about` names what: an amendment's key, an item's, a role's. */
export type Waits = Readonly<{
  what: 'sign' | 'consent' | 'score' | 'review' | ReturnType<typeof waitingFor>[number];
  item: string | null;
  about: string | null;
}>;

/** An item that an organisation owes: its days, whether it is late, by when its day must be chosen. */
export type Owed = Readonly<{ item: Item; dueOn: LocalDate; late: boolean }>;

/** What an organisation has in hand in one agreement: due now, the earliest first; what comes; and what waits for its word. */
export type Desk = Readonly<{ due: readonly Owed[]; next: readonly Owed[]; waits: readonly Waits[] }>;

/** What is open for longer than this is no matter of today, unless it was reminded of. */
const SOON_DAYS = 30;

const NOTHING: Desk = { due: [], next: [], waits: [] };

/**
 * What `unit` has in hand at `now`. An item is due once a reminder of it has gone out, or while it is open and its last day near, else it comes. What waits is
 * found by asking the rules, so that nothing is asked for that they would refuse (N17). The agreement is as recorded; time's own
 * facts up to `now` are added here.
 */
export function deskOf(recorded: Agreement, unit: string, now: Instant): Desk {
  const role = roleOf(recorded, unit);
  if (role === null || recorded.withdrawn.includes(role) || recorded.status === 'closed') return NOTHING;
  const agreement = advancedTo(recorded, now);
  const today = dayOf(now, agreement.plan.timeZone);
  const owed = (item: Item): Owed => ({ item, dueOn: dueOf(item), late: isOverdue(agreement, item) });
  const runs = agreement.status === 'in-force';
  // A review is done by scoring and deciding, which waits for a word.
  const owes = (item: Item): boolean => isOpen(item) && item.kind !== 'review' && item.owedBy.includes(role);
  const own = runs ? Object.values(agreement.items).filter(owes) : [];
  const inHand = own.map(owed).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const isDue = ({ item, dueOn }: Owed): boolean =>
    item.issued.length > 0 || (item.status === 'open' && daysBetween(today, dueOn) <= SOON_DAYS);
  return {
    due: inHand.filter(isDue),
    next: inHand.filter((one) => !isDue(one)),
    waits: waitsOf(agreement, role, (command) => decide(agreement, command, { actor: unit, now }).accepted),
  };
}

function waitsOf(agreement: Agreement, role: string, allowed: (command: AgreementCommand) => boolean): Waits[] {
  const amendments = Object.keys(agreement.amendments).filter((amendment) =>
    allowed({ type: 'AnswerAmendment', amendment, consent: true }),
  );
  const points = Object.fromEntries(Object.keys(agreement.plan.criteria).map((key) => [key, 0]));
  const unscored = counterparts(agreement, role).filter((of) => allowed({ type: 'GiveScores', of, points }));
  const review = Object.values(agreement.items).find(({ kind, status }) => kind === 'review' && status === 'open');
  return [
    ...(allowed({ type: 'SignAgreement' }) ? [{ what: 'sign', item: null, about: null } as const] : []),
    ...amendments.map((about) => ({ what: 'consent', item: null, about }) as const),
    ...unscored.map((about) => ({ what: 'score', item: review?.key ?? null, about }) as const),
    ...Object.values(agreement.items).flatMap((item) => decisionsOf(item, role, allowed)),
  ];
}

/** What of an item waits for the district, or for whoever ordered it. */
function decisionsOf(item: Item, role: string, allowed: (command: AgreementCommand) => boolean): Waits[] {
  const waiting: Waits[] = waitingFor(item).flatMap((what): Waits[] => {
    if (what === 'approval') return []; // of the role whose step it is: asked below
    const theirs = what === 'inspection' ? item.orderedBy === role : role === DISTRICT;
    return theirs ? [{ what, item: item.key, about: null }] : [];
  });
  if (allowed({ type: 'ApproveVersion', item: item.key, version: item.versions.length }))
    waiting.push({ what: 'approval', item: item.key, about: null });
  const undecided = item.kind === 'review' && allowed({ type: 'DecideReview', item: item.key, outcome: 'qualified' });
  return undecided && !waiting.some(({ what }) => what === 'review')
    ? [...waiting, { what: 'review', item: item.key, about: null }]
    : waiting;
}
