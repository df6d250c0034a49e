import { addDays, isoWeekOf, monthOf, weekdayOf, yearOf, type LocalDate } from './days';
import { monthWindow, quarterWindow, type Window } from './windows';

/** The weeks (ISO, from Monday), months or quarters that touch the span, whole and labelled, in date order; not clipped. */
export function unitsIn(unit: 'week' | 'month' | 'quarter', span: Window): { label: string; window: Window }[] {
  const units: { label: string; window: Window }[] = [];
  for (let day = span.from; day <= span.to;) {
    const found = unitOf(unit, day);
    units.push(found);
    day = addDays(found.window.to, 1);
  }
  return units;
}

function unitOf(unit: 'week' | 'month' | 'quarter', day: LocalDate): { label: string; window: Window } {
  switch (unit) {
    case 'week': {
      const monday = addDays(day, 1 - weekdayOf(day));
      const { year, week } = isoWeekOf(day);
      return { label: `${year}-W${String(week).padStart(2, '0')}`, window: { from: monday, to: addDays(monday, 6) } };
    }
    case 'month':
      return { label: day.slice(0, 7), window: monthWindow(yearOf(day), monthOf(day)) };
    case 'quarter': {
      const quarter = Math.ceil(monthOf(day) / 3);
      return { label: `${yearOf(day)}-Q${quarter}`, window: quarterWindow(yearOf(day), quarter) };
    }
  }
}
