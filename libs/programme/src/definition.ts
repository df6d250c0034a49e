import { z } from 'zod';
import { edgeAnswers, WhenRule } from '@cobuild/calendar';
import { details } from './details';
import { categories, evidenceKinds, itemKinds } from './kinds';
import { Step } from './ladder';
import { Key, Time, Words } from './words';

/** The version of the format itself, the first line of every programme. */
export const FORMAT = 1;

/** Points taken away or added each time something happened, `atMost` so many in all. */
const Adjustments = z
  .array(
    z.strictObject({
      key: Key,
      title: Words,
      points: z.int().min(1).max(100),
      atMost: z.int().min(1).max(100).optional(),
    }),
  )
  .min(1)
  .max(20);

/** `from` names the items whose records the score looks at; `weight` is its share of the whole in per cent. */
const Criterion = z.strictObject({
  key: Key,
  title: Words,
  max: z.int().min(1).max(100),
  weight: z.int().min(1).max(100).optional(),
  deductions: Adjustments.optional(),
  bonuses: Adjustments.optional(),
  from: z.array(Key).optional(),
});

const Item = z.strictObject({
  key: Key,
  kind: z.enum(itemKinds),
  title: Words,
  when: WhenRule,
  owedBy: z.array(Key).min(1),
  /** Which of those who owe it leads the others. */
  leads: Key.optional(),
  /** Roles that are there, and roles that help: both are told, neither is ever late. */
  takesPart: z.array(Key).min(1).optional(),
  supports: z.array(Key).min(1).optional(),
  place: Words.optional(),
  evidence: z.array(z.enum(evidenceKinds)).default([]),
  graceDays: z.int().min(0).max(60).optional(),
  /** The last day ends at this time instead of at midnight. */
  time: Time.optional(),
  /** Which days of the window are suggested first: days off, or times outside working hours. */
  prefer: z.enum(['days-off', 'outside-work']).optional(),
  ladder: z.array(Step).optional(),
  /** The answer for a month, quota or window that an edge of the term cuts; the programme's own answer unless told. */
  atEdge: z.enum(edgeAnswers).optional(),
  /** Cobuild's own proposal, which the source text does not have. */
  suggested: z.literal(true).optional(),
  /** Whether an agreement has it: a parameter's place, so that whoever proposes can leave it out. */
  included: z.enum(['yes', 'no']).optional(),
  /** What is said of it is told at once, not with the day's message. */
  urgent: z.literal(true).optional(),
  criteria: z.array(Criterion).optional(),
  ...details,
});

const Value = z.union([z.string(), z.int(), z.array(z.string())]);

/** What fills a parameter in. */
export const ParameterType = z.enum(['text', 'number', 'day', 'dates']);

/** A blank of the source: what is asked of whoever proposes an agreement, with a default where there is a sensible one. */
const Parameter = z.strictObject({
  key: Key,
  type: ParameterType.default('text'),
  question: Words,
  choices: z
    .array(z.union([z.string(), z.int()]))
    .min(1)
    .optional(),
  default: Value.optional(),
});

/**
 * A programme as an officer writes it: data only, no expression. `$key` anywhere in the items stands for a
 * parameter and is replaced before this schema looks. Says nothing of dates: that is `plan`.
 */
export const Definition = z.strictObject({
  cobuild: z.literal(FORMAT),
  programme: Key,
  version: z.int().min(1),
  /** What kind of programme: how much a week may ask of one party depends on it. */
  category: z.enum(categories).default('pairing'),
  title: Words,
  /** Whether the agreement goes on with the others when a partner unit withdraws; it ends with the last one, and with the host. */
  withdrawal: z.enum(['goes-on', 'ends']).default('goes-on'),
  timeZone: z.string().default('Asia/Shanghai'),
  /** The answer for every month, quota or window that an edge of the term cuts. */
  atEdge: z.enum(edgeAnswers).optional(),
  roles: z
    .array(z.strictObject({ key: Key, side: z.enum(['host', 'partner']), title: Words }))
    .min(1)
    .max(41),
  parameters: z.array(Parameter).default([]),
  items: z.array(Item).min(1).max(500),
});
export type Definition = Readonly<z.infer<typeof Definition>>;
export type ItemDefinition = Definition['items'][number];
/** A parameter of a programme, with what a form needs to ask for its value. */
export type Parameter = Definition['parameters'][number];
