import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { toMillis, type Instant } from '@cobuild/calendar';
import { enqueue, nudgeJobs, type HandlerDeps } from '@cobuild/handler';
import { allHolds } from '@cobuild/ledger';
import { AgreementOverview, isRunning } from '@cobuild/readmodel';
import { workflowIdOf } from '../../../workflows/src/names';

/** An agreement whose next change is overdue by this many ms is nudged even if its run looks right. */
const LATE_MS = 30_000;

/** What a live run says of itself; `next` is the instant it waits for. */
type LiveRun = Readonly<{ next: string | null }>;

/**
 * Whether the run of an open agreement has to be nudged: missing, waiting for too late an instant, or past its instant. Where time is
 * `steered` it may have jumped over what a run's timer was set for, and stand: then past is past.
 */
export function needsNudge(
  run: LiveRun | undefined,
  nextChange: Date | null,
  { now, steered }: Readonly<{ now: Instant; steered: boolean }>,
): boolean {
  if (!run) return true;
  if (nextChange === null) return false;
  if (run.next === null || toMillis(run.next as Instant) > nextChange.getTime()) return true;
  return toMillis(now) - nextChange.getTime() > (steered ? 0 : LATE_MS);
}

/**
 * Compares every open agreement with the live runs and puts a nudge into the outbox for each that needs one. The run of one that is
 * read-only is asking already, and would only be given more to remember.
 */
export async function reconcile(
  { db, clock }: HandlerDeps,
  client: Client,
): Promise<{ open: number; repaired: number }> {
  const runs = new Map<string, LiveRun>();
  const live = client.workflow.list({ query: `WorkflowType = 'agreementWorkflow' AND ExecutionStatus = 'Running'` });
  for await (const { workflowId, memo } of live) {
    runs.set(workflowId, { next: (memo?.['next'] as string | null | undefined) ?? null });
    if (runs.size % 500 === 0) Context.current().heartbeat(runs.size);
  }
  const open = await db.manager.findBy(AgreementOverview, isRunning);
  const held = new Set((await allHolds(db.manager)).map(({ agreementId }) => agreementId));
  const isAsking = (id: string) => runs.has(workflowIdOf(id)) && (held.has(null) || held.has(id));
  const time = { now: clock.now(), steered: clock.steered };
  const ids = open
    .filter(({ agreementId, nextChange }) => needsNudge(runs.get(workflowIdOf(agreementId)), nextChange, time))
    .map(({ agreementId }) => agreementId)
    .filter((id) => !isAsking(id));
  await enqueue(db.manager, nudgeJobs(ids));
  return { open: open.length, repaired: ids.length };
}
