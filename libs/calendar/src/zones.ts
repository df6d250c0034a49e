import { Temporal } from 'temporal-polyfill';
import { remembering } from './memo';

const DAY = 86_400_000;

const offsets = remembering(512, (key): number | 'varies' => {
  const [year = '', zone = ''] = key.split(' ');
  const before = Temporal.Instant.fromEpochMilliseconds(Date.parse(`${year}-01-01T00:00Z`) - 2 * DAY);
  const start = before.toZonedDateTimeISO(zone);
  const change = start.getTimeZoneTransition('next');
  const end = before.epochMilliseconds + 370 * DAY;
  if (change && change.epochMilliseconds <= end) return 'varies';
  return start.offsetNanoseconds / 1e6;
});

/**
 * The zone's offset from UTC in milliseconds where it stays the same all that year and two days around it, else `varies`.
 * Throws a RangeError for an unknown zone. The tables are those of the JavaScript engine.
 */
export function zoneOffset(zone: string, year: number): number | 'varies' {
  return offsets(`${String(year).padStart(4, '0')} ${zone}`);
}

/** The zone's offset from UTC, in milliseconds, at one moment (ms since 1970). Throws a RangeError for an unknown zone. */
export function offsetAt(zone: string, ms: number): number {
  const steady = zoneOffset(zone, new Date(ms).getUTCFullYear());
  if (steady !== 'varies') return steady;
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}
