import type { Instant, LocalDate } from '@cobuild/calendar';
import type { EvidenceKind, Plan, PlannedItem, Step, Values } from '@cobuild/programme';

/** What proves an item: the SHA-256 of a file kept elsewhere, or a number. Never a name, never a text. */
export type Evidence =
  Readonly<{ kind: Exclude<EvidenceKind, 'count'>; sha256: string }> | Readonly<{ kind: 'count'; value: number }>;

export type Outcome = 'excellent' | 'qualified' | 'unqualified';

/**
 * Facts, in the past tense: codes, dates, numbers and hashes only. Names and meanings are permanent;
 * add an event, never repurpose one. `role` is a party's role in the plan, `item` a planned item's key.
 */
export type AgreementEvent =
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
    }>
  | Readonly<{ type: 'AgreementSigned'; role: string }>
  | Readonly<{ type: 'AgreementEnteredForce'; on: LocalDate }>
  | Readonly<{ type: 'ItemOpened'; item: string }>
  /** `by` is a role, or the key of the meeting that fixed the date. */
  | Readonly<{ type: 'DateFixed'; item: string; on: LocalDate; by: string }>
  | Readonly<{ type: 'MeetingHeld'; item: string; on: LocalDate; attendance: Readonly<Record<string, number>> }>
  | Readonly<{ type: 'ResolutionAdopted'; meeting: string; resolution: PlannedItem }>
  | Readonly<{ type: 'ItemCompleted'; item: string; on: LocalDate; by: string; evidence: readonly Evidence[] }>
  | Readonly<{ type: 'ItemBecameOverdue'; item: string }>
  | Readonly<{ type: 'ItemEscalated'; item: string }>
  /** One rung of the ladder, issued once per item and round; `to` are roles, or `district`. */
  | Readonly<{ type: 'ReminderIssued'; item: string; step: Step['step']; round: number; to: readonly string[] }>
  | Readonly<{ type: 'ExtensionAsked'; item: string; until: LocalDate; reason: ExtensionReason; by: string }>
  | Readonly<{ type: 'ExtensionGranted'; item: string; until: LocalDate }>
  | Readonly<{ type: 'ExtensionRefused'; item: string; until: LocalDate }>
  | Readonly<{ type: 'ScoresGiven'; by: string; of: string; points: Readonly<Record<string, number>> }>
  /** The calendar moved days that are still to come; `calendar` is the version it now follows. */
  | Readonly<{ type: 'PlanRevised'; calendar: string; moved: readonly Moved[] }>
  | Readonly<{ type: 'ReviewDecided'; item: string; outcome: Outcome }>
  | Readonly<{ type: 'TermEnded' }>
  | Readonly<{ type: 'AgreementClosed'; outcome: Outcome }>;

/** The days of an item that a calendar decides. */
export type Days = Pick<PlannedItem, 'from' | 'to' | 'fixedOn' | 'shiftedFrom' | 'provisional'>;

/** One item's days before and after a revision. */
export type Moved = Readonly<{ item: string; before: Days; after: Days }>;

/** Why more time is asked for: a code, because free text stays out of the ledger. */
export const extensionReasons = ['weather', 'duty', 'venue', 'people', 'superior-task', 'other'] as const;
export type ExtensionReason = (typeof extensionReasons)[number];

/** An event and the instant it happened at: for the clock's events the planned one, however late it was recorded. */
export type Fact = Readonly<{ at: Instant; event: AgreementEvent }>;

/** The organisation department's place among the recipients; no programme may use it as a role. */
export const DISTRICT = 'district';
