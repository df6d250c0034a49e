import { z } from 'zod';

const Words = z.object({ zh: z.string(), en: z.string() });

/** An answer to a parameter; it stands in the ledger, so it is a code, never a text. */
const Code = z.string('code').regex(/^[A-Za-z0-9:._-]{1,40}$/, { message: 'code' });

/** Answers to a programme's parameters, by key. */
export const ParameterValues = z.record(z.string(), z.union([Code, z.number(), z.array(Code).max(2000)]));
export type ParameterValues = z.output<typeof ParameterValues>;

/** A parameter of a programme with all that a form needs; without `default` it is a blank, which every proposal answers. */
export const ProgrammeParameter = z.object({
  key: z.string(),
  type: z.enum(['text', 'number', 'day', 'dates']),
  question: Words,
  choices: z.array(z.union([z.string(), z.number()])).optional(),
  default: z.union([z.string(), z.number(), z.array(z.string())]).optional(),
});
export type ProgrammeParameter = z.output<typeof ProgrammeParameter>;

/** Answers to try in a query, each as `key=value`: once or several times. */
export const WithValues = z
  .union([z.string().max(20_000), z.array(z.string().max(20_000)).max(200)])
  .default([])
  .transform((given) => (Array.isArray(given) ? given : [given]));

/** What is wrong with the answer to one parameter. */
export const WrongValue = z.object({ parameter: z.string(), message: Words, cure: Words });
export type WrongValue = z.output<typeof WrongValue>;
