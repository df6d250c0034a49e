import { WorkflowIdConflictPolicy, type Client } from '@temporalio/client';
import type { reconcilerWorkflow } from '../../../workflows/src/reconciler.workflow';
import type { tickerWorkflow } from '../../../workflows/src/ticker.workflow';
import { RECONCILER_ID, TASK_QUEUE, tickerId } from '../../../workflows/src/names';

/** Real milliseconds between looks, and between two comparisons of the reconciler: real time, and when a year lasts minutes. */
export const keeping = (rate: number) =>
  rate === 1 ? { lookMs: 15_000, reconcileMs: 600_000 } : { lookMs: 1000, reconcileMs: 1000 };

/** Starts the standing workflows (tickers and reconciler) unless they run; a Temporal that lost everything gets them back. */
export async function startStanding(client: Client, tickers: number, reconcileMs: number): Promise<void> {
  const always = { taskQueue: TASK_QUEUE, workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING } as const;
  for (let n = 0; n < tickers; n++)
    await client.workflow.start<typeof tickerWorkflow>('tickerWorkflow', { ...always, workflowId: tickerId(n) });
  await client.workflow.start<typeof reconcilerWorkflow>('reconcilerWorkflow', {
    ...always,
    workflowId: RECONCILER_ID,
    args: [reconcileMs],
  });
}
