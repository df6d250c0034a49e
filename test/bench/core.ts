import { simulate } from '@cobuild/agreement';
import { endOf, yearOf } from '../engines/year';
import { medianMs, type Ratio } from './measure';

const RUNS = 60;
const MS = 5;

/** A year of one agreement, decided and folded without any I/O. */
export function core(): Promise<Ratio[]> {
  const ratios = ['police-section-pairing', 'army-civilian-monthly'].map((slug): Ratio => {
    const { acts } = yearOf(slug, 2026, 'bench');
    const until = endOf(2026);
    const ms = medianMs(RUNS, () => simulate(acts, until));
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
