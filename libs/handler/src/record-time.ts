import { fromMillis, toMillis, type Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import { ClockError, TOLERANCE_MS } from '@cobuild/ledger';

/** The tolerance of a steered clock, in real ms: a process may learn late of a new setting, or be away for a moment. */
const STEERED_TOLERANCE_MS = 120_000;

/**
 * The instant at which to record what comes now onto a stream recorded last at `recordedAt`; `now` is trusted. A stream's time does not go back: a
 * process slightly late takes the stream's. Throws `ClockError` where the stream is further ahead; other streams are not concerned.
 */
export function recordTime(recordedAt: Instant, now: Instant, clock: Clock): Instant {
  if (recordedAt > aheadFrom(now, clock))
    throw new ClockError(
      clock.steered ? 'clock-back' : 'recorded-ahead',
      `recorded at ${recordedAt}, now it is ${now}`,
    );
  return now >= recordedAt ? now : recordedAt;
}

/** The last instant (included) at which something may have been recorded without being ahead of `now`. */
export function aheadFrom(now: Instant, clock: Clock): Instant {
  const tolerance = clock.steered ? STEERED_TOLERANCE_MS * clock.rate() : TOLERANCE_MS;
  return fromMillis(toMillis(now) + tolerance);
}
