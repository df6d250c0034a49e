import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import type { Notice } from '@cobuild/notice';
import { deliver } from '@cobuild/readmodel';
import type { agreementWorkflow } from '../../../workflows/src/agreement.workflow';
import { nudge } from '../../../workflows/src/messages';
import { TASK_QUEUE, workflowIdOf } from '../../../workflows/src/names';

/** What the courier does with each kind of job. A task that throws is tried again later by the queue. */
export const createTasks = (db: DataSource, client: Client) => ({
  /** Wakes or starts the runs of agreements; one that is already awake just looks once more. */
  nudge: async (payload: unknown): Promise<void> => {
    const { agreementIds } = payload as { agreementIds: string[] };
    await Promise.all(agreementIds.map((agreementId) => nudgeRun(client, agreementId)));
  },
  /** Puts notices into the in-app inbox; a second delivery changes nothing. */
  notice: (payload: unknown): Promise<void> => deliver(db.manager, payload as Notice[]),
});

async function nudgeRun(client: Client, agreementId: string): Promise<void> {
  await client.workflow.signalWithStart<typeof agreementWorkflow>('agreementWorkflow', {
    workflowId: workflowIdOf(agreementId),
    taskQueue: TASK_QUEUE,
    args: [agreementId],
    signal: nudge,
  });
}
