import { z } from 'zod';
import { Words } from './answers';
import { ProgrammeParameter } from './parameters';

/** What moving an agreement to a version of its programme comes to, before it is asked for; more than is listed here is there. */
export const MigrationView = z.looseObject({
  agreementId: z.string(),
  from: z.int(),
  to: z.int(),
  host: z.string(),
  partners: z.array(z.string()),
  /** A key under which nobody of it was asked before. */
  amendment: z.string(),
  lines: z.array(z.object({ how: z.enum(['added', 'removed', 'changed']), text: Words })),
  /** The roles that have to consent, and what they are called. */
  concerned: z.array(z.string()),
  consent: z.array(z.string()),
  /** Who of them has yet to, where it is asked for already. */
  waits: z.array(z.string()).nullable(),
  /** All that the version asks, with the answer that the agreement keeps. */
  parameters: z.array(ProgrammeParameter.extend({ value: ProgrammeParameter.shape.default })),
  /** Why it cannot be. */
  refused: z.object({ code: z.string(), said: Words }).nullable(),
});
export type MigrationView = z.output<typeof MigrationView>;
