import { addDays, earliest, latest, mondayOf, type LocalDate } from './days';
import { festivalDay } from './festivals';
import type { Rule } from './when';
import { intersect, monthWindow, type Window } from './windows';

type Near = NonNullable<Rule<'festival'>['near']>;

/** Days that 前 and 后 mean unless the text says how many; 前后, 期间 and 之际 are a week with the festival in its middle. */
const DAYS: Readonly<Record<'before' | 'after' | 'around', number>> = { before: 10, after: 10, around: 3 };

/**
 * The days of a festival rule in a year, and whether the month the author names has none of them. Near a festival the days before
 * it end on the day before, those after it begin on the day after. A month named beside `near` is an intersection: all of its days
 * before, or after, the festival, or as many as `days` says. `onConflict` answers a month that has none: the days near the festival, or the month.
 */
export function festivalDays(
  rule: Rule<'festival'>,
  year: number,
): { window: Window; elsewhere: boolean; day: LocalDate } {
  const day = festivalDay(rule.festival, year);
  const { daysBefore = 0, daysAfter = 0, near, inMonth, onConflict } = rule;
  const own = near ? nearDays(near, day, rule.days) : { from: addDays(day, -daysBefore), to: addDays(day, daysAfter) };
  if (inMonth === undefined) return { window: own, elsewhere: false, day };
  const month = monthWindow(year, inMonth);
  const inside = near ? intersect(rule.days === undefined ? side(near, own, month) : own, month) : null;
  const elsewhere = near ? inside === null : intersect({ from: day, to: day }, month) === null;
  if (elsewhere) return { window: onConflict === 'month' ? month : own, elsewhere, day };
  return { window: inside ?? own, elsewhere, day };
}

function nearDays(near: Near, day: LocalDate, days?: number): Window {
  switch (near) {
    case 'before':
      return { from: addDays(day, -(days ?? DAYS.before)), to: addDays(day, -1) };
    case 'after':
      return { from: addDays(day, 1), to: addDays(day, days ?? DAYS.after) };
    case 'eve':
      return { from: addDays(day, -1), to: addDays(day, -1) };
    case 'around':
      return { from: addDays(day, -(days ?? DAYS.around)), to: addDays(day, days ?? DAYS.around) };
    case 'week':
      return { from: mondayOf(day), to: addDays(mondayOf(day), 6) };
  }
}

/** The whole side of the festival within a month, where the author names the month and no number of days. */
function side(near: Near, own: Window, month: Window): Window {
  if (near === 'before') return { from: earliest(own.from, month.from), to: own.to };
  return near === 'after' ? { from: own.from, to: latest(own.to, month.to) } : own;
}
