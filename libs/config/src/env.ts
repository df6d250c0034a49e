import { z } from 'zod';

const Env = z.object({
  /** The app role's connection; it can append to the ledger but never change it. */
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  HTTP_PORT: z.coerce.number().int().default(3000),
  HTTP_HOST: z.string().default('127.0.0.1'),
  /** `system`, or `lapse:<start>:<rate>`: virtual time from a day or instant, `rate` times as fast. */
  COBUILD_CLOCK: z.string().default('system'),
  /** How many ticker workflows drain reminders. */
  COBUILD_TICKERS: z.coerce.number().int().min(1).max(16).default(1),
});

export type Env = Readonly<z.infer<typeof Env>>;

/** Called once, in each `main.ts`. Throws one sentence naming every wrong variable. Nothing else reads the environment. */
export function readEnv(from: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Env.safeParse(from);
  if (!parsed.success) throw new Error(`configuration: ${z.prettifyError(parsed.error)}`);
  return Object.freeze(parsed.data);
}
