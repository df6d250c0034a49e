import type { Instant, LocalDate } from '@cobuild/calendar';

// What every version of every event was written with, frozen: nothing here follows the types that the program works with. A field that
// is added, taken away, made optional or given another type is a new version, with types of its own here (`libs/audit/SPEC.md`, H9).
// Alone a set of codes may grow in place, as a new code changes no payload that was written before.

type Reason1 = 'weather' | 'duty' | 'venue' | 'people' | 'superior-task' | 'no-longer-needed' | 'other';
type Release1 = 'cancelled' | 'merged' | 'replaced' | 'waived';
type Outcome1 = 'excellent' | 'qualified' | 'unqualified';
type Rejection1 = 'not-held' | 'counted-twice' | 'not-of-this-item' | 'no-proof' | 'wrong-amount';
type Ladder1 = 'blue' | 'yellow' | 'red' | 'escalation';
type Rung1 = Ladder1 | 'promise';
type ItemKind1 =
  | ('joint-meeting' | 'activity' | 'deadline' | 'quota' | 'coverage' | 'claims' | 'project' | 'pledge')
  | ('opening-hours' | 'rectification' | 'review' | 'standing' | 'resolution' | 'preparation' | 'milestone');

type Undone1 = Readonly<{ seq: number }> &
  (
    | Readonly<{ type: 'ItemOpened' | 'ItemBecameOverdue' | 'ItemEscalated'; item: string }>
    | Readonly<{ type: 'ReminderIssued'; item: string; step: Rung1 }>
    | Readonly<{
        type: 'DecisionReminded';
        item: string;
        what: 'extension' | 'release' | 'inspection' | 'approval' | 'appeal';
        n: number;
      }>
    | Readonly<{ type: 'ClaimLapsed'; item: string; n: number }>
    | Readonly<{ type: 'TermEnded' | 'AgreementClosed' }>
    | Readonly<{ type: 'ItemsCarriedOver'; from: string; items: readonly string[] }>
  );

type Note1 = Readonly<{ id: string; digest: string }>;
type Evidence1 = Readonly<{ kind: 'photo' | 'document'; sha256: string }> | Readonly<{ kind: 'count'; value: number }>;

type Follows1 = Readonly<{
  item: string;
  days?: number | undefined;
  workingDays?: number | undefined;
  hours?: number | undefined;
  opensBefore?: number | undefined;
}>;

type PlannedItem1 = Readonly<{
  key: string;
  clause: string;
  kind: ItemKind1;
  owedBy: readonly string[];
  from: LocalDate;
  to: LocalDate;
  fixedOn: LocalDate | null;
  shiftedFrom: LocalDate | null;
  chooseBy: LocalDate | null;
  time: string | null;
  prefer: 'days-off' | 'outside-work' | null;
  awaits: string | null;
  follows: Follows1 | null;
  graceDays: number;
  evidence: readonly ('photo' | 'document' | 'count')[];
  ladder: string;
  partOf: string | null;
  provisional: boolean;
}>;

type Step1 = Readonly<{
  step: Ladder1;
  anchor: 'start' | 'end' | 'due';
  days: number;
  time: string;
  to: 'owers' | 'district';
}>;

type ClauseRules1 = Readonly<{
  urgent?: true;
  target?: number;
  subjects?: readonly string[];
  posts?: Readonly<Record<string, number>>;
  wishes?: boolean;
  lapseAfter?: number;
  goods?: Readonly<Record<string, number | null>>;
  money?: readonly string[];
  mendWithin?: number;
  eligibility?: {
    fromAge?: number | undefined;
    toAge?: number | undefined;
    healthy?: boolean | undefined;
    companyFromAge?: number | undefined;
  };
  mayBe?: readonly Release1[];
  quorum?: Readonly<{ host: number; partner: number }>;
  deliverable?: boolean;
  prizes?: readonly string[];
  commend?: number;
  appealDays?: number;
  grades?: { excellent: number; qualified: number };
  open?: readonly ('weekends' | 'school-holidays' | 'workdays' | 'daily')[];
}>;

type Called2 = Readonly<{
  kind: ItemKind1;
  owedBy: readonly string[];
  evidence: readonly ('photo' | 'document' | 'count')[];
  graceDays: number;
  time: string | null;
  prefer: 'days-off' | 'outside-work' | null;
}>;
type Adjustment2 = Readonly<{ criterion: string; points: number; atMost: number | null }>;

