import { z } from 'zod';
import { addMonths } from '@cobuild/calendar';
import { Words } from './answers';
import { Proposal } from './commands';
import { Day, Id, Name, Version } from './common';
import { ParameterValues, ProgrammeParameter, WrongValue } from './parameters';

/** Which units are to enter into a programme together, for how long. */
export const RolloutWish = z
  .strictObject({
    district: Id,
    version: Version.optional(),
    term: z
      .strictObject({ from: Day, to: Day })
      .refine(({ from, to }) => from <= to, { message: 'term-order', path: ['to'] })
      .refine(({ from, to }) => to < addMonths(from, 36), { message: 'term-length', path: ['to'] }),
    /** Role to organisation, once per agreement. */
    pairs: z.array(z.record(Name, Id)).min(1).max(10_000),
    /** Answers to the programme's parameters that hold for every agreement, and those of each pair, in the order of the pairs. */
    parameters: ParameterValues.default({}),
    perPair: z.array(ParameterValues).max(10_000).default([]),
  })
  .refine(({ pairs, perPair }) => perPair.length === 0 || perPair.length === pairs.length, {
    message: 'per-pair',
    path: ['perPair'],
  });

/** One agreement to propose: under which id and key, with what; or why not. */
const RolloutStep = z.object({
  id: z.string(),
  /** The same for the same choice, so that asking again proposes nothing twice. */
  key: z.string(),
  host: z.string(),
  partners: z.array(z.string()),
  /** Those of them in which nobody holds a post: nobody there would sign, or be reminded. */
  vacant: z.array(z.string()),
  /** Partners of other districts, which are invited first. */
  invited: z.array(z.string()),
  skipped: z.object({ code: z.string(), said: Words }).nullable(),
  /** The answers that are missing or wrong for this agreement. */
  wrong: z.array(WrongValue),
  proposal: Proposal,
});

/** What was rolled out and waits to be signed; it can be taken back while nobody has signed. */
export const RolledOut = z.object({
  proposals: z.array(
    z.object({
      id: z.string(),
      /** The key under which it is taken back, once. */
      key: z.string(),
      host: z.string(),
      partners: z.array(z.string()),
      term: z.object({ from: Day, to: Day }),
      /** The day it was proposed. */
      on: Day,
      said: Words,
      /** How many of the parties have signed. */
      signed: z.int(),
      of: z.int(),
    }),
  ),
});
export type RolledOut = z.output<typeof RolledOut>;

/** What rolling out comes to, before anything is proposed. */
export const Rollout = z.object({
  programme: z.string(),
  version: z.int(),
  title: Words,
  /** All that the programme asks. */
  parameters: z.array(ProgrammeParameter),
  steps: z.array(RolloutStep),
});
export type Rollout = z.output<typeof Rollout>;
