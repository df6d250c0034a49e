import { Logger, run } from 'graphile-worker';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { pause } from '@cobuild/config';
import type { Notice } from '@cobuild/notice';
import { tell } from '../../apps/courier/src/send';
import type { BenchLedger } from './ledger';

/** A courier that puts notices into inboxes and channels, and wakes and sends nothing; it notes when each was told. */
export async function inboxCourier({ deps, postgres }: BenchLedger) {
  const toldAt: number[] = [];
  const nothing = (): void => undefined;
  // A pool of graphile-worker's own may outlive its stop, and PostgreSQL stops next.
  const pgPool = new pg.Pool({ connectionString: postgres.appUrl, max: 10 });
  pgPool.on('error', nothing).on('connect', (client) => client.on('error', nothing));
  const runner = await run({
    pgPool,
    concurrency: 8, // half the ledger's connections; the drain needs some as well
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(() => nothing),
    taskList: {
      notice: async (payload) => {
        const notices = payload as Notice[];
        await tell(deps, notices);
        toldAt.push(...notices.map(() => performance.now()));
      },
      nudge: nothing,
      send: nothing,
      'record-sent': nothing,
    },
  });
  return {
    /** Resolves with the instants at which so many were told, and forgets them. */
    told: async (count: number): Promise<number[]> => {
      while (toldAt.length < count) await pause(1);
      return toldAt.splice(0);
    },
    stop: async () => {
      await runner.stop();
      await pgPool.end();
    },
  };
}

const CHANNELS = `
  WITH units AS (
    INSERT INTO directory.units (id, kind, name) SELECT 'party-' || n, 'partner', 'party-' || n FROM generate_series(1, $1::int) n
    ON CONFLICT DO NOTHING)
  INSERT INTO directory.channels (id, unit, kind, address, lang)
  SELECT gen_random_uuid(), 'party-' || n, 'webhook', gen_random_uuid(), 'zh' FROM generate_series(1, $1::int) n`;

/** A webhook for each of `party-1` to `party-<count>`; nothing is ever sent there. */
export const giveChannels = (owner: DataSource, count: number): Promise<unknown> => owner.query(CHANNELS, [count]);
