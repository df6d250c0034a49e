import { instantOf } from '@cobuild/calendar';
import { handle } from '@cobuild/handler';
import { sign, yearOf } from '../engines/year';
import type { BenchLedger } from './ledger';
import { interleaved, secondsOf, type Ratio } from './measure';

const SLUG = 'double-claim';
const CLAIMANTS = 20;
const ROUNDS = 15;

/** Twenty claimants at once for the last place of a post: the seconds until all have their answer ÷ those of the same number one after the other. */
export async function claims({ deps }: BenchLedger): Promise<Ratio[]> {
  const { plan } = yearOf(SLUG, 2026, 'claims-0');
  const board = plan.items.find(({ kind }) => kind === 'claims');
  if (!board) throw new Error(`${SLUG} has no claim board`);
  const [post, places] = Object.entries(plan.rules[board.clause]?.posts ?? {})[0] ?? ['', 0];
  let round = 0;
  const race = async (atOnce: boolean): Promise<number> => {
    const id = `claims-${(round += 1)}`;
    await sign(deps, id, yearOf(SLUG, 2026, id).acts);
    deps.clock.at = instantOf(board.from, '12:00', 'Asia/Shanghai');
    const actor = `${id}-${board.owedBy[0] ?? ''}`;
    const claim = (n: number) =>
      handle(deps, id, {
        key: `claim-${n}`,
        actor,
        command: { type: 'ClaimPlace', item: board.key, post, claimants: [`p-${n}`] },
      });
    for (let n = 1; n < places; n++) await claim(-n);
    const won: boolean[] = [];
    const seconds = await secondsOf(async () => {
      const numbers = Array.from({ length: CLAIMANTS }, (_, n) => n);
      if (atOnce) won.push(...(await Promise.all(numbers.map(async (n) => (await claim(n)).accepted))));
      else for (const n of numbers) won.push((await claim(n)).accepted);
    });
    if (won.filter(Boolean).length !== 1) throw new Error(`${won.filter(Boolean).length} winners of the last place`);
    return seconds * 1000;
  };
  const { ours, limit } = await interleaved(
    ROUNDS,
    () => race(true),
    () => race(false),
  );
  return [
    {
      name: '二十人同时抢最后一个岗位 20 claims at once for the last place, one winner',
      ours: `${ours.toFixed(0)} ms`,
      limit: `one after the other: ${limit.toFixed(0)} ms`,
      ratio: ours / limit,
      goal: null,
      better: 'less',
    },
  ];
}
