import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../apps/worker/src/activities';
import { builtFile } from '../../infra/folders';
import { plusMinutes, toMillis, type Instant } from '@cobuild/calendar';
import { handle, type HandlerDeps } from '@cobuild/handler';
import { hold, liftHolds, readStream } from '@cobuild/ledger';
import {
  depsOn,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../test/engines/database';
import { eventually, testTemporal } from '../../test/engines/temporal';
import { endOf, sign, yearOf } from '../../test/engines/year';
import { TASK_QUEUE, workflowIdOf } from './names';

const SLUG = 'police-section-pairing';

let database: TestDatabase;
let temporal: TestWorkflowEnvironment;
let clock: StandingClock;
let deps: HandlerDeps & { clock: StandingClock };
let worker: Worker;
let working: Promise<void>;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  [database, temporal] = await Promise.all([testDatabase(), testTemporal()]);
  // Waits as long as it says, so that a run sits on its timer until somebody nudges it.
  const standing = standingClock('2025-12-20T00:00:00.000Z' as Instant);
  clock = Object.assign(standing, { realMsUntil: (at: Instant) => Math.max(0, toMillis(at) - toMillis(standing.at)) });
  deps = depsOn(database, clock);
  worker = await Worker.create({
    connection: temporal.nativeConnection,
    namespace: temporal.namespace ?? 'default',
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: builtFile('workflow-bundle.js') },
    activities: createActivities(deps, temporal.client),
  });
  working = worker.run();
});
afterAll(async () => {
  worker.shutdown();
  await working;
  await temporal.teardown();
  await database.close();
});

/** A signed agreement and its run, which the signature's nudge has begun. */
async function running(id: string) {
  const { acts } = yearOf(SLUG, 2026, id);
  await sign(deps, id, acts);
  const start = () =>
    temporal.client.workflow.signalWithStart('agreementWorkflow', {
      workflowId: workflowIdOf(id),
      taskQueue: TASK_QUEUE,
      args: [id],
      signal: 'nudge',
    });
  const handled = await handle(deps, id, { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
  const run = await start();
  return { acts, run, nudge: start, next: handled.accepted ? handled.next : null };
}

it('says on Temporal’s own page what it waits for, in codes and dates', async () => {
  const { run, next } = await running('shown');
  const memo = await eventually(async () => {
    const { memo } = await run.describe();
    return memo?.['next'] === next ? memo : null;
  });
  expect(memo).toEqual({ programme: SLUG, stage: 'in-force', next });
  const told = JSON.stringify(await run.query('__temporal_workflow_metadata'));
  expect(told).toContain(`**${SLUG}** in-force, next change: ${next}, items open: 18, overdue: 0`);
  const { events } = await run.fetchHistory();
  const summaries = events?.map(({ userMetadata }) => Buffer.from(userMetadata?.summary?.data ?? '').toString());
  expect(summaries).toContain(`"next change ${next}"`);
});

it('looks again when it is nudged, and the new instant is the one it waits for', async () => {
  const { run, nudge, next } = await running('nudged');
  clock.at = plusMinutes(next!, 1);
  await nudge();
  const memo = await eventually(async () => {
    const { memo } = await run.describe();
    return memo?.['next'] !== undefined && (memo['next'] as string) > next! ? memo : null;
  });
  expect(memo['stage']).toBe('in-force');
  const types = (await readStream(database.db.manager, 'nudged')).map(({ type }) => type);
  expect(types).toContain('ItemOpened');
});

it('lives for one year of the agreement and ends when that is closed', async () => {
  const { acts, run, nudge } = await running('ends');
  for (const [n, { at, actor, command }] of acts.entries()) {
    if (command.type === 'ProposeAgreement' || command.type === 'SignAgreement') continue;
    clock.at = at;
    expect(await handle(deps, 'ends', { key: `act-${n}`, actor, command })).toMatchObject({ accepted: true });
  }
  clock.at = endOf(2026);
  await nudge();
  expect(await run.result()).toBe('closed');
});

it('continues as new before its history grows long, and forgets nothing by it', async () => {
  clock.at = '2025-12-20T00:00:00.000Z' as Instant;
  const { run, nudge } = await running('long');
  const first = (await run.describe()).runId;
  const again = await eventually(async () => {
    await nudge();
    const { runId, memo } = await run.describe();
    return runId === first || memo?.['next'] === undefined ? null : memo;
  });
  expect(again).toMatchObject({ programme: SLUG, stage: 'in-force' });
  const old = temporal.client.workflow.getHandle(workflowIdOf('long'), first);
  const { status, historyLength } = await old.describe();
  expect(status.name).toBe('CONTINUED_AS_NEW');
  expect(historyLength).toBeGreaterThan(150);
  expect(historyLength).toBeLessThan(200);
});

it('while its agreement is read-only a run asks patiently and at no event, and then catches up', async () => {
  const { run, next, nudge } = await running('held');
  const { rate } = clock;
  Object.assign(clock, { rate: () => 2 }); // else it asks every minute
  const since = clock.now();
  await hold(database.db.manager, { agreementId: 'held', code: 'chain-broken', since, facts: { seq: 1 } });
  const before = (await readStream(database.db.manager, 'held')).length;
  clock.at = plusMinutes(next!, 1);
  await nudge();
  const asked = () =>
    eventually(async () => {
      const { historyLength, raw } = await run.describe();
      const [asking] = raw.pendingActivities ?? [];
      const why = asking?.lastFailure?.applicationFailureInfo?.type;
      return asking?.attempt && why ? { attempt: asking.attempt, why, historyLength } : null;
    });
  const first = await asked();
  expect(first.why).toBe('chain-broken');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const later = await asked();
  expect(later.historyLength).toBe(first.historyLength);
  expect(later.attempt).toBeGreaterThan(first.attempt);
  expect(later.attempt - first.attempt).toBeLessThan(6);
  expect(await readStream(database.db.manager, 'held')).toHaveLength(before);

  await liftHolds(database.db.manager, 'held', clock.now());
  await eventually(async () => ((await readStream(database.db.manager, 'held')).length > before ? true : null));
  Object.assign(clock, { rate });
});
