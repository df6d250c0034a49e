import type { Instant, LocalDate } from '@cobuild/calendar';
import type { Plan } from '@cobuild/programme';
import type { AgreementEvent, Evidence, ExtensionReason, Fact, Outcome } from './events';

/** A decision of a meeting: it fixes the day of an item that awaits it, or makes a new item with an owner and a last day. */
export type Resolution =
  Readonly<{ fixes: string; on: LocalDate }> | Readonly<{ key: string; owner: string; dueOn: LocalDate }>;

/** What can be asked. `ReachInstant` is time's own command and comes in by the same door as people's. */
export type AgreementCommand =
  | Readonly<{ type: 'ProposeAgreement' } & Omit<Extract<AgreementEvent, { type: 'AgreementProposed' }>, 'type'>>
  | Readonly<{ type: 'SignAgreement' }>
  | Readonly<{ type: 'FixDate'; item: string; on: LocalDate }>
  | Readonly<{
      type: 'HoldMeeting';
      item: string;
      on: LocalDate;
      attendance: Readonly<Record<string, number>>;
      resolutions: readonly Resolution[];
      evidence: readonly Evidence[];
    }>
  | Readonly<{ type: 'CompleteItem'; item: string; on: LocalDate; evidence: readonly Evidence[] }>
  | Readonly<{ type: 'AskExtension'; item: string; until: LocalDate; reason: ExtensionReason }>
  | Readonly<{ type: 'DecideExtension'; item: string; granted: boolean }>
  | Readonly<{ type: 'GiveScores'; of: string; points: Readonly<Record<string, number>> }>
  | Readonly<{ type: 'DecideReview'; item: string; outcome: Outcome }>
  /** `plan` is the programme laid on the calendar anew. */
  | Readonly<{ type: 'RevisePlan'; plan: Plan }>
  | Readonly<{ type: 'ReachInstant' }>;

/** Who asks and when: the organisation id (or `clock`) and the instant by the one clock. */
export type Asked = Readonly<{ actor: string; now: Instant }>;

/** Every reason to say no; the words for people stand in `refusals.ts`. */
export const refusalCodes = [
  'already-proposed',
  'not-proposed',
  'parties-incomplete',
  'not-a-party',
  'already-signed',
  'not-in-force',
  'closed',
  'unknown-item',
  'not-yours',
  'district-only',
  'already-done',
  'not-owed',
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
  'evidence-missing',
  'too-late-to-ask',
  'not-later',
  'extension-pending',
  'no-extension-asked',
  'not-a-review',
  'review-not-open',
  'scoring-closed',
  'not-your-counterpart',
  'points-out-of-range',
  'already-scored',
  'scores-outstanding',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A typed no. `about` names the item, role, day or criterion it is about. */
export type Refusal = Readonly<{ code: RefusalCode; about?: string }>;

export type Decision =
  Readonly<{ accepted: true; facts: readonly Fact[] }> | Readonly<{ accepted: false; refusal: Refusal }>;
