import { z } from 'zod';
import { WhenRule } from '@cobuild/calendar';
import { evidenceKinds, itemKinds } from './kinds';
import { Step } from './ladder';

/** The version of the format itself, the first line of every programme. */
export const FORMAT = 1;

/** Messages of this schema's own are codes of `problems.ts`. Keys are permanent: they stand in ledger events, so they are plain lower-case codes, never words of a language. */
export const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { message: 'bad-key' });

const Words = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });

const Criterion = z.strictObject({ key: Key, title: Words, max: z.int().min(1).max(100) });

const Item = z.strictObject({
  key: Key,
  kind: z.enum(itemKinds),
  title: Words,
  when: WhenRule,
  owedBy: z.array(Key).min(1),
  evidence: z.array(z.enum(evidenceKinds)).default([]),
  graceDays: z.int().min(0).max(60).optional(),
  ladder: z.array(Step).optional(),
  criteria: z.array(Criterion).optional(),
});

const Parameter = z.strictObject({
  key: Key,
  question: Words,
  choices: z
    .array(z.union([z.string(), z.int()]))
    .min(1)
    .optional(),
  default: z.union([z.string(), z.int()]).optional(),
});

/**
 * A programme as an officer writes it: data only, no expression. `$key` anywhere in the items stands for a
 * parameter and is replaced before this schema looks. Says nothing of dates: that is `plan`.
 */
export const Definition = z.strictObject({
  cobuild: z.literal(FORMAT),
  programme: Key,
  version: z.int().min(1),
  title: Words,
  timeZone: z.string().default('Asia/Shanghai'),
  roles: z.array(z.strictObject({ key: Key, side: z.enum(['host', 'partner']), title: Words })).min(1),
  parameters: z.array(Parameter).default([]),
  items: z.array(Item).min(1).max(500),
});
export type Definition = Readonly<z.infer<typeof Definition>>;
export type ItemDefinition = Definition['items'][number];
export type Words = Readonly<z.infer<typeof Words>>;
