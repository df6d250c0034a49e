import type { AgreementEvent, EventVersion } from '@cobuild/agreement';

/**
 * The newest version of each type of event: what is written today. A number compiles only while today's payload is exactly the one
 * that this version was frozen with. What it takes to raise one stands in `libs/audit/SPEC.md` (H9).
 */
export const typeVersions: Readonly<{ [T in AgreementEvent['type']]: EventVersion<T> }> = {
  AgreementProposed: 3,
  PartyInvited: 1,
  InvitationAccepted: 1,
  InvitationDeclined: 1,
  AgreementSigned: 1,
  AgreementEnteredForce: 1,
  AgreementSuspended: 1,
  AgreementResumed: 1,
  PartyWithdrew: 1,
  ItemsCarriedOver: 1,
  TermEnded: 1,
  AgreementClosed: 1,
  AmendmentProposed: 2,
  AmendmentConsented: 1,
  AmendmentRejected: 1,
  AmendmentApplied: 1,
  PlanRevised: 1,
  ItemOpened: 1,
  DateFixed: 1,
  VersionHandedIn: 1,
  VersionApproved: 1,
  VersionReturned: 1,
  ItemCalled: 1,
  ItemCompleted: 1,
  ItemBecameOverdue: 1,
  ItemEscalated: 1,
  ReminderIssued: 1,
  ExtensionAsked: 1,
  ExtensionGranted: 1,
  ExtensionRefused: 1,
  ReleaseAsked: 1,
  ItemReleased: 1,
  ReleaseRefused: 1,
  DecisionReminded: 1,
  TopicsCalled: 1,
  TopicProposed: 1,
  MeetingNotified: 1,
  AttendanceAnnounced: 1,
  MeetingHeld: 1,
  ResolutionAdopted: 1,
  ProgressRecorded: 1,
  ProgressRejected: 1,
  WishPosted: 1,
  PlaceClaimed: 1,
  ClaimUsed: 1,
  ClaimDropped: 1,
  ClaimLapsed: 1,
  RectificationOrdered: 1,
  ReinspectionFailed: 1,
  ScoresGiven: 1,
  ReviewDecided: 1,
  ReviewAppealed: 1,
  AppealDecided: 1,
  PartyCommended: 1,
  NoticesSent: 1,
  ClockCorrected: 1,
};

/** Whether an entry of this type and version was ever released. */
export const isKnown = (type: string, version: number): boolean =>
  Object.hasOwn(typeVersions, type) &&
  Number.isInteger(version) &&
  version >= 1 &&
  version <= typeVersions[type as AgreementEvent['type']];
