import { dayOf, type Instant, type LocalDate } from '@cobuild/calendar';
import type { Plan } from '@cobuild/programme';
import type { AgreementEvent, Ending, Fact, Treatment, Undone } from './events';
import { dueOf, type Item } from './item';

/** An entry of a stream as far as a correction looks at it; `byTime` of one that time alone brought about. */
export type Recorded = Readonly<{ seq: number; byTime: boolean; fact: Fact }>;

type CarriedOver = Extract<AgreementEvent, { type: 'ItemsCarriedOver' }>;

/**
 * All that time brought about too early in a stream whose clock ran ahead of `now`, in the stream's order: time's own facts planned for
 * a later instant, since the last correction. `reopened` names the agreements that are not over any more: what came over from them
 * goes back, but for items that somebody has dealt with since.
 */
export function broughtTooEarly(entries: readonly Recorded[], now: Instant, reopened: readonly string[]): Undone[] {
  const since = entries.findLastIndex(({ fact }) => fact.event.type === 'ClockCorrected') + 1;
  return entries.slice(since).flatMap(({ seq, byTime, fact: { at, event } }, n): Undone[] => {
    if (at <= now) return [];
    if (event.type === 'ItemsCarriedOver' && reopened.includes(event.from))
      return [{ seq, type: event.type, from: event.from, items: untouched(event, entries.slice(since + n + 1)) }];
    return byTime ? undoneBy(seq, event) : [];
  });
}

function untouched({ items }: CarriedOver, later: readonly Recorded[]): string[] {
  const dealtWith = later.flatMap(({ byTime, fact: { event } }) => (!byTime && 'item' in event ? [event.item] : []));
  return items.map(({ planned }) => planned.key).filter((key) => !dealtWith.includes(key));
}

/** Time brings about nothing else. */
function undoneBy(seq: number, event: AgreementEvent): Undone[] {
  switch (event.type) {
    case 'ItemOpened':
    case 'ItemBecameOverdue':
    case 'ItemEscalated':
      return [{ seq, type: event.type, item: event.item }];
    case 'ReminderIssued':
      return [{ seq, type: event.type, item: event.item, step: event.step }];
    case 'DecisionReminded':
      return [{ seq, type: event.type, item: event.item, what: event.what, n: event.n }];
    case 'ClaimLapsed':
      return [{ seq, type: event.type, item: event.item, n: event.n }];
    case 'TermEnded':
    case 'AgreementClosed':
      return [{ seq, type: event.type }];
    case 'AgreementProposed':
    case 'PartyInvited':
    case 'InvitationAccepted':
    case 'InvitationDeclined':
    case 'AgreementSigned':
    case 'AgreementEnteredForce':
    case 'AgreementSuspended':
    case 'AgreementResumed':
    case 'PartyWithdrew':
    case 'ItemsCarriedOver':
    case 'AmendmentProposed':
    case 'AmendmentConsented':
    case 'AmendmentRejected':
    case 'AmendmentApplied':
    case 'PlanRevised':
    case 'DateFixed':
    case 'VersionHandedIn':
    case 'VersionApproved':
    case 'VersionReturned':
    case 'ItemCalled':
    case 'ItemCompleted':
    case 'ExtensionAsked':
    case 'ExtensionGranted':
    case 'ExtensionRefused':
    case 'ReleaseAsked':
    case 'ItemReleased':
    case 'ReleaseRefused':
    case 'TopicsCalled':
    case 'TopicProposed':
    case 'MeetingNotified':
    case 'AttendanceAnnounced':
    case 'MeetingHeld':
    case 'ResolutionAdopted':
    case 'ProgressRecorded':
    case 'ProgressRejected':
    case 'WishPosted':
    case 'PlaceClaimed':
    case 'ClaimUsed':
    case 'ClaimDropped':
    case 'RectificationOrdered':
    case 'ReinspectionFailed':
    case 'ScoresGiven':
    case 'ReviewDecided':
    case 'ReviewAppealed':
    case 'AppealDecided':
    case 'PartyCommended':
    case 'NoticesSent':
    case 'ClockCorrected':
      return [];
  }
}

