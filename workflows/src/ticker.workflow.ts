import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from './activities';

const { drainReminders } = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
  summary: 'issue reminders as they fall due',
});

const EVENTS = 150;

/** Drains reminders, shift after shift, for ever. Several may run; they share the rows. */
export async function tickerWorkflow(): Promise<void> {
  while (workflowInfo().historyLength < EVENTS) await drainReminders();
  await continueAsNew<typeof tickerWorkflow>();
}
