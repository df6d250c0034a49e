import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { INBOX_CHANNEL } from './inbox.entity';

/** `party`: something new lies in its inbox. `connected`: whatever came before went unheard and stands in the table. */
export type InboxHeard = Readonly<{ party(party: string): void; connected(): void }>;

const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [100, 5_000];

/** A connection can die without a word; asked so often, it says so. */
const ASK_MS = 15_000;

/**
 * Listens to all inboxes on one connection of its own, made again, after longer and longer waits up to 5 s, for as long as it
 * is not closed. Needs a connection that stays the same: not one through a pooler that shares it by transaction.
 */
export function listenToInboxes({ options }: DataSource, heard: InboxHeard): Readonly<{ close(): Promise<void> }> {
  const url = 'url' in options ? (options.url ?? '') : '';
  let client: Client | null = null;
  const closing = new AbortController();
  const { signal } = closing;
  const listening = (async () => {
    for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const fresh = connectionTo(url);
      client = fresh;
      const ended = new Promise<void>((done) => void fresh.once('end', done));
      fresh.on('error', () => undefined); // its end follows, or the question below fails
      fresh.on('notification', ({ payload }) => heard.party(payload ?? ''));
      try {
        await fresh.connect();
        await fresh.query(`LISTEN ${INBOX_CHANNEL}`);
        wait = FIRST_WAIT_MS;
        heard.connected();
        await endOf(fresh, ended);
      } catch {
        // away or going: made again below
      }
      void fresh.end().catch(() => undefined);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    close: async () => {
      closing.abort();
      await client?.end().catch(() => undefined);
      await listening;
    },
  };
}

const connectionTo = (connectionString: string): Client =>
  new Client({
    connectionString,
    application_name: 'cobuild-inbox',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  });

/** Resolves when the connection ends, and rejects when it does not answer any more. */
async function endOf(client: Client, ended: Promise<void>): Promise<void> {
  let asking: NodeJS.Timeout | undefined;
  const silent = new Promise<never>((_, fail) => {
    asking = setInterval(() => void client.query('SELECT 1').catch(fail), ASK_MS);
  });
  try {
    await Promise.race([ended, silent]);
  } finally {
    clearInterval(asking);
  }
}
