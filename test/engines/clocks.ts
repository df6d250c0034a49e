import { Client } from 'pg';
import { fromMillis, toMillis, type Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import type { TestDatabase } from './database';

/** Clocks of one machine or of several, which a test sets as an operator or a wrong time server would. */
export type Clocks = Readonly<{
  /** The right time. */
  right(): Instant;
  /** A process that has just been started, on a machine whose clock is so many ms off. */
  process(offMs?: number): Clock & Readonly<{ jump(ms: number): void; sleep(ms: number): void }>;
  /** Sets the clock of the database's machine so many ms off. */
  server(offMs: number): Promise<void>;
  /** Lets real time pass. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}>;

/**
 * Takes over the clock of a test database, from an instant on: as its owner, who alone can replace the function that tells it. Time
 * stands still unless it is let pass.
 */
export async function clocksOf({ url }: TestDatabase, start: Instant): Promise<Clocks> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  let real = toMillis(start);
  let serverOff = 0;
  const set = async (): Promise<void> => {
    await owner.query(`CREATE OR REPLACE FUNCTION ledger.server_time() RETURNS double precision LANGUAGE sql VOLATILE
      AS $$ SELECT ${real + serverOff}::float8 $$`);
  };
  await set();
  return {
    right: () => fromMillis(real),
    process(offMs = 0) {
      let off = offMs;
      let stoodStill = 0;
      const started = real;
      return {
        now: () => fromMillis(real + off),
        realMsUntil: (at) => Math.max(0, toMillis(at) - real - off),
        rate: () => 1,
        steered: false,
        ticks: () => [real - started - stoodStill, real - started],
        close: () => Promise.resolve(),
        jump: (ms) => void (off += ms),
        sleep: (ms) => void (stoodStill += ms),
      };
    },
    server: async (ms) => {
      serverOff = ms;
      await set();
    },
    pass: async (ms) => {
      real += ms;
      await set();
    },
    close: () => owner.end(),
  };
}
