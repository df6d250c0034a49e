import { ApplicationFailure, Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { mapBounded, pause, waitUntil } from '@cobuild/config';
import { aheadFrom, busyWords, drain, handle, isPassing, type HandlerDeps } from '@cobuild/handler';
import { CLOCK_ACTOR } from '@cobuild/ledger';
import { AgreementOverview, nextDue } from '@cobuild/readmodel';
import type { Activities, Standing } from '../../../workflows/src/activities';
import { reconcile } from './reconcile';

/** A wait shorter than this (real ms) is sat out inside the activity: cheaper than a timer, and it forgives skewed clocks. */
const SIT_OUT_MS = 250;
/** How long one drain activity works before the ticker workflow gives it a new shift, and how often it looks (real ms). */
const SHIFT_MS = 60_000;
const LOOK_MS = 500;
/** How long (real ms) before an agreement that is read-only is asked again. */
const READ_ONLY_MS = 60_000;
/** About how many reminders one transaction issues, and how many at once: one is sealed here while PostgreSQL has the other. */
const BATCH = 1000;
const AT_ONCE = 2;

/** Issues what is due, about two thousand reminders of it, and resolves with how many there were. */
export async function drainRound(deps: HandlerDeps): Promise<number> {
  const batches = await mapBounded(Array.from({ length: AT_ONCE }), () => drain(deps, BATCH), AT_ONCE);
  return batches.reduce((sum, issued) => sum + issued, 0);
}

/**
 * The activities of the workflows, kept by the ledger. Reminders have connections of their own, `reminders`: agreements that wait
 * never hold them up.
 */
export function createActivities(deps: HandlerDeps, client: Client, reminders: DataSource = deps.db): Activities {
  return {
    advance: (agreementId) => advance(deps, agreementId),
    drainReminders: () => drainShift({ ...deps, db: reminders }),
    reconcile: () => reconcile(deps, client),
  };
}

async function advance(deps: HandlerDeps, agreementId: string): Promise<Standing> {
  const { clock, db } = deps;
  const look = () => handle(deps, agreementId, { key: null, actor: CLOCK_ACTOR, command: { type: 'ReachInstant' } });
  let reached = await look();
  while (reached.accepted && reached.next !== null && clock.realMsUntil(reached.next) < SIT_OUT_MS) {
    if (!(await waitUntil(clock, reached.next, SIT_OUT_MS))) break;
    reached = await look();
  }
  if (!reached.accepted) throw refusedTime(agreementId, reached.refusal.code, clock.rate());
  const { programme, status, items, done, overdue } = await db.manager.findOneByOrFail(AgreementOverview, {
    agreementId,
  });
  const waitMs = reached.next === null ? 1 : Math.max(1, Math.ceil(clock.realMsUntil(reached.next)));
  return { programme, stage: status, next: reached.next, waitMs, open: items - done, overdue };
}

/** What is read-only is asked again patiently, for as long as it takes: time catches up afterwards. */
function refusedTime(agreementId: string, code: string, rate: number): Error {
  const message = `${agreementId}: time itself was refused: ${code}`;
  if (!isPassing(code)) return new Error(message);
  const soon = rate !== 1 || Object.hasOwn(busyWords, code);
  return ApplicationFailure.create({ message, type: code, nextRetryDelay: soon ? LOOK_MS : READ_ONLY_MS });
}

async function drainShift(deps: HandlerDeps): Promise<number> {
  const { heartbeat, cancellationSignal } = Context.current();
  const over = performance.now() + SHIFT_MS;
  let issued = 0;
  while (performance.now() < over && !cancellationSignal.aborted) {
    heartbeat(issued);
    const now = await drainRound(deps);
    issued += now;
    if (now > 0) continue;
    const next = await nextDue(deps.db.manager, aheadFrom(deps.clock.now(), deps.clock));
    const untilNext = next === null ? LOOK_MS : deps.clock.realMsUntil(next);
    // Rows of streams that somebody else holds stay due: give them a moment rather than spin.
    await pause(Math.max(5, Math.min(untilNext, LOOK_MS)));
  }
  return issued;
}
