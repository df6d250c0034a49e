import type { AgreementEvent } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { toFact, type Envelope } from '@cobuild/ledger';

/** What an entry was, as far as it is a cause: who asked, in which role, the reason's code, and the rules of `agreement/SPEC.md`. */
export type Cause = Readonly<{
  seq: number;
  type: AgreementEvent['type'];
  occurredAt: Instant;
  recordedAt: Instant;
  /** Organisation id, or `clock`. */
  actor: string;
  by: string | null;
  reason: string | null;
  rules: readonly string[];
}>;

/** Under which rules each event comes about. */
const RULES: Readonly<Record<AgreementEvent['type'], readonly string[]>> = {
  AgreementProposed: ['A1', 'A4'],
  PartyInvited: ['A94'],
  InvitationAccepted: ['A94'],
  InvitationDeclined: ['A94', 'A95'],
  AgreementSigned: ['A5'],
  AgreementEnteredForce: ['A5', 'A6'],
  AgreementSuspended: ['A28'],
  AgreementResumed: ['A28', 'A29'],
  PartyWithdrew: ['A30', 'A93'],
  ItemsCarriedOver: ['A49'],
  TermEnded: ['A48'],
  AgreementClosed: ['A48', 'A30', 'A84', 'A93', 'A95'],
  AmendmentProposed: ['A31', 'A33'],
  AmendmentConsented: ['A31'],
  AmendmentRejected: ['A32'],
  AmendmentApplied: ['A32', 'A52', 'A78'],
  PlanRevised: ['A23', 'A24', 'A26'],
  ItemOpened: ['A19'],
  DateFixed: ['A10', 'A11'],
  VersionHandedIn: ['A10', 'A40'],
  VersionApproved: ['A108'],
  VersionReturned: ['A108'],
  ItemCalled: ['A109'],
  ItemCompleted: ['A10', 'A12', 'A13'],
  ItemBecameOverdue: ['A19', 'A25'],
  ItemEscalated: ['A19', 'A20'],
  ReminderIssued: ['A19', 'A20', 'A21'],
  ExtensionAsked: ['A15'],
  ExtensionGranted: ['A16'],
  ExtensionRefused: ['A16'],
  ReleaseAsked: ['A41'],
  ItemReleased: ['A41', 'A76', 'A91'],
  ReleaseRefused: ['A41'],
  DecisionReminded: ['A87'],
  TopicsCalled: ['A34'],
  TopicProposed: ['A34'],
  MeetingNotified: ['A35'],
  AttendanceAnnounced: ['A36'],
  MeetingHeld: ['A14'],
  ResolutionAdopted: ['A14'],
  ProgressRecorded: ['A38', 'A39'],
  ProgressRejected: ['A42'],
  WishPosted: ['A82'],
  PlaceClaimed: ['A44'],
  ClaimUsed: ['A45'],
  ClaimDropped: ['A45'],
  ClaimLapsed: ['A45', 'A82'],
  RectificationOrdered: ['A43', 'A53'],
  ReinspectionFailed: ['A43'],
  ScoresGiven: ['A17', 'A51'],
  ReviewDecided: ['A18'],
  ReviewAppealed: ['A46'],
  AppealDecided: ['A46'],
  PartyCommended: ['A47'],
  NoticesSent: ['A92'],
  ClockCorrected: ['A97'],
};

/** An entry as a cause. */
export function causeOf(envelope: Envelope): Cause {
  const { seq, type, occurredAt, recordedAt, actor } = envelope;
  const { event } = toFact(envelope);
  const role = 'by' in event ? event.by : 'role' in event ? event.role : null;
  const reason = 'reason' in event ? event.reason : null;
  return { seq, type, occurredAt, recordedAt, actor, by: role, reason, rules: RULES[type] };
}
