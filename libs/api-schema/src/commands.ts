import { z } from 'zod';
import { reasons, rejections, stages, treatments, verdicts, type AgreementCommand } from '@cobuild/agreement';
import { addMonths } from '@cobuild/calendar';
import { evidenceKinds, releases } from '@cobuild/programme';
import { Claimant, Day, Evidence, Id, isNoMember, Name, Note, Nth, Outcome, Sha256, Time, Version } from './common';
import { ParameterValues } from './parameters';

const ItemKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,40}$/, { message: 'resolution-key' })
  .refine(isNoMember, { message: 'resolution-key' });
const note = Note.nullish();
const reason = z.enum(reasons);
const evidence = z.array(Evidence).max(20).default([]);

const Resolution = z.union([
  z.strictObject({ fixes: Name, on: Day }),
  z.strictObject({ key: ItemKey, owner: Name, dueOn: Day, note }),
]);

const Wish = z.union([
  z.strictObject({
    add: ItemKey,
    kind: z.enum(['activity', 'deadline']),
    owedBy: z.array(Name).min(1).max(41),
    from: Day,
    to: Day,
    evidence: z.array(z.enum(evidenceKinds)).default([]),
  }),
  z.strictObject({
    change: Name,
    from: Day.optional(),
    to: Day.optional(),
    owedBy: z.array(Name).min(1).max(41).optional(),
    evidence: z.array(z.enum(evidenceKinds)).optional(),
  }),
  z.strictObject({ drop: Name }),
]);

const Group = z.strictObject({
  age: z.int().min(0).max(120),
  healthy: z.boolean(),
  accompanied: z.boolean(),
  people: z.int().min(1).max(10_000),
});

/** Every command of the rules but time's own, and those that have doors of their own: the proposal, the revision, the migration. */
type Asked = Exclude<
  AgreementCommand,
  { type: 'ReachInstant' | 'CarryOver' | 'RecordSent' | 'ProposeAgreement' | 'RevisePlan' | 'MigrateAgreement' }
>;

