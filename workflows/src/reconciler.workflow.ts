import { continueAsNew, proxyActivities, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import type { Activities } from './activities';

const { reconcile } = proxyActivities<Activities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '1 minute',
  summary: 'compare open agreements with live runs',
});

const EVENTS = 150;

/** Proves, every `everyMs` real milliseconds, that each open agreement has exactly one live run with the right next instant. */
export async function reconcilerWorkflow(everyMs: number): Promise<void> {
  while (workflowInfo().historyLength < EVENTS) {
    const { open, repaired } = await reconcile();
    setCurrentDetails(`open agreements: ${open}, repaired: ${repaired}`);
    await sleep(everyMs, { summary: 'until the next comparison' });
  }
  await continueAsNew<typeof reconcilerWorkflow>(everyMs);
}
