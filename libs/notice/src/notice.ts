import { dayOf, type Instant, type LocalDate } from '@cobuild/calendar';
import {
  approverOf,
  DISTRICT,
  isOpen,
  namedDay,
  type Agreement,
  type AgreementEvent,
  type Fact,
} from '@cobuild/agreement';

export const noticeCodes = [
  'invited',
  'invitation-declined',
  'please-sign',
  'in-force',
  'reminder-blue',
  'reminder-yellow',
  'reminder-red',
  'reminder-promise',
  'handed-in',
  'please-approve',
  'approved',
  'returned',
  'called',
  'date-fixed',
  'resolution',
  'escalated',
  'extension-asked',
  'extension-granted',
  'extension-refused',
  'plan-revised',
  'review-decided',
  'suspended',
  'resumed',
  'withdrew',
  'taken-back',
  'please-consent',
  'amended',
  'amendment-rejected',
  'release-asked',
  'released',
  'release-refused',
  'topics-called',
  'meeting-notified',
  'progress-rejected',
  'claim-lapsed',
  'rectify',
  'rectify-again',
  'appealed',
  'appeal-decided',
  'commended',
  'inspect',
  'decision-waits',
  'carried-over',
  'closed',
  'clock-corrected',
  'vacant',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

/** One thing to tell: codes and dates only, the words are found when it is read. `occasion` is stable for ever. */
export type NoticeLine = Readonly<{
  agreement: string;
  occasion: string;
  code: NoticeCode;
  item: string | null;
  on: LocalDate | null;
  /** Where the programme says that what concerns this item is. */
  urgent?: true;
  /** Of a reminder: the role that it addresses. Of a post that nobody holds: the role of its unit, with how many things it has in hand. Of a call: the role that called. */
  role?: string;
  count?: number;
}>;

/** A message to one party. Reminders of one party and day share one id, so that an outage ends in one message. */
export type Notice = Readonly<{ id: string; party: string; at: Instant; lines: readonly NoticeLine[] }>;

type ReminderIssued = Extract<AgreementEvent, { type: 'ReminderIssued' }>;

/** A line and the roles it is for. */
type Addressed = Readonly<{ to: readonly string[]; line: Pick<NoticeLine, 'code' | 'item' | 'on' | 'role'> }>;

/** What the facts of one transaction give people to know, one notice per party; what is no longer true is left out. */
export function noticesOf(
  agreementId: string,
  agreement: Agreement,
  facts: readonly (Fact & { seq: number })[],
  now: Instant,
): Notice[] {
  const ordinary = facts.flatMap(({ seq, event }) => {
    const addressed = addressedBy(agreement, event);
    if (!addressed) return [];
    const invitation = event.type === 'PartyInvited';
    const to = addressed.to.filter((role) => invitation || !agreement.invited.includes(role));
    const { item } = addressed.line;
    const urgent = isUrgentItem(agreement, item) ? ({ urgent: true } as const) : {};
    const line: NoticeLine = {
      agreement: agreementId,
      occasion: `${agreementId}/${seq}`,
      ...addressed.line,
      ...urgent,
    };
    return to.map((role): Notice => ({
      id: `${line.occasion}/${role}`,
      party: partyOf(agreement, role),
      at: now,
      lines: [line],
    }));
  });
  const reminded = facts.flatMap(({ event }) => {
    if (event.type !== 'ReminderIssued' || !stillTrue(agreement, event)) return [];
    const item = agreement.items[event.item];
    const on = item ? namedDay(item, event.step) : null;
    const urgent = isUrgentItem(agreement, event.item);
    return [{ agreementId, event, parties: event.to.map((role) => partyOf(agreement, role)), on, urgent }];
  });
  return [...ordinary, ...reminderNotices(reminded, now, agreement.plan.timeZone)];
}

export type DueReminder = Readonly<{
  agreementId: string;
  event: ReminderIssued;
  parties: readonly string[];
  on: LocalDate | null;
  urgent?: boolean;
}>;

const STRENGTH: Record<ReminderIssued['step'], number> = { blue: 0, promise: 1, yellow: 2, red: 3, escalation: 4 };

/** Reminders as notices, one per party and local day of `now`; of one item each party is told only the strongest for it. */
export function reminderNotices(due: readonly DueReminder[], now: Instant, timeZone: string): Notice[] {
  const strongest = new Map<string, Map<string, Told>>();
  for (const reminder of due)
    for (const [n, party] of reminder.parties.entries()) {
      const key = `${reminder.agreementId}/${reminder.event.item}`;
      const its = strongest.get(party) ?? new Map<string, Told>();
      const other = its.get(key);
      const told = { ...reminder, role: reminder.event.to[n] };
      if (!other || STRENGTH[other.event.step] < STRENGTH[reminder.event.step]) its.set(key, told);
      strongest.set(party, its);
    }
  const day = dayOf(now, timeZone);
  return [...strongest].map(([party, its]) => ({
    id: `reminders/${party}/${day}`,
    party,
    at: now,
    lines: [...its.values()].map(lineOf),
  }));
}

/** A reminder for one of the roles that it addresses, which stand in the order of its parties. */
type Told = DueReminder & Readonly<{ role: string | undefined }>;

const lineOf = ({ agreementId, event, on, urgent, role }: Told): NoticeLine => {
  const { item, step, round } = event;
  return {
    agreement: agreementId,
    occasion: `${agreementId}/${item}/${step}/${round}`,
    code: reminderCode(step),
    item,
    on,
    ...(urgent ? { urgent } : {}),
    ...(role === undefined || role === DISTRICT ? {} : { role }),
  };
};

const reminderCode = (step: ReminderIssued['step']): NoticeCode =>
  step === 'escalation' ? 'escalated' : `reminder-${step}`;

/** Whether the programme wants what concerns an item told at once. */
export function isUrgentItem({ items, plan }: Agreement, key: string | null): boolean {
  const item = key === null ? undefined : items[key];
  return item !== undefined && plan.rules[item.clause]?.urgent === true;
}

/** Who has an item's newest version to approve. */
const approverIn = (agreement: Agreement, key: string): string | null => {
  const item = agreement.items[key];
  return item ? approverOf(agreement, item) : null;
};

const stillTrue = ({ items }: Agreement, { item, round }: ReminderIssued): boolean => {
  const found = items[item];
  return found !== undefined && isOpen(found) && found.round === round;
};

const partyOf = ({ parties, district }: Agreement, role: string): string =>
  role === DISTRICT ? district : (parties[role] ?? role);

/** Whoever ordered it, or the district once they have left. */
const inspecting = ({ plan }: Agreement, role: string): string => (Object.hasOwn(plan.sides, role) ? role : DISTRICT);

/** The roles each event concerns; one that is still invited gets its invitation alone. Events that tell nobody anything new have no case of their own. */
function addressedBy(agreement: Agreement, event: AgreementEvent): Addressed | null {
  const everyone = Object.keys(agreement.parties).filter((role) => !agreement.withdrawn.includes(role));
  const owers = (key: string) => agreement.items[key]?.owedBy ?? [];
  const line = (code: NoticeCode, item: string | null = null, on: LocalDate | null = null) => ({ code, item, on });
  switch (event.type) {
    case 'AgreementProposed':
      return { to: everyone, line: line('please-sign') };
    case 'PartyInvited':
      return { to: [event.role], line: line('invited') };
    case 'InvitationAccepted':
      return { to: [event.role], line: line('please-sign') };
    case 'InvitationDeclined':
      return { to: [...everyone, DISTRICT], line: line('invitation-declined') };
    case 'AgreementEnteredForce':
      return { to: [...everyone, DISTRICT], line: line('in-force', null, event.on) };
    case 'DateFixed':
      return { to: everyone.filter((role) => role !== event.by), line: line('date-fixed', event.item, event.on) };
    case 'ResolutionAdopted':
      return { to: event.resolution.owedBy, line: line('resolution', event.resolution.key, event.resolution.to) };
    case 'ItemEscalated':
      return { to: [DISTRICT], line: line('escalated', event.item) };
    case 'ExtensionAsked':
      return { to: [DISTRICT], line: line('extension-asked', event.item, event.until) };
    case 'ExtensionGranted':
      return { to: owers(event.item), line: line('extension-granted', event.item, event.until) };
    case 'ExtensionRefused':
      return { to: owers(event.item), line: line('extension-refused', event.item) };
    case 'PlanRevised':
      return {
        to: everyone,
        line: line('plan-revised', event.moved[0]?.item ?? null, event.moved[0]?.after.to ?? null),
      };
    case 'ReviewDecided':
      return { to: everyone, line: line('review-decided', event.item) };
    case 'AgreementSuspended':
      return { to: everyone, line: line('suspended', null, event.on) };
    case 'AgreementResumed':
      return { to: everyone, line: line('resumed', null, event.on) };
    case 'PartyWithdrew':
      if (event.role === DISTRICT) return { to: everyone, line: line('taken-back') };
      return {
        to: [...everyone.filter((role) => role !== event.role), DISTRICT],
        line: line('withdrew', null, event.on),
      };
    case 'AmendmentProposed':
      return {
        to: event.concerned.filter((role) => role !== event.by),
        line: line('please-consent', event.changes[0]?.item ?? null),
      };
    case 'AmendmentApplied':
      return { to: [...everyone, DISTRICT], line: line('amended') };
    case 'AmendmentRejected':
      return { to: [agreement.amendments[event.amendment]?.by ?? DISTRICT], line: line('amendment-rejected') };
    case 'ReleaseAsked':
      return { to: [DISTRICT], line: line('release-asked', event.item) };
    case 'ItemReleased':
      return { to: owers(event.item), line: line('released', event.item) };
    case 'ReleaseRefused':
      return { to: owers(event.item), line: line('release-refused', event.item) };
    case 'TopicsCalled':
      return { to: everyone.filter((role) => role !== event.by), line: line('topics-called', event.item, event.until) };
    case 'MeetingNotified':
      return { to: everyone, line: line('meeting-notified', event.item, event.on) };
    case 'ProgressRejected':
      return { to: owers(event.item), line: line('progress-rejected', event.item) };
    case 'ClaimLapsed': {
      const claim = agreement.items[event.item]?.claims.find(({ n }) => n === event.n);
      return { to: claim ? [claim.by] : [], line: line('claim-lapsed', event.item) };
    }
    case 'RectificationOrdered': {
      const { key, owedBy, to } = event.rectification;
      return { to: owedBy, line: line('rectify', key, to) };
    }
    case 'ReinspectionFailed':
      return { to: owers(event.item), line: line('rectify-again', event.item, event.until) };
    case 'ReviewAppealed':
      return { to: [DISTRICT], line: line('appealed', event.item) };
    case 'AppealDecided':
      return { to: everyone, line: line('appeal-decided', event.item) };
    case 'PartyCommended':
      return { to: [event.role], line: line('commended', event.item) };
    case 'VersionHandedIn': {
      const approver = approverIn(agreement, event.item);
      if (approver !== null) return { to: [approver], line: line('please-approve', event.item) };
      const inspector = agreement.items[event.item]?.orderedBy ?? null;
      return inspector === null ? null : { to: [inspecting(agreement, inspector)], line: line('inspect', event.item) };
    }
    case 'VersionApproved': {
      const next = approverIn(agreement, event.item);
      if (next !== null) return { to: [next], line: line('please-approve', event.item) };
      return { to: owers(event.item), line: line('approved', event.item) };
    }
    case 'VersionReturned':
      return { to: owers(event.item), line: line('returned', event.item) };
    case 'ItemCalled': {
      const { key, owedBy, fixedOn, to, follows } = event.called;
      if (follows !== null) return null; // reminded of once its own day is near
      // Who calls knows of it.
      const others = owedBy.filter((role) => role !== event.by);
      return { to: others, line: { ...line('called', key, fixedOn ?? to), role: event.by } };
    }
    case 'DecisionReminded': {
      const inspector = agreement.items[event.item]?.orderedBy ?? DISTRICT;
      const approver = event.what === 'approval' ? approverIn(agreement, event.item) : null;
      const to = approver ?? (event.what === 'inspection' ? inspecting(agreement, inspector) : DISTRICT);
      return { to: [to], line: line('decision-waits', event.item) };
    }
    case 'ItemsCarriedOver': {
      const to = [...new Set(event.items.flatMap(({ planned }) => planned.owedBy))];
      return { to, line: line('carried-over', event.items[0]?.planned.key ?? null) };
    }
    case 'AgreementClosed':
      return { to: [...everyone, DISTRICT], line: line('closed') };
    case 'ClockCorrected':
      return { to: [...everyone, DISTRICT], line: line('clock-corrected') };
    case 'ItemCompleted': {
      const item = agreement.items[event.item];
      const handedTo = item && agreement.plan.rules[item.clause]?.handedTo;
      const known = handedTo === DISTRICT || (handedTo !== undefined && everyone.includes(handedTo));
      return known ? { to: [handedTo], line: line('handed-in', event.item, event.on) } : null;
    }
    case 'AgreementSigned':
    case 'AmendmentConsented':
    case 'TopicProposed':
    case 'AttendanceAnnounced':
    case 'ProgressRecorded':
    case 'WishPosted':
    case 'PlaceClaimed':
    case 'ClaimUsed':
    case 'ClaimDropped':
    case 'ItemOpened':
    case 'MeetingHeld':
    case 'ItemBecameOverdue':
    case 'ReminderIssued':
    case 'ScoresGiven':
    case 'TermEnded':
    case 'NoticesSent':
      return null;
  }
}
