import { addDays, dayIn, lastOfMonth, monthOf, yearOf, type LocalDate } from './days';
import { unitsIn } from './units';
import type { Rule, Term } from './when';
import { weekdayOfMonth } from './weekdays';
import { intersect, monthWindow, type Window } from './windows';

/** A window with the label it gives its occurrence. */
export type Labelled = { label: string; window: Window };

/** The calendar years a window touches, in order. */
export function yearsOf({ from, to }: Window): number[] {
  const first = yearOf(from);
  return Array.from({ length: Math.max(0, yearOf(to) - first + 1) }, (_, index) => first + index);
}

/** One window per unit, or several where a unit has several times; clipped to the season. */
export function every({ unit, times = 1, fromMonth = 1, toMonth = 12 }: Rule<'every'>, term: Term): Labelled[] {
  const within = seasons(fromMonth, toMonth, term);
  return unitsIn(unit, term).flatMap(({ label, window }) =>
    within.flatMap((season) => {
      const clipped = intersect(window, season);
      if (!clipped) return [];
      return Array.from({ length: times }, (_, n) => ({
        label: times === 1 ? label : `${label}.${n + 1}`,
        window: clipped,
      }));
    }),
  );
}

/** That weekday of each month of the season. */
export function eachMonth(rule: Rule<'weekday'>, term: Term): Labelled[] {
  const { fromMonth = 1, toMonth = 12 } = rule;
  return unitsIn('month', term).flatMap(({ label, window }) => {
    const month = monthOf(window.from);
    if (month < fromMonth || month > toMonth) return [];
    const day = weekdayOfMonth(rule, yearOf(window.from), month);
    return [{ label, window: { from: day, to: day } }];
  });
}

/** The whole year is one season, or a week over New Year would come twice. */
function seasons(fromMonth: number, toMonth: number, term: Term): Window[] {
  if (fromMonth === 1 && toMonth === 12) return [term];
  return yearsOf(term).map((year) => ({
    from: monthWindow(year, fromMonth).from,
    to: monthWindow(year, toMonth).to,
  }));
}

/** The roster's months, or its days; a 29 February is kept on `leapDay` where the year has none. */
export function roster({ dates, each, leapDay }: Rule<'roster'>, term: Term): Labelled[] {
  const windows = new Map<string, Window>();
  for (const year of yearsOf(term)) {
    for (const date of dates) {
      const day = inYear(date, year, leapDay);
      if (each === 'day') windows.set(day, { from: day, to: day });
      else windows.set(day.slice(0, 7), monthWindow(year, monthOf(day)));
    }
  }
  return [...windows].map(([label, window]) => ({ label, window }));
}

function inYear(date: string, year: number, leapDay: string): LocalDate {
  const leap = lastOfMonth(year, 2) === addDays(dayIn(year, '02-28'), 1);
  return dayIn(year, date === '02-29' && !leap ? leapDay : date);
}
