import { Temporal } from 'temporal-polyfill';
import { remembering } from './memo';

/** A calendar day, `YYYY-MM-DD`, with no time and no zone. Text order is day order. From JSON, cast only what was checked. */
export type LocalDate = string & { readonly __localDate: true };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

const plain = remembering(4096, (text) => {
  if (!SHAPE.test(text)) throw new Error(`"${text}" is not a day: write it as YYYY-MM-DD`);
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new Error(`"${text}" is not a day: the calendar has no such day`);
  }
});

function written(day: Temporal.PlainDate): LocalDate {
  if (day.year < 0 || day.year > 9999) throw new Error(`the year ${day.year} cannot be written in four digits`);
  return day.toString() as LocalDate;
}

/** The day written as `YYYY-MM-DD`. Throws an Error with a sentence for any other writing and for a day that does not exist. */
export function localDate(text: string): LocalDate {
  plain(text);
  return text as LocalDate;
}

/** Whether `localDate` would take it. Never throws. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  try {
    plain(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The years whose days anybody may name (C47). The lunar calendar is trusted for 1900 to 2100; a year less at each end leaves room for
 * what lies before or after a day: windows, offsets, the Spring Festival next to it.
 */
export const KNOWN_YEARS = { from: 1901, to: 2099 } as const;

/** Whether a text is a day of a known year. Never throws. */
export const isKnownDay = (text: unknown): text is LocalDate =>
  isLocalDate(text) && yearOf(text) >= KNOWN_YEARS.from && yearOf(text) <= KNOWN_YEARS.to;

/** The day `MM-DD` of a year 0 to 9999. Throws an Error with a sentence where that year has no such day. */
export function dayIn(year: number, monthDay: string): LocalDate {
  return localDate(`${String(year).padStart(4, '0')}-${monthDay}`);
}

const moved = remembering(8192, (key) => {
  const [day = '', count] = key.split(' ');
  return written(plain(day).add({ days: Number(count) }));
});

/** The day `count` calendar days later, or earlier when negative. Does not know working days. Throws beyond years 0 to 9999. */
export function addDays(day: LocalDate, count: number): LocalDate {
  return count === 0 ? day : moved(`${day} ${count}`);
}

/** The same day of the month `count` months later; the month's last day where it has no such day, so it cannot always be undone. */
export function addMonths(day: LocalDate, count: number): LocalDate {
  return written(plain(day).add({ months: count }));
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return plain(from).until(plain(to)).days;
}

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export function weekdayOf(day: LocalDate): number {
  return plain(day).dayOfWeek;
}

/** The Monday of a day's week. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekdayOf(day));

/** The ISO 8601 week, with the year that week belongs to: 2027-01-01 lies in week 53 of 2026. */
export function isoWeekOf(day: LocalDate): { year: number; week: number } {
  const { yearOfWeek, weekOfYear } = plain(day);
  if (yearOfWeek === undefined || weekOfYear === undefined) throw new Error(`no ISO week for ${day}`);
  return { year: yearOfWeek, week: weekOfYear };
}

/** The first day of a month 1 to 12. Throws an Error with a sentence for another month. */
export function firstOfMonth(year: number, month: number): LocalDate {
  return dayIn(year, `${String(month).padStart(2, '0')}-01`);
}

const monthEnd = remembering(1024, (first) => {
  const day = plain(first);
  return written(day.with({ day: day.daysInMonth }));
});

/** The last day of a month 1 to 12, leap years included. Throws an Error with a sentence for another month. */
export function lastOfMonth(year: number, month: number): LocalDate {
  return monthEnd(firstOfMonth(year, month));
}

/** The calendar year, not the year of the ISO week. */
export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

/** The month, 1 to 12. */
export function monthOf(day: LocalDate): number {
  return Number(day.slice(5, 7));
}

/** The earlier of two days. */
export function earliest(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** The later of two days. */
export function latest(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
