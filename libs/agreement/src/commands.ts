import type { Instant, LocalDate } from '@cobuild/calendar';
import type { Plan, PlannedItem, Release } from '@cobuild/programme';
import type {
  AgreementEvent,
  Carried,
  Evidence,
  Fact,
  Note,
  Outcome,
  Reason,
  Rejection,
  Sent,
  Stage,
  TopicVerdict,
  Treatment,
  Version,
} from './events';

/** A decision of a meeting: it fixes the day of an item that awaits it, or makes a new item with an owner and a last day. */
export type Resolution =
  | Readonly<{ fixes: string; on: LocalDate }>
  | Readonly<{ key: string; owner: string; dueOn: LocalDate; note?: Note | null | undefined }>;

/** What an amendment wants of one item: a new one, one changed, one dropped. */
export type Wish =
  | Readonly<{
      add: string;
      kind: 'activity' | 'deadline';
      owedBy: readonly string[];
      from: LocalDate;
      to: LocalDate;
      evidence: PlannedItem['evidence'];
    }>
  | Readonly<{
      change: string;
      from?: LocalDate | undefined;
      to?: LocalDate | undefined;
      owedBy?: readonly string[] | undefined;
      evidence?: PlannedItem['evidence'] | undefined;
    }>
  | Readonly<{ drop: string }>;

/** People who take part, alike in what eligibility asks about. */
export type Group = Readonly<{ age: number; healthy: boolean; accompanied: boolean; people: number }>;

type OfAgreement =
  /** `carried` is what the agreement it renews still owes, where that has closed already; `invited` are roles of other districts' units. */
  | Readonly<
      { type: 'ProposeAgreement'; carried?: readonly Carried[]; invited?: readonly string[] } & Omit<
        Extract<AgreementEvent, { type: 'AgreementProposed' }>,
        'type' | 'rulesVersion'
      >
    >
  | Readonly<{ type: 'AnswerInvitation'; accept: boolean }>
  | Readonly<{ type: 'SignAgreement' }>
  | Readonly<{ type: 'ProposeAmendment'; amendment: string; changes: readonly Wish[] }>
  | Readonly<{ type: 'AnswerAmendment'; amendment: string; consent: boolean }>
  /** `plan` is the new version of the programme laid on the calendar for the agreement's own term. */
  | Readonly<{ type: 'MigrateAgreement'; amendment: string; plan: Plan; to: Version }>
  /** `plan` is the programme laid on the calendar anew. */
  | Readonly<{ type: 'RevisePlan'; plan: Plan }>
  | Readonly<{ type: 'SuspendAgreement'; treatment: Treatment; reason: Reason }>
  | Readonly<{ type: 'ResumeAgreement' }>
  | Readonly<{ type: 'WithdrawFromAgreement'; reason: Reason }>
  /** For one day, or for the days up to `to`. */
  | Readonly<{ type: 'CallItem'; clause: string; from: LocalDate; to?: LocalDate | undefined }>
  | Readonly<{ type: 'GiveScores'; of: string; points: Readonly<Record<string, number>> }>;

type OfItem =
  | Readonly<{ type: 'FixDate'; item: string; on: LocalDate }>
  | Readonly<{ type: 'HandIn'; item: string; sha256: string }>
  | Readonly<{ type: 'ApproveVersion'; item: string; version: number }>
  | Readonly<{ type: 'ReturnVersion'; item: string; version: number; note?: Note | null | undefined }>
  /** `also` are items that the same evidence serves; all of them are completed, or none. */
  | Readonly<{
      type: 'CompleteItem';
      item: string;
      on: LocalDate;
      evidence: readonly Evidence[];
      also?: readonly string[] | undefined;
    }>
  | Readonly<{ type: 'AskExtension'; item: string; until: LocalDate; reason: Reason }>
  | Readonly<{ type: 'DecideExtension'; item: string; granted: boolean }>
  | Readonly<{ type: 'AskRelease'; item: string; how: Release; into?: string | null | undefined; reason: Reason }>
  | Readonly<{ type: 'DecideRelease'; item: string; granted: boolean }>
  | Readonly<{ type: 'CallForTopics'; item: string; until: LocalDate }>
  | Readonly<{ type: 'ProposeTopic'; item: string; topic: string; note?: Note | null | undefined }>
  | Readonly<{ type: 'NotifyMeeting'; item: string; time: string; agenda: readonly string[] }>
  /** Of a meeting: how many come. Of an activity: how many take part, by `groups` where eligibility is asked. */
  | Readonly<{ type: 'AnnounceAttendance'; item: string; people: number; groups?: readonly Group[] | undefined }>
  | Readonly<{
      type: 'HoldMeeting';
      item: string;
      on: LocalDate;
      attendance: Readonly<Record<string, number>>;
      resolutions: readonly Resolution[];
      evidence: readonly Evidence[];
      topics?: Readonly<Record<string, TopicVerdict>> | undefined;
      minutes?: Note | null | undefined;
    }>
  | Readonly<{
      type: 'RecordProgress';
      item: string;
      on: LocalDate;
      amount: number;
      what?: string | null | undefined;
      source?: string | null | undefined;
      stage?: Stage | undefined;
      evidence?: readonly Evidence[] | undefined;
    }>
  | Readonly<{ type: 'RejectProgress'; item: string; n: number; reason: Rejection }>
  | Readonly<{ type: 'PostWish'; item: string; wish: string; note: Note }>
  | Readonly<{ type: 'ClaimPlace'; item: string; post: string; claimants: readonly string[] }>
  | Readonly<{ type: 'UseClaim'; item: string; n: number; on: LocalDate }>
  | Readonly<{ type: 'DropClaim'; item: string; n: number }>
  | Readonly<{
      type: 'OrderRectification';
      item: string;
      owner: string;
      dueOn?: LocalDate | undefined;
      note?: Note | null | undefined;
    }>
  | Readonly<{ type: 'Reinspect'; item: string; passed: boolean; until?: LocalDate | undefined }>
  | Readonly<{ type: 'DecideReview'; item: string; outcome: Outcome }>
  | Readonly<{ type: 'AppealReview'; item: string; note?: Note | null | undefined }>
  | Readonly<{ type: 'DecideAppeal'; item: string; outcome: Outcome }>
  | Readonly<{ type: 'Commend'; item: string; role: string; prize?: string | null | undefined }>;