/** What the parties and the district can ask of an agreement, one object per command. */
export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('AnswerInvitation'), accept: z.boolean() }),
  z.strictObject({ type: z.literal('SignAgreement') }),
  z.strictObject({ type: z.literal('ProposeAmendment'), amendment: ItemKey, changes: z.array(Wish).min(1).max(100) }),
  z.strictObject({ type: z.literal('AnswerAmendment'), amendment: ItemKey, consent: z.boolean() }),
  z.strictObject({ type: z.literal('SuspendAgreement'), treatment: z.enum(treatments), reason }),
  z.strictObject({ type: z.literal('ResumeAgreement') }),
  z.strictObject({ type: z.literal('WithdrawFromAgreement'), reason }),
  z.strictObject({ type: z.literal('FixDate'), item: Name, on: Day }),
  z.strictObject({ type: z.literal('CallForTopics'), item: Name, until: Day }),
  z.strictObject({ type: z.literal('ProposeTopic'), item: Name, topic: ItemKey, note }),
  z.strictObject({ type: z.literal('NotifyMeeting'), item: Name, time: Time, agenda: z.array(ItemKey).max(50) }),
  z.strictObject({
    type: z.literal('AnnounceAttendance'),
    item: Name,
    people: z.int().min(0).max(100_000),
    groups: z.array(Group).max(50).optional(),
  }),
  z.strictObject({
    type: z.literal('HoldMeeting'),
    item: Name,
    on: Day,
    attendance: z.record(Name, z.int().min(0).max(100_000)),
    resolutions: z.array(Resolution).max(50).default([]),
    evidence,
    topics: z.record(Name, z.enum(verdicts)).default({}),
    minutes: note,
  }),
  z.strictObject({ type: z.literal('HandIn'), item: Name, sha256: Sha256 }),
  z.strictObject({ type: z.literal('ApproveVersion'), item: Name, version: Version }),
  z.strictObject({ type: z.literal('ReturnVersion'), item: Name, version: Version, note }),
  z.strictObject({ type: z.literal('CallItem'), clause: Name, from: Day, to: Day.optional() }),
  z.strictObject({
    type: z.literal('CompleteItem'),
    item: Name,
    on: Day,
    evidence,
    also: z.array(Name).max(50).optional(),
  }),
  z.strictObject({ type: z.literal('AskExtension'), item: Name, until: Day, reason }),
  z.strictObject({ type: z.literal('DecideExtension'), item: Name, granted: z.boolean() }),
  z.strictObject({
    type: z.literal('AskRelease'),
    item: Name,
    how: z.enum(releases),
    into: Name.nullish(),
    reason,
  }),
  z.strictObject({ type: z.literal('DecideRelease'), item: Name, granted: z.boolean() }),
  z.strictObject({
    type: z.literal('RecordProgress'),
    item: Name,
    on: Day,
    amount: z.int().min(1).max(1_000_000_000),
    what: Name.nullish(),
    source: Name.nullish(),
    stage: z.enum(stages).optional(),
    evidence,
  }),
  z.strictObject({ type: z.literal('RejectProgress'), item: Name, n: Nth, reason: z.enum(rejections) }),
  z.strictObject({ type: z.literal('PostWish'), item: Name, wish: ItemKey, note: Note }),
  z.strictObject({
    type: z.literal('ClaimPlace'),
    item: Name,
    post: Name,
    claimants: z.array(Claimant).min(1).max(20),
  }),
  z.strictObject({ type: z.literal('UseClaim'), item: Name, n: Nth, on: Day }),
  z.strictObject({ type: z.literal('DropClaim'), item: Name, n: Nth }),
  z.strictObject({ type: z.literal('OrderRectification'), item: Name, owner: Name, dueOn: Day.optional(), note }),
  z.strictObject({ type: z.literal('Reinspect'), item: Name, passed: z.boolean(), until: Day.optional() }),
  z.strictObject({ type: z.literal('GiveScores'), of: Name, points: z.record(Name, z.int().min(0).max(100)) }),
  z.strictObject({ type: z.literal('DecideReview'), item: Name, outcome: Outcome }),
  z.strictObject({ type: z.literal('AppealReview'), item: Name, note }),
  z.strictObject({ type: z.literal('DecideAppeal'), item: Name, outcome: Outcome }),
  z.strictObject({ type: z.literal('Commend'), item: Name, role: Name, prize: Name.nullish() }),
]) satisfies z.ZodType<Asked>;
export type Command = z.output<typeof Command>;

/** At most three years. */
const Term = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { message: 'term-order', path: ['to'] })
  .refine(({ from, to }) => to < addMonths(from, 36), { message: 'term-length', path: ['to'] });
const Parameters = ParameterValues.default({});

/** A new agreement: which programme, who, for how long. The actor is the district that will decide. */
export const Proposal = z.strictObject({
  programme: Name,
  version: Version.optional(),
  /** Role to organisation id; every role of the programme once. */
  parties: z.record(Name, Id),
  district: Id,
  term: Term,
  /** Answers to the programme's parameters: every blank, and what is to differ from its default. */
  parameters: Parameters,
});

/** The next term of an agreement under an id of its own; its programme's newest version, and the parameters it had, unless told. */
export const Renewal = z.strictObject({
  as: Id,
  version: Version.optional(),
  term: Term,
  parameters: Parameters,
});

/** The id under which a district takes over a programme of the catalogue. */
export const Adoption = z.strictObject({ as: Name });

/** Moving an agreement to a version of its programme, the newest unless told; `amendment` is the key under which consent is given. */
export const Migration = z.strictObject({
  amendment: ItemKey,
  version: Version.optional(),
  /** Answers to blanks that are new, and others that are to change; the agreement's own are kept. */
  parameters: Parameters,
});
