import { z } from 'zod';

const Days = z.int().min(-60).max(60);

/**
 * One rung of a reminder ladder. `anchor` is what `days` (calendar days, negative = before) counts from:
 * `start` and `end` of the window (both the fixed day once there is one), or `due`, the last day to record.
 * `time` is local to the agreement and never at night. A rung for the district after `due` is an escalation.
 */
export const Step = z.strictObject({
  step: z.enum(['blue', 'yellow', 'red', 'escalation']),
  anchor: z.enum(['start', 'end', 'due']),
  days: Days,
  time: z
    .string()
    .regex(/^(0[7-9]|1\d|20):[0-5]\d$/, { message: 'at-night' })
    .default('09:00'),
  to: z.enum(['owers', 'district']).default('owers'),
});
export type Step = Readonly<z.infer<typeof Step>>;
