import { z } from 'zod';

const Words = z.object({ zh: z.string(), en: z.string() });

/** What an accepted command did. */
export const Accepted = z.object({
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
});
export type ProblemDetails = z.output<typeof ProblemDetails>;

/** An entry of the timeline: what happened, when, when it was recorded, and what seals it. */
export const TimelineEntry = z.object({
  seq: z.int(),
  type: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  payload: z.record(z.string(), z.unknown()),
  commitment: z.string(),
});
export const Timeline = z.object({ agreementId: z.string(), entries: z.array(TimelineEntry) });

const Up = z.object({ up: z.boolean(), reason: z.string().optional() });

/** Ledger, clock, courier and sealer, told apart. */
export const Health = z.object({
  ledger: Up,
  /** `lateMs`: by how much (of the agreements' time) the most overdue change of state is late. */
  clock: Up.extend({ mode: z.string(), now: z.string(), lateMs: z.number().nullable() }),
  courier: Up.extend({ queued: z.int().nullable() }),
  /** Leaves under the newest checkpoint of the public log, and when (real time) it was published. */
  sealer: Up.extend({ size: z.int().nullable(), publishedAt: z.string().nullable() }),
});
export type Health = z.output<typeof Health>;

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
});

const Day = z.string().meta({ format: 'date' });

/** A thing on somebody's desk. Days are the agreement's; `said` is the due day as people write it. */
export const DeskItem = z.object({
  agreement: z.string(),
  /** The organisation they act for in it. */
  unit: z.string(),
  item: z.string(),
  kind: z.string(),
  title: Words,
  programme: Words,
  /** With whom. */
  with: z.array(z.string()),
  from: Day,
  to: Day,
  fixedOn: Day.nullable(),
  dueOn: Day,
  said: Words,
  /** Days from today to the due day; below zero when late. */
  left: z.int(),
  late: z.boolean(),
});

/** What waits for somebody's word: a signature, a consent, scores, a decision. */
export const DeskWaits = z.object({
  agreement: z.string(),
  unit: z.string(),
  what: z.string(),
  item: z.string().nullable(),
  about: z.string().nullable(),
  title: Words.nullable(),
  programme: Words,
  with: z.array(z.string()),
});

/** What somebody has in hand, over all agreements they act in: due, the earliest first; what comes; what waits for their word. */
export const Desk = z.object({
  now: z.string(),
  today: Day,
  said: Words,
  due: z.array(DeskItem),
  next: z.array(DeskItem),
  waits: z.array(DeskWaits),
});
export type Desk = z.output<typeof Desk>;

/** A day that can be chosen, as people write it, with what else the organisation has on it. */
const Choice = z.object({ on: Day, said: Words, off: z.boolean(), also: z.array(Words) });

/** What the rules let somebody do about an item now. */
const ItemOffer = z.discriminatedUnion('act', [
  z.object({ act: z.literal('FixDate'), days: z.array(Choice), from: Day, to: Day }),
  z.object({ act: z.literal('CompleteItem'), from: Day, to: Day, on: Day, evidence: z.array(z.string()) }),
  z.object({
    act: z.literal('AskExtension'),
    from: Day,
    until: Day,
    reasons: z.array(z.object({ code: z.string(), said: Words })),
  }),
  z.object({ act: z.literal('AnnounceAttendance') }),
]);

/** One item as whoever looks sees it: its days in words, what can be done about it, what happened to it, why they were told. */
export const ItemView = z.object({
  agreement: z.string(),
  /** The agreement's sequence number. */
  version: z.int(),
  item: z.string(),
  kind: z.string(),
  status: z.string(),
  title: Words,
  programme: Words,
  parties: z.array(z.object({ role: z.string(), unit: z.string(), name: z.string(), owes: z.boolean() })),
  /** For whom the looker acts; null for who only reads. */
  unit: z.string().nullable(),
  from: Day,
  to: Day,
  fixedOn: Day.nullable(),
  dueOn: Day,
  when: Words,
  late: z.boolean(),
  offers: z.array(ItemOffer),
  /** Why nothing can be done, when nothing can. */
  instead: Words.nullable(),
  files: z.array(z.object({ kind: z.string(), sha256: z.string() })),
  counts: z.array(z.int()),
  told: z.array(z.object({ occasion: z.string(), why: z.array(Words) })),
  history: z.array(z.object({ seq: z.int(), day: Words, said: Words })),
});
export type ItemView = z.output<typeof ItemView>;
