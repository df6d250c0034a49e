import { Client } from 'pg';
import type { Instant } from '@cobuild/calendar';
import { toMillis } from '@cobuild/calendar';
import { pause, realNow, steer, virtualNow } from '@cobuild/config';

/**
 * Lets virtual time run from instant to instant: it stands still while people act, so that a request that has
 * to be sent twice takes no virtual days, and runs as fast as it must to be through at the end.
 */
export type Conductor = Readonly<{
  /** Runs to `instant` and stops there; resolves when every process's clock may have reached it. */
  runTo(instant: Instant): Promise<void>;
  /** Virtual time now, for showing. */
  now(): Instant;
  close(): Promise<void>;
}>;

/** `seconds` real seconds from `start` to `end`, `databaseUrl` being where all processes read the clock's setting. */
export function conduct(databaseUrl: string, start: Instant, end: Instant, seconds: number): Conductor {
  const finish = realNow() + seconds * 1000;
  let setting = { virtualAt: start, realAt: realNow(), rate: 1, horizon: start as Instant | null };
  const now = (): Instant => virtualNow(setting, realNow());
  return {
    now,
    runTo: async (instant) => {
      const left = Math.max(finish - realNow(), 200);
      const rate = Math.max(1, (toMillis(end) - toMillis(now())) / left);
      const next = { virtualAt: now(), rate, horizon: instant };
      await persistently(databaseUrl, (client) => steer(client, next));
      setting = { ...next, realAt: realNow() };
      await pause(Math.max(0, (toMillis(instant) - toMillis(next.virtualAt)) / rate));
      while (now() < instant) await pause(2);
    },
    close: () => Promise.resolve(),
  };
}

/** Does something on the database, however long it is away. */
export async function persistently(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await work(client);
      return;
    } catch {
      await pause(100); // the database is away; time stands still until it is back
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
