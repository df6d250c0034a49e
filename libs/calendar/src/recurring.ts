import { addDays, dayIn, lastOfMonth, monthOf, yearOf, type LocalDate } from './days';
import { framed, shareOf, wholeYears, yearsOfTerm, type EdgeAnswer, type Framed, type Labelled } from './frame';
import { unitsIn } from './units';
import type { Rule, Term } from './when';
import { onOrAfter, weekdayOfMonth } from './weekdays';
import { intersect, monthWindow, yearWindow, type Window } from './windows';

/** The calendar years a window touches, in order. */
export function yearsOf({ from, to }: Window): number[] {
  const first = yearOf(from);
  return Array.from({ length: Math.max(0, yearOf(to) - first + 1) }, (_, index) => first + index);
}

/** Weeks that a year is counted to have. */
const WEEKS_OF_YEAR = 52;

/**
 * One window per unit that the term owes, or several where a unit has several times; within the season. A year is the term's own
 * where the term lasts whole years. A unit that an edge cuts follows `answer`; without one, a year of any first day has as
 * many units as the calendar year has.
 */
export function every(rule: Rule<'every'>, term: Term, answer: EdgeAnswer | undefined): Framed[] {
  const times = rule.unit === 'day' ? 1 : (rule.times ?? 1);
  const years = wholeYears(term);
  const most =
    years === null
      ? null
      : yearsOf(term)
          .slice(0, years)
          .reduce((sum, year) => sum + unitsOfYear(rule, year), 0);
  const share = answer === 'pro-rata' && times > 1;
  return framed(unitWindows(rule, term, years), term, share ? 'keep' : answer, most).flatMap((unit) => {
    const count = share && unit.cut ? shareOf(times, unit.window, unit.whole) : times;
    return Array.from({ length: count }, (_, n) => ({
      ...unit,
      label: times === 1 ? unit.label : `${unit.label}.${n + 1}`,
    }));
  });
}

function unitWindows(rule: Rule<'every'>, term: Term, years: number | null): Labelled[] {
  const season = seasonOf(rule);
  if (season === null) {
    if (rule.unit === 'year' && years !== null)
      return yearsOfTerm(term, years).map((window) => ({ label: String(yearOf(window.from)), window }));
    return unitsIn(rule.unit, term);
  }
  return yearsOf(term).flatMap((year) => unitsOfSeason(rule, season(year)));
}

/** The number of units in a calendar year. */
function unitsOfYear(rule: Rule<'every'>, year: number): number {
  const season = seasonOf(rule);
  if (season !== null) return unitsOfSeason(rule, season(year)).length;
  return rule.unit === 'week' ? WEEKS_OF_YEAR : unitsIn(rule.unit, yearWindow(year)).length;
}

/** The units that touch a season, the outer ones cut to it: the season is the text's, so nothing asks about its edges. */
const unitsOfSeason = ({ unit }: Rule<'every'>, season: Window): Labelled[] =>
  unitsIn(unit, season).flatMap(({ label, window }) => {
    const inside = intersect(window, season);
    return inside ? [{ label, window: inside }] : [];
  });

/** The months of a year that a rule is about; null where that is all of them, or a week over New Year would come twice. */
function seasonOf({ fromMonth = 1, toMonth = 12 }: Rule<'every'>): ((year: number) => Window) | null {
  if (fromMonth === 1 && toMonth === 12) return null;
  return (year) => ({ from: monthWindow(year, fromMonth).from, to: monthWindow(year, toMonth).to });
}

/** That weekday of each week or month of the season. */
export function eachUnit(rule: Rule<'weekday'>, unit: 'week' | 'month', term: Term): Labelled[] {
  const { fromMonth = 1, toMonth = 12 } = rule;
  return unitsIn(unit, term).flatMap(({ label, window }) => {
    const day =
      unit === 'week'
        ? onOrAfter(window.from, rule.weekday)
        : weekdayOfMonth(rule, yearOf(window.from), monthOf(window.from));
    const month = monthOf(day);
    return month < fromMonth || month > toMonth ? [] : [{ label, window: { from: day, to: day } }];
  });
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
