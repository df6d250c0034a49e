import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { setTimeout as pauseUntil } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { DRAIN_MS, pause } from '@cobuild/config';
import type { HandlerDeps } from '@cobuild/handler';
import { TASK_QUEUE } from '../../../workflows/src/names';
import { createActivities } from './activities';
import { keeping, startStanding } from './keeper';

export type WorkerSettings = Readonly<{
  address: string;
  namespace: string;
  tickers: number;
  /** The connections by which reminders are issued; those of `deps` unless told. */
  reminders?: DataSource;
  workflows?: WorkflowBundleOption;
}>;

/** A running worker; `run` ends when `stop` was called, and rejects on a fault that only a restart heals. */
export type RunningWorker = Readonly<{ run: Promise<void>; stop(): void }>;

const BUNDLE = join(__dirname, '../../../workflow-bundle.js');
const CONNECT_MS = 3000;

/**
 * How long a workflow task waits for the process that has its workflow in memory. Minutes spare cold starts under load;
 * while a year lasts a minute, a killed worker must not hold it up.
 */
const stickyMs = (rate: number): number => (rate === 1 ? 300_000 : 2000);

/** Connects to Temporal, retrying for ever while it is away, and begins to work. */
export async function startWorker(
  deps: HandlerDeps,
  settings: WorkerSettings,
  log: (line: string) => void,
): Promise<RunningWorker> {
  const { address, namespace, tickers, reminders, workflows = { codePath: BUNDLE } } = settings;
  const native = await untilThere(() => NativeConnection.connect({ address }), log);
  const client = new Client({
    connection: await untilThere(() => Connection.connect({ address, connectTimeout: CONNECT_MS }), log),
    namespace,
  });
  const worker = await untilThere(
    () =>
      Worker.create({
        connection: native,
        namespace,
        taskQueue: TASK_QUEUE,
        workflowBundle: workflows,
        activities: createActivities(deps, client, reminders),
        stickyQueueScheduleToStartTimeout: stickyMs(deps.clock.rate()),
        shutdownGraceTime: '1 second',
        shutdownForceTime: DRAIN_MS,
      }),
    log,
  );
  const closing = new AbortController();
  const keep = (async () => {
    const { lookMs, reconcileMs } = keeping(deps.clock.rate());
    while (!closing.signal.aborted) {
      await startStanding(client, tickers, reconcileMs).catch((error: unknown) => {
        log(`standing workflows: ${String(error)}`);
      });
      await pauseUntil(lookMs, null, { signal: closing.signal }).catch(() => undefined);
    }
  })();
  const run = worker.run().finally(async () => {
    closing.abort();
    await keep;
    await client.connection.close();
    await native.close();
  });
  log(`working on ${address}`);
  return {
    run,
    stop: () => {
      worker.shutdown();
    },
  };
}

async function untilThere<T>(attempt: () => Promise<T>, log: (line: string) => void): Promise<T> {
  let said = '';
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const line = `Temporal is not there yet: ${(error as Error).message}`;
      if (line !== said) log((said = line));
      await pause(500);
    }
  }
}
