import type { Instant, LocalDate } from '@cobuild/calendar';
import type { EvidenceKind, Plan, PlannedItem, Release, Step, Values } from '@cobuild/programme';

/**
 * The version of the rules in this library, written into each agreement that is proposed. A rule that changes raises it and asks the
 * agreement for its own (`Agreement.rulesVersion`), so that what was decided once is decided alike for ever.
 */
export const RULES_VERSION = 2;

/** A rung of a ladder, or the word about a day that somebody chose. */
export type Rung = Step['step'] | 'promise';

/** What proves an item: the SHA-256 of a file kept elsewhere, or a number. Never a name, never a text. */
export type Evidence =
  Readonly<{ kind: Exclude<EvidenceKind, 'count'>; sha256: string }> | Readonly<{ kind: 'count'; value: number }>;

export type Outcome = 'excellent' | 'qualified' | 'unqualified';

/** How an agreement ended: as its last review was decided, or without one. */
export type Ending = Outcome | 'expired' | 'withdrawn';

/** A free text kept in the side store, by its id there and a salted digest that proves it unchanged. */
export type Note = Readonly<{ id: string; digest: string }>;

/** Why somebody asks for something out of the ordinary: a code, because free text stays out of the ledger. */
export const reasons = ['weather', 'duty', 'venue', 'people', 'superior-task', 'no-longer-needed', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** Done, or of a pledge: promised, or come. */
export const stages = ['done', 'pledged', 'received'] as const;
export type Stage = (typeof stages)[number];

/** Something that counts towards an item, unless it was rejected: which subject or goods, from which source, how much. */
export type Entry = Readonly<{
  n: number;
  on: LocalDate;
  by: string;
  what: string | null;
  source: string | null;
  stage: Stage;
  amount: number;
  evidence: readonly Evidence[];
  rejected: Readonly<{ reason: Rejection; by: string }> | null;
}>;

/** Why something recorded does not count. */
export const rejections = ['not-held', 'counted-twice', 'not-of-this-item', 'no-proof', 'wrong-amount'] as const;
export type Rejection = (typeof rejections)[number];

/** A place somebody claimed, alone or with others; claimants are opaque ids. */
export type Claim = Readonly<{
  n: number;
  post: string;
  by: string;
  claimants: readonly string[];
  on: LocalDate;
  state: 'claimed' | 'used' | 'dropped' | 'lapsed';
}>;

export type Topic = Readonly<{ key: string; by: string; note: Note | null }>;

/** What a meeting did with a topic. */
export const verdicts = ['agreed', 'deferred', 'declined'] as const;
export type TopicVerdict = (typeof verdicts)[number];

/** What becomes of what falls due while an agreement is suspended. */
export const treatments = ['move', 'waive', 'keep'] as const;
export type Treatment = (typeof treatments)[number];

/** The days of an item that a calendar decides. */
export type Days = Pick<PlannedItem, 'from' | 'to' | 'fixedOn' | 'shiftedFrom' | 'provisional'>;

/** One item's days before and after a revision. */
export type Moved = Readonly<{ item: string; before: Days; after: Days }>;

/** An item as an amendment finds it and leaves it; `before` null for a new one, `after` null for one that is dropped. */
export type Change = Readonly<{ item: string; before: PlannedItem | null; after: PlannedItem | null }>;

/** The version of the programme an agreement moves to, and the answers to its parameters where they differ from the agreement's. */
export type Version = Readonly<
  Pick<Plan, 'version' | 'criteria' | 'scoring' | 'rules' | 'ladders'> & { definition: string; parameters?: Values }
>;

/** What somebody has asked for, and somebody else has to decide. */
export const waitings = ['extension', 'release', 'inspection', 'approval', 'appeal'] as const;
export type Waiting = (typeof waitings)[number];

/** An item as it goes over from one term into the next: with who inspects it, its text, and what was handed in. */
export type Carried = Readonly<{
  planned: PlannedItem;
  orderedBy: string | null;
  note: Note | null;
  versions: readonly string[];
}>;

type Life =
  | Readonly<{
      type: 'AgreementProposed';
      plan: Plan;
      /** SHA-256 of the published programme text. */
      definition: string;
      /** Role to organisation id. */
      parties: Readonly<Record<string, string>>;
      /** Organisation id of the district department that decides. */
      district: string;
      /** What was filled in for the programme's parameters: codes, days and numbers. */
      parameters: Values;
      /** Minutes by which this agreement's clock instants are shifted, so that not all agreements wake at once. */
      spread: number;
      /** The agreement it follows upon; what was carried over stands in the plan. */
      renews: string | null;
      /** By which version of these rules it is decided, as long as it runs. */
      rulesVersion: number;
    }>
  /** A unit of another district is named in the proposal; until it accepts, nothing of the agreement is its own. */
  | Readonly<{ type: 'PartyInvited'; role: string }>
  | Readonly<{ type: 'InvitationAccepted'; role: string }>
  | Readonly<{ type: 'InvitationDeclined'; role: string }>
  | Readonly<{ type: 'AgreementSigned'; role: string }>
  | Readonly<{ type: 'AgreementEnteredForce'; on: LocalDate }>
  | Readonly<{ type: 'AgreementSuspended'; on: LocalDate; treatment: Treatment; reason: Reason }>
  /** `moved` and `waived` are what fell due meanwhile, treated as was said when it was suspended. */
  | Readonly<{ type: 'AgreementResumed'; on: LocalDate; moved: readonly Moved[]; waived: readonly string[] }>
  | Readonly<{ type: 'PartyWithdrew'; role: string; on: LocalDate; reason: Reason }>
  /** `from` is the agreement whose term is over. */
  | Readonly<{ type: 'ItemsCarriedOver'; from: string; items: readonly Carried[] }>
  | Readonly<{ type: 'TermEnded' }>
  | Readonly<{ type: 'AgreementClosed'; outcome: Ending }>;

type Amending =
  /** `concerned` are those who have to consent; `to` the programme's version it moves the agreement to. */
  | Readonly<{
      type: 'AmendmentProposed';
      amendment: string;
      by: string;
      changes: readonly Change[];
      concerned: readonly string[];
      to: Version | null;
    }>
  | Readonly<{ type: 'AmendmentConsented'; amendment: string; role: string }>
  /** By its own proposer: withdrawn. */
  | Readonly<{ type: 'AmendmentRejected'; amendment: string; role: string }>
  | Readonly<{ type: 'AmendmentApplied'; amendment: string }>
  /** The calendar moved days that are still to come; `calendar` is the version it now follows. */
  | Readonly<{ type: 'PlanRevised'; calendar: string; moved: readonly Moved[] }>;

type Items =
  | Readonly<{ type: 'ItemOpened'; item: string }>
  /** `by` is a role, or the key of the meeting that fixed the date. */
  | Readonly<{ type: 'DateFixed'; item: string; on: LocalDate; by: string }>
  | Readonly<{ type: 'VersionHandedIn'; item: string; version: number; sha256: string; by: string }>
  /** One step of its approval; the last one says that the version stands. */
  | Readonly<{ type: 'VersionApproved'; item: string; version: number; by: string }>
  | Readonly<{ type: 'VersionReturned'; item: string; version: number; note: Note | null; by: string }>
  /** A party called for what the programme has when it is needed. */
  | Readonly<{ type: 'ItemCalled'; called: PlannedItem; by: string }>
  | Readonly<{ type: 'ItemCompleted'; item: string; on: LocalDate; by: string; evidence: readonly Evidence[] }>
  | Readonly<{ type: 'ItemBecameOverdue'; item: string }>
  | Readonly<{ type: 'ItemEscalated'; item: string }>
  /** One rung of the ladder, issued once per item and round; `to` are roles, or `district`. */
  | Readonly<{ type: 'ReminderIssued'; item: string; step: Rung; round: number; to: readonly string[] }>
  | Readonly<{ type: 'ExtensionAsked'; item: string; until: LocalDate; reason: Reason; by: string }>
  | Readonly<{ type: 'ExtensionGranted'; item: string; until: LocalDate }>
  | Readonly<{ type: 'ExtensionRefused'; item: string; until: LocalDate }>
  | Readonly<{ type: 'ReleaseAsked'; item: string; how: Release; into: string | null; reason: Reason; by: string }>
  /** `allowedBy` is the rule: the programme lets the clause go so, or the district decided. */
  | Readonly<{
      type: 'ItemReleased';
      item: string;
      how: Release;
      into: string | null;
      allowedBy: 'programme' | 'district';
      reason: Reason;
      by: string;
    }>
  | Readonly<{ type: 'ReleaseRefused'; item: string }>
  /** Whoever has to decide was reminded of it, for the `n`th time. */
  | Readonly<{ type: 'DecisionReminded'; item: string; what: Waiting; n: number }>;

type Meetings =
  | Readonly<{ type: 'TopicsCalled'; item: string; until: LocalDate; by: string }>
  | Readonly<{ type: 'TopicProposed'; item: string; topic: string; by: string; note: Note | null }>
  /** Everybody is asked who comes. */
  | Readonly<{ type: 'MeetingNotified'; item: string; on: LocalDate; time: string; agenda: readonly string[] }>
  | Readonly<{ type: 'AttendanceAnnounced'; item: string; role: string; people: number }>
  /** `minutes` is their text. */
  | Readonly<{
      type: 'MeetingHeld';
      item: string;
      on: LocalDate;
      attendance: Readonly<Record<string, number>>;
      topics: Readonly<Record<string, TopicVerdict>>;
      minutes: Note | null;
    }>
  | Readonly<{ type: 'ResolutionAdopted'; meeting: string; resolution: PlannedItem; note: Note | null }>;

type Counting =
  | Readonly<{ type: 'ProgressRecorded'; item: string; entry: Entry }>
  | Readonly<{ type: 'ProgressRejected'; item: string; n: number; reason: Rejection; by: string }>
  | Readonly<{ type: 'WishPosted'; item: string; wish: string; note: Note; by: string }>
  | Readonly<{ type: 'PlaceClaimed'; item: string; claim: Claim }>
  | Readonly<{ type: 'ClaimUsed'; item: string; n: number; on: LocalDate; by: string }>
  | Readonly<{ type: 'ClaimDropped'; item: string; n: number; by: string }>
  | Readonly<{ type: 'ClaimLapsed'; item: string; n: number }>
  | Readonly<{ type: 'RectificationOrdered'; item: string; rectification: PlannedItem; note: Note | null; by: string }>
  | Readonly<{ type: 'ReinspectionFailed'; item: string; until: LocalDate; by: string }>;

type Reviewing =
  | Readonly<{ type: 'ScoresGiven'; item: string; by: string; of: string; points: Readonly<Record<string, number>> }>
  | Readonly<{ type: 'ReviewDecided'; item: string; on: LocalDate; outcome: Outcome }>
  | Readonly<{ type: 'ReviewAppealed'; item: string; by: string; note: Note | null }>
  | Readonly<{ type: 'AppealDecided'; item: string; on: LocalDate; outcome: Outcome }>
  | Readonly<{ type: 'PartyCommended'; item: string; role: string; prize: string | null }>;

/** To which role, in which post, by which kind of channel; `post` null for one of the whole organisation. */
export type Sent = Readonly<{ role: string; post: string | null; channel: string; occasions: readonly string[] }>;

/** What went out of the house about the agreement: neither to whom by name, nor what it said. */
type Telling = Readonly<{ type: 'NoticesSent' } & Sent>;

/** One thing that time brought about too early: `seq` is its entry. */
export type Undone = Readonly<{ seq: number }> &
  (
    | Readonly<{ type: 'ItemOpened' | 'ItemBecameOverdue' | 'ItemEscalated'; item: string }>
    | Readonly<{ type: 'ReminderIssued'; item: string; step: Rung }>
    | Readonly<{ type: 'DecisionReminded'; item: string; what: Waiting; n: number }>
    | Readonly<{ type: 'ClaimLapsed'; item: string; n: number }>
    | Readonly<{ type: 'TermEnded' | 'AgreementClosed' }>
    | Readonly<{ type: 'ItemsCarriedOver'; from: string; items: readonly string[] }>
  );

type Correcting =
  /** The clock had run ahead, up to `until`; from here on the stream goes by the right one. `administrators` are opaque ids of persons. */
  Readonly<{
    type: 'ClockCorrected';
    until: Instant;
    undone: readonly Undone[];
    administrators: readonly [string, string];
  }>;

/**
 * Facts, in the past tense: codes, dates, numbers and hashes only. Names and meanings are permanent;
 * add an event, never repurpose one. `role` is a party's role in the plan, `item` an item's key, `by` a role or `district`.
 */
export type AgreementEvent = Life | Amending | Items | Meetings | Counting | Reviewing | Telling | Correcting;

/** An event and the instant it happened at: for the clock's events the planned one, however late it was recorded. */
export type Fact = Readonly<{ at: Instant; event: AgreementEvent }>;

/** The organisation department's place among the recipients; no programme may use it as a role. */
export const DISTRICT = 'district';
