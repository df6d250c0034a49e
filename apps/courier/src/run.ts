import { Client, Connection } from '@temporalio/client';
import { Logger, run, type Runner } from 'graphile-worker';
import { DRAIN_MS } from '@cobuild/config';
import type { DataSource } from 'typeorm';
import type { SendDeps } from './send';
import { createTasks } from './tasks';

export type CourierSettings = Readonly<{ databaseUrl: string; address: string; namespace: string }>;

/** A running courier; `stopped` rejects on a fault that only a restart heals. */
export type RunningCourier = Readonly<{ stopped: Promise<void>; stop(): Promise<void> }>;

/** Jobs in hand at once; each is one short call. */
const CONCURRENCY = 16;

/** Real ms after which a job in hand belongs to nobody any more. */
const STALE_MS = 120_000;

/** Of the queue's own log, what is worth a line of ours. */
const LOUD: readonly string[] = ['error', 'warning'];

/** Delivers what stands in the outbox and waits for more. While Temporal is away nudges wait in the queue; notices go out. */
export async function startCourier(
  deps: SendDeps,
  { databaseUrl, address, namespace }: CourierSettings,
  log: (line: string) => void,
): Promise<RunningCourier> {
  await freeJobs(deps.db);
  const connection = Connection.lazy({ address, connectTimeout: 3000 });
  const runner: Runner = await run({
    connectionString: named(databaseUrl),
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: DRAIN_MS,
    pollInterval: 1000,
    maxPoolSize: CONCURRENCY + 2,
    logger: new Logger(() => (level, message) => {
      if (LOUD.includes(level)) log(message);
    }),
    taskList: createTasks(deps, new Client({ connection, namespace })),
  });
  const looking = setInterval(() => void freeJobs(deps.db).catch(() => undefined), STALE_MS / 4);
  log('delivering');
  return {
    stopped: runner.promise,
    stop: async () => {
      clearInterval(looking);
      await runner.stop();
      await connection.close();
    },
  };
}

/** The queue's connections under the courier's own name, by which the API's health page knows that it runs. */
function named(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', 'cobuild-courier');
  return url.href;
}

const FREE = `
  SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
  FROM graphile_worker._private_jobs WHERE locked_at < now() - make_interval(secs => $1)`;

/**
 * Gives back what a courier had in hand when it was killed: the queue itself would wait four hours. No job of ours is in hand for
 * so long, and each may be done twice.
 */
async function freeJobs(db: DataSource): Promise<void> {
  await db.query(FREE, [STALE_MS / 1000]);
}
