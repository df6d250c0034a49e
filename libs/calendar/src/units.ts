import { addDays, isoWeekOf, mondayOf, monthOf, yearOf, type LocalDate } from './days';
import type { Rule } from './when';
import { halfYearWindow, monthWindow, quarterWindow, yearWindow, type Window } from './windows';

type Unit = Rule<'every'>['unit'];

/** The weeks (ISO, from Monday), months (for a day, too), quarters, half-years or years that touch the span, whole and labelled, in date order; not clipped. */
export function unitsIn(unit: Unit, span: Window): { label: string; window: Window }[] {
  const units: { label: string; window: Window }[] = [];
  for (let day = span.from; day <= span.to;) {
    const found = unitOf(unit, day);
    units.push(found);
    day = addDays(found.window.to, 1);
  }
  return units;
}

function unitOf(unit: Unit, day: LocalDate): { label: string; window: Window } {
  switch (unit) {
    case 'week': {
      const monday = mondayOf(day);
      const { year, week } = isoWeekOf(day);
      return { label: `${year}-W${String(week).padStart(2, '0')}`, window: { from: monday, to: addDays(monday, 6) } };
    }
    case 'day': // kept up every day, recorded by the month
    case 'month':
      return { label: day.slice(0, 7), window: monthWindow(yearOf(day), monthOf(day)) };
    case 'quarter': {
      const quarter = Math.ceil(monthOf(day) / 3);
      return { label: `${yearOf(day)}-Q${quarter}`, window: quarterWindow(yearOf(day), quarter) };
    }
    case 'half-year': {
      const half = monthOf(day) <= 6 ? 1 : 2;
      return { label: `${yearOf(day)}-H${half}`, window: halfYearWindow(yearOf(day), half) };
    }
    case 'year':
      return { label: String(yearOf(day)), window: yearWindow(yearOf(day)) };
  }
}
