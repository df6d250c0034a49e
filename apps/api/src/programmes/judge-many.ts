import { setImmediate } from 'node:timers/promises';
import type { WrongValue } from '@cobuild/api-schema';
import type { Values } from '@cobuild/programme';
import { judged, wrongValues, type Asking } from './answers';

/** Sets of answers judged without a pause: some 50 ms. */
const AT_ONCE = 16;

/**
 * Judges many sets of answers to one programme, equal ones once; between some of them the process serves other requests. The result
 * gives what is missing or wrong in each set.
 */
export async function judgeMany(asking: Asking, sets: readonly Values[]): Promise<(answers: Values) => WrongValue[]> {
  const keyOf = (answers: Values): string =>
    JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
  const distinct = new Map(sets.map((answers) => [keyOf(answers), answers]));
  const found = new Map<string, WrongValue[]>();
  for (const [key, answers] of distinct) {
    found.set(key, wrongValues(judged(asking, answers)));
    if (found.size % AT_ONCE === 0) await setImmediate();
  }
  return (answers) => found.get(keyOf(answers)) ?? wrongValues(judged(asking, answers));
}
