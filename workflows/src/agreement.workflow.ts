import {
  condition,
  continueAsNew,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertMemo,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities, Standing } from './activities';
import { nudge } from './messages';

const summary = 'ask the ledger what is due';
/** Asked in the workflow's own task, at half the events of the year; if that fails, patiently, at no event per attempt. */
const quickly = proxyLocalActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { maximumAttempts: 1 },
  summary,
});
const patiently = proxyActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
  summary,
});

/** Continue as new at this many events, or after a month: a cold start reads the history from its first event. */
const EVENTS = 150;
const MONTH_MS = 30 * 24 * 3600 * 1000;

/**
 * The clock of one agreement. It holds no business state: it asks the ledger what is due, waits for the next
 * instant or for a nudge, and asks again until the agreement is closed. The ledger is the memory, so
 * continuing as new carries nothing but the id.
 */
export async function agreementWorkflow(agreementId: string): Promise<string> {
  let nudged = false;
  setHandler(nudge, () => void (nudged = true));

  for (;;) {
    nudged = false;
    const standing = await quickly.advance(agreementId).catch(() => patiently.advance(agreementId));
    tell(standing);
    if (standing.stage === 'closed') return standing.stage;

    if (standing.next === null) await condition(() => nudged);
    else await condition(() => nudged, standing.waitMs, { summary: `next change ${standing.next}` });

    const { historyLength, startTime } = workflowInfo();
    if (historyLength >= EVENTS || Date.now() - startTime.getTime() > MONTH_MS)
      await continueAsNew<typeof agreementWorkflow>(agreementId);
  }
}

/** What a person sees on Temporal's own page, and what the reconciler compares with the ledger. */
function tell({ programme, stage, next, open, overdue }: Standing): void {
  setCurrentDetails(
    `**${programme}** ${stage}, next change: ${next ?? 'none'}, items open: ${open}, overdue: ${overdue}`,
  );
  upsertMemo({ programme, stage, next });
}
