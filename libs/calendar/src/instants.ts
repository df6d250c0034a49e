import { Temporal } from 'temporal-polyfill';
import { yearOf, type LocalDate } from './days';
import { offsetAt, zoneOffset } from './zones';

/** A moment, always written `2026-01-01T01:00:00.000Z`, so that text order is time order. Only this module makes them. */
export type Instant = string & { readonly __instant: true };

const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:[0-5]\d(:[0-5]\d([.,]\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Any ISO 8601 moment with `Z` or an offset, in the one form. Digits below a millisecond are dropped.
 * Throws an Error with a sentence for a text without offset, a day or hour that does not exist, and leap seconds.
 */
export function instant(text: string): Instant {
  if (WRITTEN.test(text)) {
    try {
      return fromMillis(Temporal.Instant.from(text).epochMilliseconds);
    } catch {
      throw new Error(`"${text}" is not an instant: the calendar has no such day or hour`);
    }
  }
  throw new Error(`"${text}" is not an instant: write it like 2026-01-01T09:00:00+08:00`);
}

/** The moment `ms` milliseconds after 1970-01-01T00:00Z. Throws outside the years 0 to 9999. */
export function fromMillis(ms: number): Instant {
  const text = Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : '';
  if (text.length !== 24) throw new Error(`${ms} ms is no instant in the years 0 to 9999`);
  return text as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function toMillis(at: Instant): number {
  return Date.parse(at);
}

/**
 * The moment a wall clock in the IANA `zone` shows `time` (`HH:mm`) on that day. A time skipped in spring counts
 * with the offset before the change (02:30 becomes 03:30); a time that occurs twice in autumn is the first of the two.
 * Throws for a malformed time and for an unknown zone.
 */
export function instantOf(day: LocalDate, time: string, zone: string): Instant {
  if (!TIME.test(time)) throw new Error(`"${time}" is not a time of day: write it as HH:mm`);
  const steady = zoneOffset(zone, yearOf(day));
  if (steady !== 'varies') return fromMillis(Date.parse(`${day}T${time}:00.000Z`) - steady);
  return fromMillis(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds);
}

/** The calendar day in the IANA `zone` at that moment. Throws for an unknown zone. */
export function dayOf(at: Instant, zone: string): LocalDate {
  return wallClock(at, zone).slice(0, 10) as LocalDate;
}

/** The wall clock's `HH:mm` in the IANA `zone` at that moment, seconds dropped. Throws for an unknown zone. */
export function timeOf(at: Instant, zone: string): string {
  return wallClock(at, zone).slice(11, 16);
}

/** The moment `count` minutes of elapsed time later, or earlier when negative. Does not follow the wall clock over a change. */
export function plusMinutes(at: Instant, count: number): Instant {
  return fromMillis(toMillis(at) + count * 60_000);
}

function wallClock(at: Instant, zone: string): string {
  const ms = toMillis(at);
  return fromMillis(ms + offsetAt(zone, ms));
}
