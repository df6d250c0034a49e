import type { Client } from '@temporalio/client';
import type { JobHelpers } from 'graphile-worker';
import { mapBounded, realNow } from '@cobuild/config';
import { carryOver, NotNow, type OutboxJob } from '@cobuild/handler';
import type { Notice } from '@cobuild/notice';
import type { agreementWorkflow } from '../../../workflows/src/agreement.workflow';
import { nudge } from '../../../workflows/src/messages';
import { TASK_QUEUE, workflowIdOf } from '../../../workflows/src/names';
import { sendConfirmation } from './confirm';
import { recordSent } from './record';
import { send, tell, type SendDeps } from './send';

/** Runs that are woken at once. */
const NUDGED_AT_ONCE = 16;

/** What the courier does with each kind of job. A task that throws is tried again later by the queue. */
export const createTasks = (deps: SendDeps, client: Client) => ({
  /** Wakes or starts the runs of agreements; one that is already awake just looks once more. */
  nudge: async (payload: unknown): Promise<void> => {
    const { agreementIds } = payload as { agreementIds: string[] };
    await mapBounded(agreementIds, (agreementId) => nudgeRun(client, agreementId), NUDGED_AT_ONCE);
  },
  /** Puts notices into inboxes and channels; a second delivery changes nothing. */
  notice: (payload: unknown): Promise<void> => tell(deps, payload as Notice[]),
  /** Brings what a closed agreement still owes into its renewal. */
  'carry-over': patiently('carry-over', async (payload) => {
    await carryOver(deps, (payload as { agreementId: string }).agreementId);
  }),
  /** Records in the ledger what went out. */
  'record-sent': patiently('record-sent', (payload) => recordSent(deps, (payload as { message: string }).message)),
  /** Sends a pending mail address the link that confirms it. */
  'confirm-address': (payload: unknown): Promise<void> =>
    sendConfirmation(deps, payload as Parameters<typeof sendConfirmation>[1]),
  /** Sends what a channel has to tell by now. */
  send: (payload: unknown): Promise<void> => send(deps, (payload as { channel: string }).channel),
});

/** How long (real ms) before what could not be written is tried again; the queue's own tries end after some days. */
const AGAIN_MS = 60_000;

/** A task that, while the agreement is read-only, is put back into the queue as if it had never been tried. */
const patiently =
  (task: OutboxJob['task'], work: (payload: unknown) => Promise<void>) =>
  async (payload: unknown, { addJob }: Pick<JobHelpers, 'addJob'>): Promise<void> => {
    try {
      await work(payload);
    } catch (error) {
      if (!(error instanceof NotNow)) throw error;
      await addJob(task, payload, { runAt: new Date(realNow() + AGAIN_MS) });
    }
  };

async function nudgeRun(client: Client, agreementId: string): Promise<void> {
  await client.workflow.signalWithStart<typeof agreementWorkflow>('agreementWorkflow', {
    workflowId: workflowIdOf(agreementId),
    taskQueue: TASK_QUEUE,
    args: [agreementId],
    signal: nudge,
  });
}
