import type { Client } from '@temporalio/client';
import { carryOver } from '@cobuild/handler';
import type { Notice } from '@cobuild/notice';
import type { agreementWorkflow } from '../../../workflows/src/agreement.workflow';
import { nudge } from '../../../workflows/src/messages';
import { TASK_QUEUE, workflowIdOf } from '../../../workflows/src/names';
import { recordSent } from './record';
import { send, tell, type SendDeps } from './send';

/** What the courier does with each kind of job. A task that throws is tried again later by the queue. */
export const createTasks = (deps: SendDeps, client: Client) => ({
  /** Wakes or starts the runs of agreements; one that is already awake just looks once more. */
  nudge: async (payload: unknown): Promise<void> => {
    const { agreementIds } = payload as { agreementIds: string[] };
    await Promise.all(agreementIds.map((agreementId) => nudgeRun(client, agreementId)));
  },
  /** Puts notices into inboxes and channels; a second delivery changes nothing. */
  notice: (payload: unknown): Promise<void> => tell(deps, payload as Notice[]),
  /** Brings what a closed agreement still owes into its renewal. */
  'carry-over': async (payload: unknown): Promise<void> => {
    await carryOver(deps, (payload as { agreementId: string }).agreementId);
  },
  /** Records in the ledger what went out. */
  'record-sent': (payload: unknown): Promise<void> => recordSent(deps, (payload as { message: string }).message),
  /** Sends what a channel has to tell by now. */
  send: (payload: unknown): Promise<void> => send(deps, (payload as { channel: string }).channel),
});

async function nudgeRun(client: Client, agreementId: string): Promise<void> {
  await client.workflow.signalWithStart<typeof agreementWorkflow>('agreementWorkflow', {
    workflowId: workflowIdOf(agreementId),
    taskQueue: TASK_QUEUE,
    args: [agreementId],
    signal: nudge,
  });
}
