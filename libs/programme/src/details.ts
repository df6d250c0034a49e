import { z } from 'zod';
import { MonthDay } from '@cobuild/calendar';
import { Key, Time, Words } from './words';

/** Steps to the minute from `starts` on; a step that may run over pushes what follows. `eachAtMost` is minutes per performer. */
const RunSheet = z.strictObject({
  starts: Time,
  steps: z
    .array(
      z.strictObject({
        key: Key,
        title: Words,
        minutes: z.int().min(0).max(720),
        mayRunOver: z.int().min(0).max(240).default(0),
        eachAtMost: z.int().min(1).max(120).optional(),
      }),
    )
    .min(1)
    .max(60),
});

/** What has to be ready so many days before, `by` a time of that day, each with an owner of its own. Becomes a dated item. */
const Preparation = z
  .array(
    z.strictObject({ key: Key, title: Words, owner: Key, daysBefore: z.int().min(0).max(60), by: Time.optional() }),
  )
  .min(1)
  .max(30);

/** Who may take part, without anybody's name. */
const Eligibility = z.strictObject({
  fromAge: z.int().min(0).max(120).optional(),
  toAge: z.int().min(0).max(120).optional(),
  healthy: z.boolean().optional(),
  /** From this age on only with company. */
  companyFromAge: z.int().min(0).max(120).optional(),
});

/** A number of things of one sort, at least and at most; `of` names the count that this one is a part of. */
const Counts = z
  .array(
    z.strictObject({
      key: Key,
      title: Words,
      atLeast: z.int().min(1).max(100_000),
      atMost: z.int().min(1).max(100_000).optional(),
      of: Key.optional(),
    }),
  )
  .min(1)
  .max(20);

/** The posts of a group: whose they are, and how many people hold each. */
const Group = z
  .array(z.strictObject({ key: Key, title: Words, role: Key, number: z.int().min(1).max(100).default(1) }))
  .min(1)
  .max(30);

/** The steps of a document's approval in their order: a role or `district`, and the days it has to answer. */
const Approval = z
  .array(z.strictObject({ by: Key, within: z.int().min(1).max(60).optional() }))
  .min(1)
  .max(5);

/** What a review can decide. */
export const outcomes = ['excellent', 'qualified', 'unqualified'] as const;

/** Named grades of a review, best first: from how many per cent of the points, and the outcome that each one means. */
const Bands = z
  .array(z.strictObject({ key: Key, title: Words, from: z.int().min(0).max(100), outcome: z.enum(outcomes) }))
  .min(2)
  .max(10);

const Named = z
  .array(z.strictObject({ key: Key, title: Words }))
  .min(1)
  .max(60);

/** How an item may be let go: not held at all, held with another, another held instead, or not asked for this time. */
export const releases = ['cancelled', 'merged', 'replaced', 'waived'] as const;
export type Release = (typeof releases)[number];

/** What a kind of item needs besides its days; `kinds` says which kind may have which. */
export const details = {
  runSheet: RunSheet.optional(),
  preparation: Preparation.optional(),
  eligibility: Eligibility.optional(),
  /** What is handed in. */
  deliverable: Words.optional(),
  /** How many at least, of what the item counts: people, kinds, schools. */
  target: z.int().min(1).max(100_000).optional(),
  /** Each to be covered at least once. */
  subjects: Named.optional(),
  /** Posts that can be claimed, with how many places; `wishes` opens the board to micro-wishes. */
  posts: z
    .array(z.strictObject({ key: Key, title: Words, places: z.int().min(1).max(1000) }))
    .min(1)
    .max(60)
    .optional(),
  wishes: z.boolean().optional(),
  /** Days after which a claim that was not used lapses and frees its place. */
  lapseAfter: z.int().min(1).max(365).optional(),
  /** How its items may be let go without asking the district. */
  mayBe: z.array(z.enum(releases)).min(1).optional(),
  /** Heads that have to be there of each side. */
  quorum: z
    .strictObject({ host: z.int().min(1).max(1000).default(1), partner: z.int().min(1).max(1000).default(1) })
    .optional(),
  /** Days within which a review's decision can be appealed; 7 unless told. */
  appealDays: z.int().min(0).max(60).optional(),
  /** The review scores what is due by its last day and leaves the rest of the term out. */
  scores: z.literal('due-by-then').optional(),
  /** From how many per cent of the points the scores speak for an outcome; below all of them it is `unqualified`. */
  grades: z
    .strictObject({ excellent: z.int().min(1).max(100), qualified: z.int().min(1).max(100) })
    .refine(({ excellent, qualified }) => qualified < excellent, { path: ['qualified'] })
    .optional(),
  milestones: z
    .array(z.strictObject({ key: Key, title: Words, by: MonthDay }))
    .min(1)
    .max(20)
    .optional(),
  goods: z
    .array(z.strictObject({ key: Key, title: Words, quantity: z.int().min(1).optional() }))
    .min(1)
    .max(60)
    .optional(),
  /** Money by source in yuan, pledged against received: at least how much, and what it is for. */
  money: z
    .array(z.strictObject({ key: Key, title: Words, atLeast: z.int().min(1).optional(), use: Words.optional() }))
    .min(1)
    .max(60)
    .optional(),
  /** When a shared place is open. */
  open: z
    .array(z.strictObject({ days: z.enum(['weekends', 'school-holidays', 'workdays', 'daily']), from: Time, to: Time }))
    .min(1)
    .max(10)
    .optional(),
  /** Days within which what was found wanting is put right. */
  mendWithin: z.int().min(1).max(120).optional(),
  /** Several numbers in one duty, each recorded for itself. */
  counts: Counts.optional(),
  /** Conditions on who may take part, in words. */
  conditions: Named.optional(),
  group: Group.optional(),
  approval: Approval.optional(),
  /** To whom it is handed in: a role or `district`. */
  handedTo: Key.optional(),
  /** The time at which it begins, where no run sheet says so. */
  startsAt: Time.optional(),
  /** Times of the day at which it takes place. */
  slots: z
    .array(z.strictObject({ from: Time, to: Time, title: Words.optional() }))
    .min(1)
    .max(20)
    .optional(),
  bands: Bands.optional(),
  prizes: Named.optional(),
  commend: z.int().min(1).max(1000).optional(),
  budget: Named.optional(),
};
export type DetailKey = keyof typeof details;
