import { up } from '../../infra/up';
import { temporalEvents } from '../../apps/cli/src/lapse/temporal-events';
import { realYear, spanOf } from '../e2e/real-year';
import type { Ratio } from './measure';

const SLUG = 'army-civilian-monthly';
const SECONDS = 60;
const GOAL = 400;

/** Temporal events that one agreement's year takes, on the real engines, a year in a minute. */
export async function events(): Promise<Ratio[]> {
  const { start } = spanOf(SLUG, 2026, SLUG);
  const stack = await up({ profile: 'bench', fresh: true, clock: `lapse:${start}:0.001`, log: () => undefined });
  try {
    await stack.ready;
    const { diary, expected } = await realYear(stack, SLUG, 2026, SECONDS);
    if (diary.join('\n') !== expected.join('\n')) throw new Error('the year went otherwise than it should');
    const { events: count, runs } = await temporalEvents(stack.temporalAddress, `${SLUG}-2026`);
    if (count === null) throw new Error('Temporal does not answer');
    return [
      {
        name: `一年的 Temporal 事件 Temporal events per agreement-year: ${SLUG}`,
        ours: `${count} events in ${runs} runs`,
        limit: `${GOAL}`,
        ratio: count,
        goal: GOAL,
        better: 'less',
      },
    ];
  } finally {
    await stack.stop();
  }
}
