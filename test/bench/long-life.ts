import type { Fact } from '@cobuild/agreement';
import { addDays, localDate } from '@cobuild/calendar';
import { handle, sealAll } from '@cobuild/handler';
import { append, lockHead } from '@cobuild/ledger';
import { sign, yearOf } from '../engines/year';
import type { BenchLedger } from './ledger';
import { interleaved, median, type Ratio } from './measure';

const SLUG = 'police-section-pairing';
const ITEM = 'joint-meeting@2026';
const [SHORT, LONG] = [1_000, 100_000];
const EACH = 150;
const ROUNDS = 7;
const ROWS = 2_000;

/** A decision on an agreement of 100,000 events ÷ one on an agreement of 1,000, by a process that has seen both before. */
export async function longLife({ deps }: BenchLedger): Promise<Ratio[]> {
  for (const events of [SHORT, LONG]) await live(deps, `l-${events}`, events);
  let asked = 0;
  const decide = async (events: number): Promise<number> => {
    const began = performance.now();
    const on = addDays(localDate('2026-07-01'), (asked += 1) % 31);
    const command = { type: 'FixDate', item: ITEM, on } as const;
    const handled = await handle(deps, `l-${events}`, { key: `k-${asked}`, actor: `l-${events}-community`, command });
    if (!handled.accepted) throw new Error(handled.refusal.code);
    return performance.now() - began;
  };
  const first = { long: await decide(LONG), short: await decide(SHORT) };
  const medianOf = async (events: number): Promise<number> => {
    const times: number[] = [];
    for (let n = 0; n < EACH; n++) times.push(await decide(events));
    return median(times);
  };
  const { ours, limit } = await interleaved(
    ROUNDS,
    () => medianOf(LONG),
    () => medianOf(SHORT),
  );
  return [
    {
      name: '十万条事实的协议作一个决定 a decision on an agreement of 100,000 events',
      ours: `${ours.toFixed(2)} ms`,
      limit: `of 1,000 events: ${limit.toFixed(2)} ms`,
      ratio: ours / limit,
      goal: 1.2,
      better: 'less',
    },
    {
      name: '同上，新起的进程第一次 the same, the first time in a new process',
      ours: `${first.long.toFixed(0)} ms`,
      limit: `of 1,000 events: ${first.short.toFixed(0)} ms`,
      ratio: first.long / first.short,
      goal: null,
      better: 'less',
    },
  ];
}

/** Signs an agreement and gives it so many events more: a day fixed again and again. */
async function live(deps: BenchLedger['deps'], id: string, events: number): Promise<void> {
  await sign(deps, id, yearOf(SLUG, 2026, id).acts);
  for (let done = 0; done < events; done += ROWS) {
    const facts = Array.from({ length: Math.min(ROWS, events - done) }, (_, n): Fact => {
      const on = addDays(localDate('2026-07-01'), n % 31);
      return { at: deps.clock.at, event: { type: 'DateFixed', item: ITEM, on, by: 'community' } };
    });
    await deps.db.transaction(async (tx) => {
      const head = await lockHead(tx, id);
      if (!head) throw new Error('no such stream');
      const by = () => ({ actor: `${id}-community`, person: null, commandKey: null });
      await append(tx, sealAll(head, facts, deps.clock.at, deps.salt, by), deps.clock.at);
    });
  }
}
