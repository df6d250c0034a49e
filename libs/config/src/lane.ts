/** Limits of a lane: how many run at once, how many wait at most, and how long (real ms) each of them waits. */
export type LaneLimits = Readonly<{ atOnce: number; waiting: number; waitMs: number }>;

/** Why a lane takes somebody no further: its line is full, its wait took too long, or the place ahead was closed. */
export class LaneRefused extends Error {
  constructor(readonly why: 'full' | 'waited' | 'closed') {
    super(`the lane is ${why}`);
  }
}

type Waiter = Readonly<{ enter: () => void; refuse: (why: LaneRefused['why']) => void }>;

/**
 * A bounded line in front of something scarce, first come, first served. Nobody waits without a limit: neither in number nor in time.
 * The lane lives in one process; several processes have a lane each.
 */
export class Lane {
  private running = 0;
  private readonly line = new Set<Waiter>();

  constructor(private readonly limits: LaneLimits) {}

  /** True while nobody runs and nobody waits. */
  get idle(): boolean {
    return this.running === 0 && this.line.size === 0;
  }

  /** Resolves with the way out of the lane, to be called once. Rejects with `LaneRefused`. */
  enter(): Promise<() => void> {
    const { atOnce, waiting, waitMs } = this.limits;
    if (this.running < atOnce) return Promise.resolve(this.taken());
    if (this.line.size >= waiting) return Promise.reject(new LaneRefused('full'));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => waiter.refuse('waited'), waitMs);
      const leaveLine = (): void => {
        clearTimeout(timer);
        this.line.delete(waiter);
      };
      const waiter: Waiter = {
        enter: () => {
          leaveLine();
          resolve(this.taken());
        },
        refuse: (why) => {
          leaveLine();
          reject(new LaneRefused(why));
        },
      };
      this.line.add(waiter);
    });
  }

  /** Runs `work` inside the lane. Rejects with `LaneRefused` when it never began, else as `work` does. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Refuses everybody who waits now; newcomers are taken as before. */
  refuseWaiting(): void {
    for (const waiter of [...this.line]) waiter.refuse('closed');
  }

  private taken(): () => void {
    this.running += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.running -= 1;
      const [next] = this.line;
      next?.enter();
    };
  }
}

/** A lane per key, made when it is first asked for and forgotten once nobody uses it. */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly limits: LaneLimits) {}

  /** Runs `work` in the lane of `key`; see `Lane.run`. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(key) ?? new Lane(this.limits);
    this.lanes.set(key, lane);
    try {
      return await lane.run(work);
    } finally {
      if (lane.idle) this.lanes.delete(key);
    }
  }

  /** Refuses everybody who waits in the lane of `key`. */
  refuseWaiting(key: string): void {
    this.lanes.get(key)?.refuseWaiting();
  }
}
