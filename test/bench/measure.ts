/** One line of the table: what was measured against what, in one run. */
export type Ratio = Readonly<{
  name: string;
  /** What was measured and the limit it is held against, with units, for the reader. */
  ours: string;
  limit: string;
  /** The number the goal speaks of. */
  ratio: number;
  /** Null for a number that is only there to understand another. */
  goal: number | null;
  /** Whether more is better. */
  better: 'more' | 'less';
}>;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which the share `q` of `values` lies (nearest rank). Throws when there are none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** Measures both sides in turn, `rounds` times, so that a noisy neighbour disturbs both alike; medians of each. */
export async function interleaved(
  rounds: number,
  ours: () => Promise<number>,
  limit: () => Promise<number>,
): Promise<{ ours: number; limit: number }> {
  const measured = { ours: [] as number[], limit: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    measured.limit.push(await limit());
    measured.ours.push(await ours());
  }
  return { ours: median(measured.ours), limit: median(measured.limit) };
}

/** The median of `runs` in milliseconds, without the first third, which warms the compiler up. */
export function medianMs(runs: number, work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return median(times.slice(runs / 3));
}

/** How often per second `work` is done for so long on so many lanes at once; it is told its lane and how often it was there. */
export async function perSecond(
  seconds: number,
  lanes: number,
  work: (lane: number, n: number) => Promise<unknown>,
): Promise<number> {
  const over = performance.now() + seconds * 1000;
  let done = 0;
  const took = await secondsOf(() =>
    inHand(lanes, lanes, async (lane) => {
      for (let n = 0; performance.now() < over; n++, done++) await work(lane, n);
    }),
  );
  return done / took;
}

/** Real seconds that `work` takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Does `work` for 0 … count - 1 with so many in hand at once. */
export async function inHand(atOnce: number, count: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
