import pLimit, { type LimitFunction } from 'p-limit';

/** Works of one key that wait at most. */
const WAITING = 100;

/** Lanes in which works of one key follow one another; works of other keys pass beside them. */
export class Lanes {
  private readonly lanes = new Map<string, LimitFunction>();

  /** Runs the work when those before it in its lane are done; null, and nothing runs, when 100 wait there already. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T | null> {
    const lane = this.lanes.get(key) ?? pLimit(1);
    if (lane.pendingCount >= WAITING) return null;
    this.lanes.set(key, lane);
    try {
      return await lane(work);
    } finally {
      if (lane.activeCount + lane.pendingCount === 0) this.lanes.delete(key);
    }
  }
}