/** The parts of an agreement that a clock sets. */
type SetByClock = Readonly<{
  status: 'none' | 'proposed' | 'in-force' | 'suspended' | 'closed';
  items: Readonly<Record<string, Item>>;
  suspension: Readonly<{ on: LocalDate; treatment: Treatment }> | null;
  termEnded: boolean;
  ending: Ending | null;
}>;
type Correctable = SetByClock & Readonly<{ plan: Plan; signed: readonly string[] }>;

/**
 * The parts of an agreement as if time had not run ahead (A97): what time brought about too early is undone, and no instant or day
 * that the clock set lies after the correction. What people did stays.
 */
export function corrected(agreement: Correctable, undone: readonly Undone[], at: Instant): SetByClock {
  const today = dayOf(at, agreement.plan.timeZone);
  const gone = undone.flatMap((one) => (one.type === 'ItemsCarriedOver' ? one.items : []));
  const items = Object.values(agreement.items).filter(({ key }) => !gone.includes(key));
  const mine = (key: string) => undone.filter((one) => 'item' in one && one.item === key);
  const types = undone.map(({ type }) => type);
  const { suspension, status, ending } = agreement;
  return {
    items: Object.fromEntries(
      items.map((item) => [item.key, mine(item.key).reduce(without, notAfter(item, at, today))]),
    ),
    suspension: suspension && { ...suspension, on: earlier(suspension.on, today) },
    termEnded: agreement.termEnded && !types.includes('TermEnded'),
    ...(types.includes('AgreementClosed') && status === 'closed' ? reopened(agreement) : { status, ending }),
  };
}

const earlier = <T extends string>(one: T, other: T): T => (one < other ? one : other);

/** Time closes what is proposed, in force or suspended. */
function reopened({ plan, signed, suspension }: Correctable): Pick<SetByClock, 'status' | 'ending'> {
  const all = Object.keys(plan.sides).every((role) => signed.includes(role));
  return { status: suspension ? 'suspended' : all ? 'in-force' : 'proposed', ending: null };
}

/** Without an instant or day after the present; what was taken for due before the agreement came into force is owed. */
function notAfter(item: Item, at: Instant, today: LocalDate): Item {
  const waits = Object.entries(item.waits).map(([what, wait]) => [what, { ...wait, since: earlier(wait.since, at) }]);
  const { decision } = item;
  return {
    ...item,
    status: item.status === 'not-owed' && dueOf(item) >= today ? 'planned' : item.status,
    datedAt: earlier(item.datedAt, at),
    waits: Object.fromEntries(waits) as Item['waits'],
    claims: item.claims.map((claim) => ({ ...claim, on: earlier(claim.on, today) })),
    decision: decision && { ...decision, on: earlier(decision.on, today) },
  };
}

/** An item without one thing that time did to it. Reminders that went out get a ladder of their own, so that they go out again. */
function without(item: Item, one: Undone): Item {
  switch (one.type) {
    case 'ItemOpened':
      return item.status === 'open' ? { ...item, status: 'planned' } : item;
    case 'ItemBecameOverdue':
      return { ...item, overdue: false };
    case 'ItemEscalated':
      return { ...item, escalated: false };
    case 'ReminderIssued':
      return { ...item, round: item.round + 1, issued: item.issued.filter((step) => step !== one.step) };
    case 'DecisionReminded': {
      const wait = item.waits[one.what];
      if (!wait) return item;
      return {
        ...item,
        waits: { ...item.waits, [one.what]: { ...wait, reminded: Math.min(wait.reminded, one.n - 1) } },
      };
    }
    case 'ClaimLapsed':
      return {
        ...item,
        claims: item.claims.map((claim) =>
          claim.n === one.n && claim.state === 'lapsed' ? { ...claim, state: 'claimed' } : claim,
        ),
      };
    case 'TermEnded':
    case 'AgreementClosed':
    case 'ItemsCarriedOver':
      return item;
  }
}
