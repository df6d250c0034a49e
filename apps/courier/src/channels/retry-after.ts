import { realNow } from '@cobuild/config';

const LONGEST_PAUSE = 24 * 3_600_000;

/** `Retry-After` in ms, as seconds or a date, at most a day; null when it says nothing sensible. */
export function pauseOf(retryAfter: string | null): number | null {
  if (retryAfter === null) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - realNow();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_PAUSE);
}
