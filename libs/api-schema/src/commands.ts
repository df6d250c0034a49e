import { z } from 'zod';
import { extensionReasons, type AgreementCommand } from '@cobuild/agreement';
import { Day, Evidence, Id, Name } from './common';

const Resolution = z.union([
  z.strictObject({ fixes: Name, on: Day }),
  z.strictObject({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, { message: 'resolution-key' }),
    owner: Name,
    dueOn: Day,
  }),
]);

/** Every command of the rules but time's own, and the proposal and the revision, which have doors of their own. */
type Asked = Exclude<AgreementCommand, { type: 'ReachInstant' | 'ProposeAgreement' | 'RevisePlan' }>;

/** What the parties and the district can ask of an agreement, one object per command. */
export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('SignAgreement') }),
  z.strictObject({ type: z.literal('FixDate'), item: Name, on: Day }),
  z.strictObject({
    type: z.literal('HoldMeeting'),
    item: Name,
    on: Day,
    attendance: z.record(z.string(), z.int().min(0).max(100_000)),
    resolutions: z.array(Resolution).max(50).default([]),
    evidence: z.array(Evidence).max(20).default([]),
  }),
  z.strictObject({
    type: z.literal('CompleteItem'),
    item: Name,
    on: Day,
    evidence: z.array(Evidence).max(20).default([]),
  }),
  z.strictObject({ type: z.literal('AskExtension'), item: Name, until: Day, reason: z.enum(extensionReasons) }),
  z.strictObject({ type: z.literal('DecideExtension'), item: Name, granted: z.boolean() }),
  z.strictObject({ type: z.literal('GiveScores'), of: Name, points: z.record(z.string(), z.int().min(0).max(100)) }),
  z.strictObject({
    type: z.literal('DecideReview'),
    item: Name,
    outcome: z.enum(['excellent', 'qualified', 'unqualified']),
  }),
]) satisfies z.ZodType<Asked>;
export type Command = z.output<typeof Command>;

/** What fills in a parameter stands in the ledger, so it is a code, never a text. */
const Code = z.string('code').regex(/^[A-Za-z0-9:._-]{1,40}$/, { message: 'code' });

/** A new agreement: which programme, who, for how long. The actor is the district that will decide. */
export const Proposal = z.strictObject({
  programme: Name,
  version: z.int().min(1).optional(),
  /** Role to organisation id; every role of the programme once. */
  parties: z.record(z.string(), Id),
  district: Id,
  term: z
    .strictObject({ from: Day, to: Day })
    .refine(({ from, to }) => from <= to, { message: 'term-order', path: ['to'] }),
  /** Values for the programme's parameters that are to differ from their defaults. */
  parameters: z.record(z.string(), z.union([Code, z.number(), z.array(Code).max(2000)])).default({}),
});
