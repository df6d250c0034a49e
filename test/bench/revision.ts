import { addDays } from '@cobuild/calendar';
import { handle, sealAll } from '@cobuild/handler';
import { append, lockHead } from '@cobuild/ledger';
import { sign, yearOf } from '../engines/year';
import type { BenchLedger } from './ledger';
import { inHand, interleaved, secondsOf, type Ratio } from './measure';

const SLUG = 'police-section-pairing';
const AGREEMENTS = 400;
const AT_ONCE = 16;
const ROUNDS = 4;

/** Agreements moved by a holiday notice per second ÷ appends of one bare entry per second, each in a transaction of its own. */
export async function revision({ deps }: BenchLedger): Promise<Ratio[]> {
  const ids = Array.from({ length: AGREEMENTS }, (_, n) => `r-${n}`);
  for (const id of ids) await sign(deps, id, yearOf(SLUG, 2026, id).acts);
  const { plan } = yearOf(SLUG, 2026, 'r');
  let round = 0;
  const revise = async (): Promise<number> => {
    round += 1;
    const items = plan.items.map((item) =>
      item.clause === 'training' ? { ...item, to: addDays(item.to, round) } : item,
    );
    const command = { type: 'RevisePlan', plan: { ...plan, items } } as const;
    const seconds = await secondsOf(() =>
      inHand(AT_ONCE, AGREEMENTS, async (n) => {
        const handled = await handle(deps, ids[n] ?? '', { key: `r-${round}`, actor: 'district-1', command });
        if (!handled.accepted) throw new Error(handled.refusal.code);
      }),
    );
    return AGREEMENTS / seconds;
  };
  const bare = async (): Promise<number> => {
    const seconds = await secondsOf(() =>
      inHand(AT_ONCE, AGREEMENTS, (n) =>
        deps.db.transaction(async (tx) => {
          const head = await lockHead(tx, ids[n] ?? '');
          if (!head) throw new Error('no such stream');
          const fact = { at: deps.clock.at, event: { type: 'ItemEscalated', item: 'review@2026' } } as const;
          const by = () => ({ actor: 'clock', person: null, commandKey: null });
          await append(tx, sealAll(head, [fact], deps.clock.at, deps.salt, by), deps.clock.at);
        }),
      ),
    );
    return AGREEMENTS / seconds;
  };
  const { ours, limit } = await interleaved(ROUNDS, revise, bare);
  return [
    {
      name: '放假安排变动后的调整 agreements moved by a holiday notice',
      ours: `${ours.toFixed(0)}/s (10,000 in ${(10_000 / ours).toFixed(0)} s)`,
      limit: `bare append per transaction: ${limit.toFixed(0)}/s`,
      ratio: ours / limit,
      goal: null,
      better: 'more',
    },
  ];
}