type ClauseRules2 = Readonly<
  ClauseRules1 & {
    leads?: string;
    takesPart?: readonly string[];
    supports?: readonly string[];
    handedTo?: string;
    startsAt?: string;
    slots?: readonly Readonly<{ from: string; to: string }>[];
    conditions?: readonly string[];
    group?: Readonly<Record<string, Readonly<{ role: string; number: number }>>>;
    counts?: Readonly<Record<string, Readonly<{ atLeast: number; atMost: number | null; of: string | null }>>>;
    moneyFloors?: Readonly<Record<string, number>>;
    approval?: readonly Readonly<{ by: string; within: number | null }>[];
    onCall?: Called2 &
      Readonly<{
        then: readonly (Called2 & Readonly<{ clause: string; of: string; count: Omit<Follows1, 'item'> }>)[];
      }>;
    weights?: Readonly<Record<string, number>>;
    deductions?: Readonly<Record<string, Adjustment2>>;
    bonuses?: Readonly<Record<string, Adjustment2>>;
    bands?: readonly Readonly<{ key: string; from: number; outcome: Outcome1 }>[];
  }
>;

type Plan1 = Readonly<{
  programme: string;
  version: number;
  calendar: string;
  timeZone: string;
  term: Readonly<{ from: LocalDate; to: LocalDate }>;
  sides: Readonly<Record<string, 'host' | 'partner'>>;
  items: readonly PlannedItem1[];
  ladders: Readonly<Record<string, readonly Step1[]>>;
  criteria: Readonly<Record<string, number>>;
  scoring: Readonly<Record<string, readonly string[]>>;
  rules: Readonly<Record<string, ClauseRules1>>;
  withdrawal: 'goes-on' | 'ends';
}>;

type ProgrammeVersion1 = Readonly<{
  version: number;
  criteria: Readonly<Record<string, number>>;
  scoring: Readonly<Record<string, readonly string[]>>;
  rules: Readonly<Record<string, ClauseRules1>>;
  ladders: Readonly<Record<string, readonly Step1[]>>;
  definition: string;
}>;

type Rules2 = Readonly<{ rules: Readonly<Record<string, ClauseRules2>> }>;
type Plan2 = Readonly<Omit<Plan1, 'rules'> & Rules2>;
type Values1 = Readonly<Record<string, string | number | readonly string[]>>;
type ProgrammeVersion2 = Readonly<Omit<ProgrammeVersion1, 'rules'> & Rules2 & { parameters?: Values1 }>;

type Days1 = Readonly<{
  from: LocalDate;
  to: LocalDate;
  fixedOn: LocalDate | null;
  shiftedFrom: LocalDate | null;
  provisional: boolean;
}>;
type Moved1 = Readonly<{ item: string; before: Days1; after: Days1 }>;
type Change1 = Readonly<{ item: string; before: PlannedItem1 | null; after: PlannedItem1 | null }>;
type Carried1 = Readonly<{
  planned: PlannedItem1;
  orderedBy: string | null;
  note: Note1 | null;
  versions: readonly string[];
}>;

type Entry1 = Readonly<{
  n: number;
  on: LocalDate;
  by: string;
  what: string | null;
  source: string | null;
  stage: 'done' | 'pledged' | 'received';
  amount: number;
  evidence: readonly Evidence1[];
  rejected: Readonly<{ reason: Rejection1; by: string }> | null;
}>;
type Claim1 = Readonly<{
  n: number;
  post: string;
  by: string;
  claimants: readonly string[];
  on: LocalDate;
  state: 'claimed' | 'used' | 'dropped' | 'lapsed';
}>;

type Proposed1 = Readonly<{
  plan: Plan1;
  definition: string;
  parties: Readonly<Record<string, string>>;
  district: string;
  parameters: Values1;
  spread: number;
  renews: string | null;
}>;

