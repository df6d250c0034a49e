import { plusMinutes } from '@cobuild/calendar';
import { drainRound } from '../../apps/worker/src/activities';
import { sign, yearOf } from '../engines/year';
import type { BenchLedger } from './ledger';
import { interleaved, quantile, type Ratio } from './measure';
import { giveChannels, inboxCourier } from './queue';

const REMINDERS = 10_000;
const ROUNDS = 5;
const SLUG = 'police-section-pairing';

/** Ten thousand agreements like the one that was signed, each with one reminder due at the same instant. */
const HERD = [
  `INSERT INTO ledger.heads SELECT 'herd-' || n, h.seq, h.commitment, h.recorded_at FROM ledger.heads h, generate_series(1, ${REMINDERS}) n
   WHERE h.agreement_id = 'herd' ON CONFLICT DO NOTHING`,
  `INSERT INTO cobuild.due SELECT 'herd-' || n, d.occasion || $2, $1, d.told, ARRAY['party-' || n]
   FROM (SELECT * FROM cobuild.due WHERE agreement_id = 'herd' ORDER BY at LIMIT 1) d, generate_series(1, ${REMINDERS}) n`,
];
const PLAIN = [
  `CREATE TABLE public.bench_due (LIKE cobuild.due INCLUDING ALL)`,
  `CREATE TABLE public.bench_drained (LIKE cobuild.due)`,
];
const FILL = `INSERT INTO public.bench_due SELECT * FROM cobuild.due WHERE agreement_id LIKE 'herd-%'`;
/** What a queue in plain SQL would do: take a batch, write it down elsewhere. */
const DRAIN = `WITH taken AS (DELETE FROM public.bench_due WHERE (agreement_id, occasion) IN
    (SELECT agreement_id, occasion FROM public.bench_due WHERE at <= $1 ORDER BY at LIMIT 1000 FOR UPDATE SKIP LOCKED) RETURNING *)
  INSERT INTO public.bench_drained SELECT * FROM taken RETURNING 1`;

/** Reminders due at one instant, as often as wanted, and the limit: what a plain SQL drain makes of as many, p99 in ms. */
export async function herdOn({ deps, owner }: BenchLedger) {
  await sign(deps, 'herd', yearOf(SLUG, 2026, 'herd').acts);
  for (const create of PLAIN) await owner.query(create);
  let round = 0;
  return {
    /** Makes them due, drains their copies plainly. */
    plain: async (): Promise<number> => {
      const at = deps.clock.at;
      const [heads = '', due = ''] = HERD;
      await owner.query(heads);
      await owner.query(due, [at, `-${(round += 1)}`]);
      await owner.query(FILL);
      await owner.query('ANALYZE');
      deps.clock.at = plusMinutes(at, 1);
      return lateness(async () => (await owner.query<unknown[]>(DRAIN, [deps.clock.at])).length);
    },
    /** Issues them. */
    issued: () => lateness(() => drainRound(deps)),
  };
}

async function lateness(batch: () => Promise<number>): Promise<number> {
  const began = performance.now();
  const late: number[] = [];
  for (let n = await batch(); n > 0; n = await batch()) late.push(...Array<number>(n).fill(performance.now() - began));
  if (late.length !== REMINDERS) throw new Error(`${late.length} of ${REMINDERS} reminders were issued`);
  return quantile(late, 0.99);
}

/** Lateness (p99) of 10,000 reminders due at one instant ÷ that of a plain SQL drain of the same rows. */
export async function herd(ledger: BenchLedger): Promise<Ratio[]> {
  const { plain, issued } = await herdOn(ledger);
  const { ours, limit } = await interleaved(ROUNDS, issued, plain);
  return [late('一万条提醒同时到期，延迟 p99 10,000 reminders due at one instant, lateness p99', ours, limit)];
}

/** The same until each is in its party's inbox, by the courier's queue: nobody having a channel, then everybody. */
export async function herdInbox(ledger: BenchLedger): Promise<Ratio[]> {
  const { plain, issued } = await herdOn(ledger);
  const courier = await inboxCourier(ledger);
  const told = async (): Promise<number> => {
    const began = performance.now();
    const [at] = await Promise.all([courier.told(REMINDERS), issued()]);
    return quantile(at, 0.99) - began;
  };
  try {
    const without = await interleaved(ROUNDS, told, plain);
    await giveChannels(ledger.owner, REMINDERS);
    const given = await interleaved(ROUNDS, told, plain);
    return [
      late('同上，到进入收件箱 the same, until it is in the inbox', without.ours, without.limit),
      late('同上，人人都有渠道 the same, everybody having a channel', given.ours, given.limit),
    ];
  } finally {
    await courier.stop();
  }
}

const late = (name: string, ours: number, limit: number): Ratio => ({
  name,
  ours: `${ours.toFixed(0)} ms`,
  limit: `plain SQL drain: ${limit.toFixed(0)} ms`,
  ratio: ours / limit,
  goal: 4,
  better: 'less',
});
