import { Client, Connection } from '@temporalio/client';
import { workflowIdOf } from '../../../../workflows/src/names';

/** How many events all runs of an agreement's workflow have cost, and how many runs; null events when Temporal does not answer. */
export async function temporalEvents(
  address: string,
  agreementId: string,
): Promise<{ events: number | null; runs: number }> {
  const connection = await Connection.connect({ address, connectTimeout: 3000 }).catch(() => null);
  if (!connection) return { events: null, runs: 0 };
  try {
    let [events, runs] = [0, 0];
    const client = new Client({ connection });
    for await (const run of client.workflow.list({ query: `WorkflowId = '${workflowIdOf(agreementId)}'` })) {
      const { historyLength } = await client.workflow.getHandle(run.workflowId, run.runId).describe();
      events += historyLength;
      runs += 1;
    }
    return { events, runs };
  } finally {
    await connection.close();
  }
}