/** What can be asked of one item. */
export type ItemCommand = OfItem;

/** What nobody asks: time's own command, what comes over from the term before, what was sent. They come in by the same door. */
type OfItself =
  | Readonly<{ type: 'ReachInstant' }>
  | Readonly<{ type: 'CarryOver'; from: string; items: readonly Carried[] }>
  | Readonly<{ type: 'RecordSent'; sent: readonly Sent[] }>;

/** What can be asked. */
export type AgreementCommand = OfAgreement | OfItem | OfItself;

/** Who asks and when: the organisation id (or `clock`) and the instant by the one clock. */
export type Asked = Readonly<{
  actor: string;
  now: Instant;
  /** The version of the rules that a proposal begins under; the newest where nothing is said. Only what was decided before names another. */
  rulesVersion?: number;
}>;

/** Every reason to say no; the words for people stand in `refusals.ts`. */
export const refusalCodes = [
  'already-proposed',
  'not-proposed',
  'parties-incomplete',
  'not-a-party',
  'invitation-open',
  'not-invited',
  'already-signed',
  'signed-by-some',
  'not-in-force',
  'suspended',
  'not-suspended',
  'withdrawn',
  'closed',
  'not-renewable',
  'terms-overlap',
  'already-renewed',
  'unknown-item',
  'not-yours',
  'district-only',
  'already-done',
  'not-owed',
  'released',
  'outside-window',
  'in-the-past',
  'in-the-future',
  'awaits-meeting',
  'not-a-meeting',
  'record-as-meeting',
  'record-as-review',
  'not-quorate',
  'unknown-role',
  'duplicate-resolution',
  'topics-closed',
  'duplicate-topic',
  'unknown-topic',
  'day-not-fixed',
  'not-eligible',
  'evidence-missing',
  'target-missed',
  'pledge-outstanding',
  'awaits-inspection',
  'awaits-approval',
  'nothing-to-approve',
  'not-on-call',
  'too-late-to-ask',
  'not-later',
  'extension-pending',
  'no-extension-asked',
  'release-pending',
  'no-release-asked',
  'not-replaceable',
  'amendment-taken',
  'unknown-amendment',
  'amendment-settled',
  'amendment-stale',
  'own-order',
  'not-concerned',
  'nothing-changes',
  'not-counted',
  'over-limit',
  'unknown-subject',
  'recorded-twice',
  'unknown-entry',
  'own-entry',
  'no-claim-board',
  'unknown-post',
  'no-places',
  'already-claimed',
  'unknown-claim',
  'duplicate-wish',
  'not-a-rectification',
  'not-a-review',
  'review-not-open',
  'scoring-closed',
  'not-your-counterpart',
  'points-out-of-range',
  'already-scored',
  'scores-outstanding',
  'review-not-decided',
  'appeal-closed',
  'appeal-pending',
  'no-appeal',
  'unknown-prize',
  'already-commended',
  'all-commended',
  'not-open',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A typed no. `about` names the item, role, day or criterion it is about. */
export type Refusal = Readonly<{ code: RefusalCode; about?: string }>;

export type Decision =
  Readonly<{ accepted: true; facts: readonly Fact[] }> | Readonly<{ accepted: false; refusal: Refusal }>;
