import { z } from 'zod';
import { ProgrammeParameter } from './parameters';

export const Words = z.object({ zh: z.string(), en: z.string() });

/** What an accepted command did. */
export const Accepted = z.object({
  /** The agreement's id; of a new one it may begin with its district, whatever id was wished for. */
  id: z.string(),
  /** The agreement's sequence number now; send it as `If-Match`. */
  version: z.int(),
  fromSeq: z.int(),
  /** True when the key had taken effect before and nothing was done again. */
  repeated: z.boolean(),
  /** The next instant at which the agreement changes by itself. */
  next: z.string().nullable(),
});

/** RFC 9457. `type` is a stable path ending in the code; `message` and `cure` are there in both languages. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  about: z.string().optional(),
  message: Words,
  /** With a version conflict: what happened since. */
  since: z
    .array(z.object({ seq: z.int(), type: z.string(), item: z.string().nullable(), actor: z.string() }))
    .optional(),
  problems: z
    .array(
      z.object({ path: z.string(), line: z.int().optional(), column: z.int().optional(), message: Words, cure: Words }),
    )
    .optional(),
  /** The parameters of a programme that a proposal leaves blank. */
  blanks: z.array(ProgrammeParameter).optional(),
  /** The number of problems beside those named. */
  more: z.int().optional(),
});
export type ProblemDetails = z.output<typeof ProblemDetails>;

/** An instant in the agreement's zone: its day, and all of it in words. */
const Moment = z.object({ day: z.string().meta({ format: 'date' }), said: Words });

/** An entry of the timeline: what happened, when, when it was recorded, and what seals it. */
export const TimelineEntry = z.object({
  seq: z.int(),
  type: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  payload: z.record(z.string(), z.unknown()),
  commitment: z.string(),
  /** The same in words. */
  said: Words,
  occurred: Moment,
  recorded: Moment,
  /** In which role somebody asked for it, or that time brought it about. */
  by: Words,
  /** Where it says why it came. */
  why: z.string(),
});
/** `total`: how many entries the agreement has by now. */
export const Timeline = z.object({ agreementId: z.string(), entries: z.array(TimelineEntry), total: z.int() });

const Up = z.object({ up: z.boolean(), reason: z.string().optional() });

/** What is read-only though it can be read, why and since when: the whole ledger, or how many agreements. */
const ReadOnly = z.object({
  scope: z.enum(['ledger', 'agreements']),
  agreements: z.int().nullable(),
  code: z.string(),
  since: z.string(),
  message: Words,
});

/** Ledger, clock, courier and sealer, told apart. Of an agreement that is read-only, only that there is one. */
export const Health = z.object({
  ledger: Up.extend({ readOnly: z.array(ReadOnly) }),
  /** `lateMs`: by how much (of the agreements' time) the most overdue change of state is late. */
  clock: Up.extend({ mode: z.string(), now: z.string(), lateMs: z.number().nullable() }),
  courier: Up.extend({ queued: z.int().nullable() }),
  /** Leaves under the newest checkpoint of the public log, and when (real time) it was published. */
  sealer: Up.extend({
    size: z.int().nullable(),
    publishedAt: z.string().nullable(),
    /** How many cosignatures the newest checkpoint has. */
    cosignatures: z.int(),
  }),
});
export type Health = z.output<typeof Health>;
export type ReadOnly = z.output<typeof ReadOnly>;

/** Whether a process is to get requests. */
export const Ready = z.object({ state: z.enum(['starting', 'ready', 'stopping']) });
export type Ready = z.output<typeof Ready>;

/** A message in an inbox. */
export const InboxMessage = z.object({
  id: z.string(),
  at: z.string(),
  lines: z.array(
    z.object({
      agreement: z.string(),
      occasion: z.string(),
      code: z.string(),
      item: z.string().nullable(),
      on: z.string().nullable(),
      text: Words,
      /** Where it says why it came. */
      why: z.string(),
    }),
  ),
});

/** One line in the list of agreements. */
export const Overview = z.object({
  agreementId: z.string(),
  programme: z.string(),
  version: z.int(),
  status: z.string(),
  nextChange: z.string().nullable(),
  items: z.int(),
  done: z.int(),
  overdue: z.int(),
  outcome: z.string().nullable(),
  seq: z.int(),
  /** What its programme is called, and its host. */
  title: Words,
  hostName: z.string(),
});