/** Nothing but its type. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- a payload without fields
type NoFields = Readonly<Record<never, never>>;
type OfItem<More = unknown> = Readonly<{ item: string } & More>;
type ByRole<More = unknown> = OfItem<{ by: string } & More>;
type OfAmendment<More = unknown> = Readonly<{ amendment: string } & More>;

/** The payload of each version of each event, without its type. */
export type EventPayloads = {
  AgreementProposed: {
    1: Proposed1;
    2: Readonly<Proposed1 & { rulesVersion: number }>;
    3: Readonly<Omit<Proposed1, 'plan'> & { plan: Plan2; rulesVersion: number }>;
  };
  AgreementSigned: { 1: Readonly<{ role: string }> };
  AgreementEnteredForce: { 1: Readonly<{ on: LocalDate }> };
  AgreementSuspended: { 1: Readonly<{ on: LocalDate; treatment: 'move' | 'waive' | 'keep'; reason: Reason1 }> };
  AgreementResumed: { 1: Readonly<{ on: LocalDate; moved: readonly Moved1[]; waived: readonly string[] }> };
  PartyWithdrew: { 1: Readonly<{ role: string; on: LocalDate; reason: Reason1 }> };
  ItemsCarriedOver: { 1: Readonly<{ from: string; items: readonly Carried1[] }> };
  TermEnded: { 1: NoFields };
  PartyInvited: { 1: Readonly<{ role: string }> };
  InvitationAccepted: { 1: Readonly<{ role: string }> };
  InvitationDeclined: { 1: Readonly<{ role: string }> };
  AgreementClosed: { 1: Readonly<{ outcome: Outcome1 | 'expired' | 'withdrawn' }> };
  AmendmentProposed: {
    1: OfAmendment<{
      by: string;
      changes: readonly Change1[];
      concerned: readonly string[];
      to: ProgrammeVersion1 | null;
    }>;
    2: OfAmendment<{
      by: string;
      changes: readonly Change1[];
      concerned: readonly string[];
      to: ProgrammeVersion2 | null;
    }>;
  };
  AmendmentConsented: { 1: OfAmendment<{ role: string }> };
  AmendmentRejected: { 1: OfAmendment<{ role: string }> };
  AmendmentApplied: { 1: OfAmendment };
  PlanRevised: { 1: Readonly<{ calendar: string; moved: readonly Moved1[] }> };
  ItemOpened: { 1: OfItem };
  DateFixed: { 1: ByRole<{ on: LocalDate }> };
  VersionHandedIn: { 1: ByRole<{ version: number; sha256: string }> };
  VersionApproved: { 1: ByRole<{ version: number }> };
  VersionReturned: { 1: ByRole<{ version: number; note: Note1 | null }> };
  ItemCalled: { 1: Readonly<{ called: PlannedItem1; by: string }> };
  ItemCompleted: { 1: ByRole<{ on: LocalDate; evidence: readonly Evidence1[] }> };
  ItemBecameOverdue: { 1: OfItem };
  ItemEscalated: { 1: OfItem };
  ReminderIssued: { 1: OfItem<{ step: Rung1; round: number; to: readonly string[] }> };
  ExtensionAsked: { 1: ByRole<{ until: LocalDate; reason: Reason1 }> };
  ExtensionGranted: { 1: OfItem<{ until: LocalDate }> };
  ExtensionRefused: { 1: OfItem<{ until: LocalDate }> };
  ReleaseAsked: { 1: ByRole<{ how: Release1; into: string | null; reason: Reason1 }> };
  ItemReleased: {
    1: ByRole<{ how: Release1; into: string | null; allowedBy: 'programme' | 'district'; reason: Reason1 }>;
  };
  ReleaseRefused: { 1: OfItem };
  DecisionReminded: { 1: OfItem<{ what: 'extension' | 'release' | 'inspection' | 'approval' | 'appeal'; n: number }> };
  TopicsCalled: { 1: ByRole<{ until: LocalDate }> };
  TopicProposed: { 1: ByRole<{ topic: string; note: Note1 | null }> };
  MeetingNotified: { 1: OfItem<{ on: LocalDate; time: string; agenda: readonly string[] }> };
  AttendanceAnnounced: { 1: OfItem<{ role: string; people: number }> };
  MeetingHeld: {
    1: OfItem<{
      on: LocalDate;
      attendance: Readonly<Record<string, number>>;
      topics: Readonly<Record<string, 'agreed' | 'deferred' | 'declined'>>;
      minutes: Note1 | null;
    }>;
  };
  ResolutionAdopted: { 1: Readonly<{ meeting: string; resolution: PlannedItem1; note: Note1 | null }> };
  ProgressRecorded: { 1: OfItem<{ entry: Entry1 }> };
  ProgressRejected: { 1: ByRole<{ n: number; reason: Rejection1 }> };
  WishPosted: { 1: ByRole<{ wish: string; note: Note1 }> };
  PlaceClaimed: { 1: OfItem<{ claim: Claim1 }> };
  ClaimUsed: { 1: ByRole<{ n: number; on: LocalDate }> };
  ClaimDropped: { 1: ByRole<{ n: number }> };
  ClaimLapsed: { 1: OfItem<{ n: number }> };
  RectificationOrdered: { 1: ByRole<{ rectification: PlannedItem1; note: Note1 | null }> };
  ReinspectionFailed: { 1: ByRole<{ until: LocalDate }> };
  ScoresGiven: { 1: ByRole<{ of: string; points: Readonly<Record<string, number>> }> };
  ReviewDecided: { 1: OfItem<{ on: LocalDate; outcome: Outcome1 }> };
  ReviewAppealed: { 1: ByRole<{ note: Note1 | null }> };
  AppealDecided: { 1: OfItem<{ on: LocalDate; outcome: Outcome1 }> };
  PartyCommended: { 1: OfItem<{ role: string; prize: string | null }> };
  ClockCorrected: {
    1: Readonly<{ until: Instant; undone: readonly Undone1[]; administrators: readonly [string, string] }>;
  };
  NoticesSent: {
    1: Readonly<{ role: string; post: string | null; channel: string; occasions: readonly string[] }>;
  };
};
