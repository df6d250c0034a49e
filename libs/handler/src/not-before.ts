import { fromMillis, toMillis, type Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';

/** How far (ms) a machine's clock may be behind what the ledger has recorded before that is a fault (P8). */
const TOLERANCE_MS = 5000;

/** The same for a steered clock, in real ms: a process may learn late of a new setting, or be away for a moment. */
const STEERED_TOLERANCE_MS = 120_000;

/** The clock has gone back: nothing is recorded until it is right again. */
export class ClockBack extends Error {
  constructor(now: Instant, recordedAt: Instant) {
    super(`the clock has gone back: it says ${now}, the ledger has recorded ${recordedAt}`);
  }
}

/**
 * When to record what comes now onto a stream recorded last at `recordedAt`. The ledger's time never goes back: a process slightly
 * late takes the stream's. Throws `ClockBack` for one further behind the stream, or behind `newest`, the newest entry of all; on a
 * steered clock only the stream counts.
 */
export function notBefore(recordedAt: Instant, newest: Instant | null, clock: Clock): Instant {
  const now = clock.now();
  const last = clock.steered || newest === null || newest < recordedAt ? recordedAt : newest;
  if (isBehind(now, last, clock)) throw new ClockBack(now, last);
  return now >= recordedAt ? now : fromMillis(toMillis(recordedAt));
}

/** Whether a clock that says `now` is further behind what was recorded than two machines may be apart. */
export function isBehind(now: Instant, recordedAt: Instant, clock: Clock): boolean {
  const tolerance = clock.steered ? STEERED_TOLERANCE_MS * clock.rate() : TOLERANCE_MS;
  return now < recordedAt && toMillis(recordedAt) - toMillis(now) > tolerance;
}
