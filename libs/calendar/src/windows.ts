import { addDays, dayIn, earliest, firstOfMonth, lastOfMonth, latest, type LocalDate } from './days';
import { isWorkingDay } from './holidays';

/** The days from `from` to `to`, both included. `to` before `from` is no window: nothing here makes one. */
export type Window = { from: LocalDate; to: LocalDate };

/** 上旬 (1 to 10), 中旬 (11 to 20), 下旬 (21 to the month's end); 月底, which no rule defines, is here its last five days. */
export type PartOfMonth = 'early' | 'middle' | 'late' | 'end';

/** The whole of a month 1 to 12. Throws an Error for another month. */
export function monthWindow(year: number, month: number): Window {
  return { from: firstOfMonth(year, month), to: lastOfMonth(year, month) };
}

/** A third of a month as Chinese documents count it; the last third has 8 to 11 days. Throws an Error for a month not 1 to 12. */
export function partOfMonth(year: number, month: number, part: PartOfMonth): Window {
  const { from, to } = monthWindow(year, month);
  switch (part) {
    case 'early':
      return { from, to: addDays(from, 9) };
    case 'middle':
      return { from: addDays(from, 10), to: addDays(from, 19) };
    case 'late':
      return { from: addDays(from, 20), to };
    case 'end':
      return { from: addDays(to, -4), to };
  }
}

/** A quarter 1 to 4 of the calendar year. Throws an Error for another quarter. */
export function quarterWindow(year: number, quarter: number): Window {
  return { from: firstOfMonth(year, quarter * 3 - 2), to: lastOfMonth(year, quarter * 3) };
}

/** 上半年 or 下半年: half 1 or 2 of the calendar year. Throws an Error for another half. */
export function halfYearWindow(year: number, half: number): Window {
  return { from: firstOfMonth(year, half * 6 - 5), to: lastOfMonth(year, half * 6) };
}

/** The calendar year, 1 January to 31 December. */
export function yearWindow(year: number): Window {
  return { from: dayIn(year, '01-01'), to: dayIn(year, '12-31') };
}

/** The days both windows have, or `null` when they share none. */
export function intersect(a: Window, b: Window): Window | null {
  const from = latest(a.from, b.from);
  const to = earliest(a.to, b.to);
  return from <= to ? { from, to } : null;
}

/** Whether the day lies in the window, its first and last day included. */
export function contains(window: Window, day: LocalDate): boolean {
  return window.from <= day && day <= window.to;
}

/** The window's working days in order, by `isWorkingDay`: in a year not yet published that is Monday to Friday, provisionally. */
export function workingDaysIn({ from, to }: Window): LocalDate[] {
  const working: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) working.push(day);
  return working;
}
