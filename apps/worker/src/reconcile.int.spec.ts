import { MockActivityEnvironment, type TestWorkflowEnvironment } from '@temporalio/testing';
import { instantOf, localDate, plusMinutes, type Instant } from '@cobuild/calendar';
import type { HandlerDeps } from '@cobuild/handler';
import { hold } from '@cobuild/ledger';
import { AgreementOverview } from '@cobuild/readmodel';
import {
  depsOn,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../../test/engines/database';
import { eventually, testTemporal } from '../../../test/engines/temporal';
import { sign, yearOf } from '../../../test/engines/year';
import { TASK_QUEUE, workflowIdOf } from '../../../workflows/src/names';
import { createActivities } from './activities';
import { needsNudge } from './reconcile';

const SIGNED = instantOf(localDate('2025-12-30'), '12:00', 'Asia/Shanghai');

let database: TestDatabase;
let temporal: TestWorkflowEnvironment;
let clock: StandingClock;
let deps: HandlerDeps & { clock: StandingClock };

beforeAll(async () => {
  [database, temporal] = await Promise.all([testDatabase(), testTemporal()]);
  clock = standingClock(SIGNED);
  deps = depsOn(database, clock);
});
afterAll(async () => {
  await temporal.teardown();
  await database.close();
});

/** A signed agreement; resolves with its next change. */
async function signed(id: string): Promise<Instant> {
  await sign(deps, id, yearOf('police-section-pairing', 2026, id).acts);
  clock.at = SIGNED;
  const { nextChange } = await database.db.manager.findOneByOrFail(AgreementOverview, { agreementId: id });
  return nextChange?.toISOString() as Instant;
}

/** A live run that says it waits for `next`; no worker serves this namespace, so it stays as it is. */
const run = (id: string, next: string | null) =>
  temporal.client.workflow.start('agreementWorkflow', {
    workflowId: workflowIdOf(id),
    taskQueue: TASK_QUEUE,
    args: [id],
    memo: { next },
  });

const reconcile = () => new MockActivityEnvironment().run(createActivities(deps, temporal.client).reconcile);

/** Whom the outbox wakes, and empties it. */
async function nudged(): Promise<string[]> {
  const jobs = await database.db.query<{ payload: { agreementIds: string[] } }[]>(
    `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'nudge'`,
  );
  await database.db.query(`DELETE FROM graphile_worker._private_jobs`);
  return jobs.flatMap(({ payload }) => payload.agreementIds).sort();
}

it('wakes exactly the agreements whose run is missing, dead or waits for too late an instant', async () => {
  const [, right, late] = [await signed('missing'), await signed('right'), await signed('late'), await signed('dead')];
  await nudged();
  await Promise.all([run('right', right), run('late', plusMinutes(late, 1)), run('stranger', null)]);
  await (await run('dead', right)).terminate();
  await eventually(async () => {
    let live = 0;
    for await (const { status } of temporal.client.workflow.list({ query: `ExecutionStatus = 'Running'` }))
      if (status.name === 'RUNNING') live += 1;
    return live === 3 ? live : null;
  });
  expect(await reconcile()).toEqual({ open: 4, repaired: 3 });
  expect(await nudged()).toEqual(['dead', 'late', 'missing']);

  clock.at = plusMinutes(right, 2); // its run ought to have moved on long ago
  expect(await reconcile()).toEqual({ open: 4, repaired: 4 });
  // The run of one that is read-only is asking already; a missing one is begun, to ask.
  const broken = { code: 'chain-broken', since: clock.now(), facts: { seq: 1 } } as const;
  await nudged();
  for (const agreementId of ['late', 'missing']) await hold(database.db.manager, { ...broken, agreementId });
  expect(await reconcile()).toEqual({ open: 4, repaired: 3 });
  expect(await nudged()).not.toContain('late');
});

describe('a run', () => {
  const next = new Date('2026-03-01T00:00:00Z');
  const at = (text: string) => text as Instant;
  const FIRST = { next: '2026-03-01T00:00:00.000Z' };
  it.each([
    ['is missing', undefined, next, '2026-02-01T00:00:00Z', false, true],
    ['waits for the right instant', FIRST, next, '2026-02-01T00:00:00Z', false, false],
    [
      'waits for an earlier one and will look again by itself',
      { next: '2026-02-20T00:00:00.000Z' },
      next,
      '2026-02-01T00:00:00Z',
      false,
      false,
    ],
    ['waits for a later one', { next: '2026-03-02T00:00:00.000Z' }, next, '2026-02-01T00:00:00Z', false, true],
    ['waits for nothing', { next: null }, next, '2026-02-01T00:00:00Z', false, true],
    ['has nothing to wait for', { next: null }, null, '2026-02-01T00:00:00Z', false, false],
    ['is half a minute late', FIRST, next, '2026-03-01T00:00:31Z', false, true],
    ['is late by less', FIRST, next, '2026-03-01T00:00:29Z', false, false],
    ['was jumped over as time was steered', FIRST, next, '2026-03-01T00:00:01Z', true, true],
  ] as const)('that %s', (_what, live, due, now, steered, expected) => {
    expect(needsNudge(live, due, { now: at(now), steered })).toBe(expected);
  });
});
