import { randomUUID } from 'node:crypto';
import { pause } from '@cobuild/config';
import { enqueue, nudgeJobs } from '@cobuild/handler';
import { startCourier } from '../../apps/courier/src/run';
import { courierOn } from '../engines/courier';
import type { BenchLedger } from './ledger';
import { inHand, interleaved, secondsOf, type Ratio } from './measure';
import { benchTemporal } from './temporal';

const RUNS = 2000;
const IN_HAND = 100;
const ROUNDS = 5;
const LEFT = `SELECT count(*)::int AS left FROM graphile_worker._private_jobs`;

/** Runs rebuilt from the ledger per second, through outbox and courier ÷ StartWorkflow of a no-op per second. */
export async function rebuild({ deps: { db, clock }, postgres }: BenchLedger): Promise<Ratio[]> {
  const temporal = await benchTemporal();
  const { workflow } = temporal.client;
  await db.query(`DELETE FROM graphile_worker._private_jobs`);
  const settings = { databaseUrl: postgres.appUrl, address: temporal.address, namespace: 'default' };
  const courier = await startCourier(courierOn(db, clock), settings, () => undefined);
  try {
    const { ours, limit } = await interleaved(
      ROUNDS,
      async () => {
        const ids = Array.from({ length: RUNS }, () => randomUUID());
        const seconds = await secondsOf(async () => {
          await enqueue(db.manager, nudgeJobs(ids));
          while ((await db.query<{ left: number }[]>(LEFT))[0]?.left !== 0) await pause(10);
        });
        return RUNS / seconds;
      },
      async () => {
        const start = () => workflow.start('noop', { workflowId: randomUUID(), taskQueue: 'nobody' });
        return RUNS / (await secondsOf(() => inHand(IN_HAND, RUNS, start)));
      },
    );
    return [
      {
        name: '重建的运行 runs rebuilt from the ledger',
        ours: `${ours.toFixed(0)}/s`,
        limit: `no-op StartWorkflow: ${limit.toFixed(0)}/s`,
        ratio: ours / limit,
        goal: 0.9,
        better: 'more',
      },
    ];
  } finally {
    await courier.stop();
    await temporal.stop();
  }
}
