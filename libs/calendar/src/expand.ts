import { addDays, dayIn, monthOf, yearOf, type LocalDate } from './days';
import { festivalDay } from './festivals';
import { isPublished } from './holidays';
import { eachMonth, every, roster, yearsOf, type Labelled } from './recurring';
import { addWorkingDays, shifted } from './shift';
import { weekdayBeside, weekdayOfMonth } from './weekdays';
import type { Occurrence, Rule, Term, WhenRule } from './when';
import {
  contains,
  halfYearWindow,
  intersect,
  monthWindow,
  partOfMonth,
  quarterWindow,
  yearWindow,
  type Window,
} from './windows';

type Yearly = Exclude<WhenRule, { rule: 'every' | 'fixed-by' | 'agreed' | 'offset' | 'roster' }>;

/** What an offset counts from: an item's occurrences, by its key. */
export type Anchors = (item: string) => readonly Occurrence[];

const NO_ANCHORS: Anchors = () => [];

/**
 * The rule's windows in the term, in date order. A once-a-year rule is asked for each calendar year the term touches; a window
 * that sticks out is clipped to the term and an empty one dropped, so a rule may give nothing at all. `fixed-by` and `agreed`
 * give one window per term, however long the term is; an offset one for each of its anchor's. Moves a single day off a
 * day off only where the rule says so, and never out of the term.
 */
export function expand(rule: WhenRule, term: Term, anchors: Anchors = NO_ANCHORS): Occurrence[] {
  if (rule.rule === 'offset')
    return anchors(rule.item).flatMap(({ label, to }) => {
      const window = offsetFrom(rule, to, term);
      return window ? [occurrence(label, window)] : [];
    });
  const chooseBy = rule.rule === 'agreed' ? inTerm(rule.before, term) : null;
  return labelled(rule, term)
    .flatMap(({ label, window }) => {
      const clipped = intersect(window, term);
      if (!clipped) return [];
      const single = clipped.from === clipped.to;
      const last = shifted(rule, clipped.to, single ? term : { from: clipped.from, to: term.to });
      const moved = last === null ? clipped : { from: single ? last : clipped.from, to: last };
      return [{ ...occurrence(label, moved), chooseBy, shiftedFrom: last === null ? null : clipped.to }];
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = ({ from, to, label }: Occurrence): string => `${from} ${to} ${label.padStart(12)}`;

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

function labelled(rule: Exclude<WhenRule, { rule: 'offset' }>, term: Term): Labelled[] {
  switch (rule.rule) {
    case 'every':
      return every(rule, term);
    case 'roster':
      return roster(rule, term);
    case 'fixed-by':
      return [
        {
          label: String(yearOf(term.from)),
          window: { from: term.from, to: rule.by ? inTerm(rule.by, term) : term.to },
        },
      ];
    case 'agreed': {
      const { from, to } = rule;
      const window = { from: from ? inTerm(from, term) : term.from, to: to ? inTerm(to, term) : term.to };
      return [{ label: String(yearOf(term.from)), window }];
    }
    case 'weekday':
      if (rule.each === 'month') return eachMonth(rule, term);
      return yearsOf(term).map((year) => ({ label: String(year), window: inYear(rule, year) }));
    case 'day':
    case 'by':
    case 'month':
    case 'quarter':
    case 'half-year':
    case 'months':
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
    case 'quarter':
      return quarterWindow(year, rule.quarter);
    case 'half-year':
      return halfYearWindow(year, rule.half === 'first' ? 1 : 2);
    case 'months':
      return {
        from: monthWindow(year, rule.from).from,
        to: monthWindow(rule.acrossYearEnd ? year + 1 : year, rule.to).to,
      };
    case 'span':
      return { from: dayIn(year, rule.from), to: dayIn(rule.acrossYearEnd ? year + 1 : year, rule.to) };
    case 'festival':
      return aroundFestival(rule, year);
    case 'weekday': {
      const day = rule.month === undefined ? weekdayBeside(rule, year) : weekdayOfMonth(rule, year, rule.month);
      return { from: day, to: day };
    }
  }
}

function aroundFestival(
  { festival, daysBefore = 0, daysAfter = 0, inMonth, onConflict }: Rule<'festival'>,
  year: number,
): Window {
  const day = festivalDay(festival, year);
  if (inMonth !== undefined && onConflict === 'month' && monthOf(day) !== inMonth) return monthWindow(year, inMonth);
  return { from: addDays(day, -daysBefore), to: addDays(day, daysAfter) };
}

/** How far from a day: one of the three. */
export type Offset = Pick<Rule<'offset'>, 'days' | 'workingDays' | 'hours'>;

/**
 * After a day the window opens on it and ends so much later; before it, it ends so much earlier and opens with the term.
 * Null when nothing of it lies in the term.
 */
export function offsetFrom({ days, workingDays, hours }: Offset, day: LocalDate, term: Term): Window | null {
  const count = days ?? workingDays ?? Math.ceil((hours ?? 0) / 24);
  const to = workingDays === undefined ? addDays(day, count) : addWorkingDays(day, workingDays);
  return intersect(count < 0 ? { from: term.from, to } : { from: day, to }, term);
}

/** A day of the year as it falls first in the term, or the term's last day when it never does. */
function inTerm(monthDay: string, term: Term): LocalDate {
  const days = yearsOf(term).map((year) => dayIn(year, monthDay));
  return days.find((day) => contains(term, day)) ?? term.to;
}

function occurrence(label: string, { from, to }: Window): Occurrence {
  const provisional = yearsOf({ from, to }).some((year) => !isPublished(year));
  return {
    label,
    from,
    to,
    fixedOn: from === to ? from : null,
    shiftedFrom: null,
    chooseBy: null,
    provisional,
  };
}
