import { uptime } from 'node:os';
import { fromMillis, toMillis, type Instant } from '@cobuild/calendar';

/**
 * The one source of time of a process. Virtual time may run faster than real time, never backwards, and may
 * stand still at a horizon. Waits are asked in virtual time and answered in real milliseconds.
 */
export type Clock = Readonly<{
  now(): Instant;
  /** Real milliseconds until `instant` at the present rate, at least 0. */
  realMsUntil(instant: Instant): number;
  /** Virtual milliseconds per real millisecond; 1 for the system clock. */
  rate(): number;
  /** Whether somebody steers it: then processes learn of a new setting one after the other, and may be far apart for a moment. */
  steered: boolean;
  /**
   * Real milliseconds counted by clocks that nobody can set, each from an origin of its own: the process's, which may stand still
   * while the machine sleeps, and the machine's since it was started, which counts sleep as well.
   */
  ticks(): readonly number[];
  close(): Promise<void>;
}>;

/** `Clock.ticks` of this machine. */
export const machineTicks = (): readonly number[] => [performance.now(), uptime() * 1000];

/** Real time. */
export const systemClock: Clock = {
  now: () => fromMillis(Date.now()),
  realMsUntil: (instant) => Math.max(0, toMillis(instant) - Date.now()),
  rate: () => 1,
  steered: false,
  ticks: machineTicks,
  close: () => Promise.resolve(),
};

/** Resolves true when `instant` has come, false after `maxMs` real milliseconds; for short waits only, nothing durable. */
export async function waitUntil(clock: Clock, instant: Instant, maxMs: number): Promise<boolean> {
  const deadline = performance.now() + maxMs;
  for (;;) {
    if (clock.now() >= instant) return true;
    const left = deadline - performance.now();
    if (left <= 0) return false;
    await pause(Math.min(left, Math.max(2, Math.min(clock.realMsUntil(instant), 25))));
  }
}

/** Real epoch milliseconds: for deadlines of calls and for steering virtual time, never for what a rule looks at. */
export const realNow = (): number => Date.now();

/** A plain pause of real milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
