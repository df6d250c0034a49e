import type * as Temporal from '@temporalio/client';
import { realNow } from '@cobuild/config';
import { TASK_QUEUE } from '../../../workflows/src/names';

/** Whether durable time runs: Temporal answers and a worker asks it for work. */
export type TemporalHealth = Readonly<{ look(): Promise<{ up: boolean; reason?: string }>; close(): Promise<void> }>;

const PATIENCE_MS = 800;
const POLLED_WITHIN_MS = 90_000;

/** Looks at Temporal, each time for at most 800 ms. */
export function temporalHealth(address: string, namespace: string): TemporalHealth {
  let opened: Temporal.Connection | null = null;
  const open = (): Temporal.Connection => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when somebody first looks, not before the API answers
    const { Connection } = require('@temporalio/client') as typeof Temporal;
    return Connection.lazy({ address, connectTimeout: PATIENCE_MS });
  };
  return {
    look: async () => {
      try {
        const connection = (opened ??= open());
        const { pollers } = await connection.withDeadline(realNow() + PATIENCE_MS, () =>
          connection.workflowService.describeTaskQueue({
            namespace,
            taskQueue: { name: TASK_QUEUE },
            // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- WORKFLOW; the enum is not exported
            taskQueueType: 1,
          }),
        );
        const alive = pollers.some(
          ({ lastAccessTime }) => realNow() - Number(lastAccessTime?.seconds ?? 0) * 1000 < POLLED_WITHIN_MS,
        );
        return alive ? { up: true } : { up: false, reason: 'no worker' };
      } catch {
        return { up: false, reason: 'Temporal does not answer' };
      }
    },
    close: async () => opened?.close(),
  };
}
