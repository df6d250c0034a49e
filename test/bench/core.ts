import { simulate } from '@cobuild/agreement';
import { endOf, yearOf } from '../engines/year';
import { median, type Ratio } from './measure';

const RUNS = 60;
const MS = 5;

/** A year of one agreement, decided and folded without any I/O. */
export function core(): Promise<Ratio[]> {
  const ratios = ['police-section-pairing', 'army-civilian-monthly'].map((slug): Ratio => {
    const { acts } = yearOf(slug, 2026, 'bench');
    const until = endOf(2026);
    const times = Array.from({ length: RUNS }, () => {
      const began = performance.now();
      simulate(acts, until);
      return performance.now() - began;
    });
    const ms = median(times.slice(RUNS / 3)); // the first third warms the compiler up
    return {
      name: `纯核心的一年 a year in the pure core: ${slug}`,
      ours: `${ms.toFixed(2)} ms`,
      limit: `${MS} ms`,
      ratio: ms,
      goal: MS,
      better: 'less',
    };
  });
  return Promise.resolve(ratios);
}
