import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { toMillis } from '@cobuild/calendar';
import { pause } from '@cobuild/config';
import { handle } from '@cobuild/handler';
import { AgreementOverview } from '@cobuild/readmodel';
import { temporalEvents } from '../../apps/cli/src/lapse/temporal-events';
import { createActivities } from '../../apps/worker/src/activities';
import { builtFile } from '../../infra/folders';
import { TASK_QUEUE, workflowIdOf } from '../../workflows/src/names';
import { endOf, yearOf } from '../engines/year';
import type { BenchLedger } from './ledger';
import type { Ratio } from './measure';
import { benchTemporal } from './temporal';

const GOAL = 400;
const MONTHS = 12;
const CONTINUED = 5;
const NUDGES = `WITH taken AS (DELETE FROM graphile_worker._private_jobs RETURNING task_id)
  SELECT count(*)::int AS count FROM taken t JOIN graphile_worker._private_tasks k ON k.id = t.task_id WHERE k.identifier = 'nudge'`;

/**
 * Temporal events that an agreement's year takes at the speed of life: every change of state wakes the run on its own, and
 * every act that the outbox would tell it of. The clock is put from one instant to the next; a timer that would have fired
 * is a signal here, which takes one event more (signalled and cancelled, not fired), so one is taken off for each. A run is also
 * continued as new every month, which cannot be waited for: five events for each month that was not continued are added.
 */
export async function events({ deps }: BenchLedger): Promise<Ratio[]> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const { client, native, address, stop } = await benchTemporal();
  let looks = 0;
  const activities = createActivities(
    { ...deps, clock: Object.assign(deps.clock, { realMsUntil: () => 3_600_000 }) },
    client,
  );
  const worker = await Worker.create({
    connection: native,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: builtFile('workflow-bundle.js') },
    activities: { ...activities, advance: (id: string) => activities.advance(id).finally(() => (looks += 1)) },
  });
  const working = worker.run();
  const ratios: Ratio[] = [];
  try {
    for (const slug of ['police-section-pairing', 'army-civilian-monthly']) ratios.push(await yearOfEvents(slug));
  } finally {
    worker.shutdown();
    await working;
    await stop();
  }
  return ratios;

  async function yearOfEvents(slug: string): Promise<Ratio> {
    const { acts } = yearOf(slug, 2026, slug);
    const nudge = async (): Promise<void> => {
      const before = looks;
      await client.workflow.signalWithStart('agreementWorkflow', {
        workflowId: workflowIdOf(slug),
        taskQueue: TASK_QUEUE,
        args: [slug],
        signal: 'nudge',
      });
      while (looks === before) await pause(5);
      await pause(100); // until the run sits on its timer again
    };
    const nextOf = async () => (await deps.db.manager.findOneBy(AgreementOverview, { agreementId: slug }))?.nextChange;
    let timers = 0;
    const passTo = async (until: number): Promise<void> => {
      for (let next = await nextOf(); next && next.getTime() <= until; next = await nextOf()) {
        deps.clock.at = next.toISOString() as typeof deps.clock.at;
        await nudge();
        timers += 1;
      }
    };
    for (const [n, { at, actor, command }] of acts.entries()) {
      await passTo(toMillis(at));
      deps.clock.at = at;
      const handled = await handle(deps, slug, { key: `act-${n}`, actor, command });
      if (!handled.accepted) throw new Error(handled.refusal.code);
      const [told] = await deps.db.query<{ count: number }[]>(NUDGES);
      if (told && told.count > 0) await nudge();
    }
    await passTo(toMillis(endOf(2026)));
    const { events: count, runs } = await temporalEvents(address, slug);
    if (count === null) throw new Error('Temporal does not answer');
    const total = count - timers + Math.max(0, MONTHS - runs) * CONTINUED;
    return {
      name: `一年的 Temporal 事件 Temporal events per agreement-year: ${slug}`,
      ours: `${total} events, of which ${timers} timers`,
      limit: String(GOAL),
      ratio: total,
      goal: GOAL,
      better: 'less',
    };
  }
}
