import { addDays, dayIn, monthOf, yearOf, type LocalDate } from './days';
import { festivalDay } from './festivals';
import { isPublished } from './holidays';
import { unitsIn } from './units';
import type { Occurrence, Term, WhenRule } from './when';
import { contains, intersect, monthWindow, partOfMonth, yearWindow, type Window } from './windows';

type Yearly = Exclude<WhenRule, { rule: 'every' | 'fixed-by' }>;
type Recurring = Extract<WhenRule, { rule: 'every' }>;
type FestivalRule = Extract<WhenRule, { rule: 'festival' }>;
type Labelled = { label: string; window: Window };

/**
 * The rule's windows in the term, in date order. A once-a-year rule is asked for each calendar year the term touches; a window
 * that sticks out is clipped to the term and an empty one dropped, so a rule may give nothing at all. `fixed-by` gives one
 * window per term, however long the term is. Moves nothing off a weekend or holiday.
 */
export function expand(rule: WhenRule, term: Term): Occurrence[] {
  return labelled(rule, term)
    .flatMap(({ label, window }) => {
      const clipped = intersect(window, term);
      return clipped ? [occurrence(label, clipped)] : [];
    })
    .sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
}

/**
 * The years in which the author's `inMonth` is not the month the festival falls in, whatever `onConflict` says of it: those
 * where the festival or that month touches the term. Empty for other rules and without `inMonth`.
 */
export function festivalConflicts(rule: WhenRule, term: Term): { year: number; day: LocalDate; inMonth: number }[] {
  if (rule.rule !== 'festival' || rule.inMonth === undefined) return [];
  const { festival, inMonth } = rule;
  return yearsOf(term)
    .map((year) => ({ year, day: festivalDay(festival, year), inMonth }))
    .filter(({ day }) => monthOf(day) !== inMonth)
    .filter(({ year, day }) => contains(term, day) || intersect(term, monthWindow(year, inMonth)));
}

function labelled(rule: WhenRule, term: Term): Labelled[] {
  switch (rule.rule) {
    case 'every':
      return recurring(rule, term);
    case 'fixed-by':
      return [{ label: String(yearOf(term.from)), window: { from: term.from, to: fixedBy(rule.by, term) } }];
    case 'day':
    case 'by':
    case 'month':
    case 'span':
    case 'festival':
      return yearsOf(term).map((year) => ({ label: String(year), window: inYear(rule, year) }));
  }
}

function inYear(rule: Yearly, year: number): Window {
  switch (rule.rule) {
    case 'day':
      return { from: dayIn(year, rule.day), to: dayIn(year, rule.day) };
    case 'by':
      return { from: yearWindow(year).from, to: dayIn(year, rule.day) };
    case 'month':
      return rule.part ? partOfMonth(year, rule.month, rule.part) : monthWindow(year, rule.month);
    case 'span':
      return { from: dayIn(year, rule.from), to: dayIn(rule.acrossYearEnd ? year + 1 : year, rule.to) };
    case 'festival':
      return aroundFestival(rule, year);
  }
}

function aroundFestival(
  { festival, daysBefore = 0, daysAfter = 0, inMonth, onConflict }: FestivalRule,
  year: number,
): Window {
  const day = festivalDay(festival, year);
  if (inMonth !== undefined && onConflict === 'month' && monthOf(day) !== inMonth) return monthWindow(year, inMonth);
  return { from: addDays(day, -daysBefore), to: addDays(day, daysAfter) };
}

function recurring({ unit, fromMonth = 1, toMonth = 12 }: Recurring, term: Term): Labelled[] {
  // The whole year is one season, or a week over New Year would come twice.
  const wholeYear = fromMonth === 1 && toMonth === 12;
  const seasons = wholeYear ? [term] : yearsOf(term).map((year) => months(year, fromMonth, toMonth));
  return unitsIn(unit, term).flatMap(({ label, window }) =>
    seasons.flatMap((season) => {
      const clipped = intersect(window, season);
      return clipped ? [{ label, window: clipped }] : [];
    }),
  );
}

function fixedBy(by: string | undefined, term: Term): LocalDate {
  if (by === undefined) return term.to;
  const sameYear = dayIn(yearOf(term.from), by);
  return sameYear >= term.from ? sameYear : dayIn(yearOf(term.from) + 1, by);
}

function occurrence(label: string, { from, to }: Window): Occurrence {
  const provisional = yearsOf({ from, to }).some((year) => !isPublished(year));
  return { label, from, to, fixedOn: from === to ? from : null, provisional };
}

function months(year: number, first: number, last: number): Window {
  return { from: monthWindow(year, first).from, to: monthWindow(year, last).to };
}

function yearsOf({ from, to }: Window): number[] {
  const first = yearOf(from);
  return Array.from({ length: Math.max(0, yearOf(to) - first + 1) }, (_, index) => first + index);
}
