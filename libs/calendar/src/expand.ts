import { addDays, dayIn, daysBetween, earliest, monthOf, yearOf, type LocalDate } from './days';
import { festivalDay } from './festivals';
import { isPublished } from './holidays';
import { deadlines, framed, wholeYears, type EdgeAnswer, type Framed, type Labelled } from './frame';
import { eachMonth, every, roster, yearsOf } from './recurring';
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

/** The anchors of an offset: an item's occurrences, by its key; those of the years beside the term may be among them. */
export type Anchors = (item: string) => readonly Occurrence[];

const NO_ANCHORS: Anchors = () => [];

/**
 * The rule's windows in the term, in date order. A term is a frame: a day or a deadline belongs to the term it lies in, and a
 * window that an edge cuts is owed as `answer` says (see `framed`), in its days inside the term. Years beside the term are looked
 * at, so that a December window before a January festival is found. `fixed-by` and `agreed` give one window per term, however long
 * the term is; an offset one for each of its anchor's. A single day moves off a day off only where the rule says so, and never
 * out of the term.
 */
export function expand(rule: WhenRule, term: Term, anchors: Anchors = NO_ANCHORS, answer?: EdgeAnswer): Occurrence[] {
  if (rule.rule === 'offset')
    return counted(rule, anchors, term).map(({ label, window }) => occurrence(label, window, false));
  return owed(rule, term, answer)
    .map(({ label, window, cut }) => {
      const single = window.from === window.to;
      const last = shifted(rule, window.to, single ? term : { from: window.from, to: term.to });
      const moved = last === null ? window : { from: single ? last : window.from, to: last };
      const chooseBy = rule.rule === 'agreed' ? lastBefore(rule.before, moved, term) : null;
      return { ...occurrence(label, moved, cut), chooseBy, shiftedFrom: last === null ? null : window.to };
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/**
 * The windows of a rule that an edge of the term cuts, owed or not, in date order. Weeks are left out: a year has 52 wherever it begins.
 * Empty for a day, a deadline, a roster's days, and an offset.
 */
export function cutWindows(rule: WhenRule, term: Term): Framed[] {
  if (rule.rule === 'offset' || (rule.rule === 'every' && rule.unit === 'week')) return [];
  const seen = new Set<string>();
  return owed(rule, term, 'keep').filter(({ cut, window }) => {
    const again = seen.has(window.from);
    seen.add(window.from);
    return cut && !again;
  });
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

function owed(rule: Exclude<WhenRule, { rule: 'offset' }>, term: Term, answer: EdgeAnswer | undefined): Framed[] {
  const label = String(yearOf(term.from));
  const beside = yearsBeside(term);
  switch (rule.rule) {
    case 'every':
      return every(rule, term, answer);
    case 'roster':
      return framed(roster(rule, term), term, answer, null);
    case 'fixed-by': {
      const to = rule.by ? (inTerm(rule.by, term) ?? term.to) : term.to;
      return [{ label, window: { from: term.from, to }, whole: term, cut: rule.by !== undefined && to === term.to }];
    }
    case 'agreed': {
      const { from = '01-01', to = '12-31' } = rule;
      if (rule.from === undefined && rule.to === undefined) return [{ label, window: term, whole: term, cut: false }];
      const windows = beside.map((year) => ({ label, window: { from: dayIn(year, from), to: dayIn(year, to) } }));
      return framed(windows, term, 'keep', null)
        .sort((a, b) => daysBetween(b.window.from, b.window.to) - daysBetween(a.window.from, a.window.to))
        .slice(0, 1);
    }
    case 'by':
      return deadlines(yearly(rule, yearsOf(term)), term);
    case 'festival':
      return framed(yearly(rule, beside), term, answer, wholeYears(term));
    case 'weekday':
      return framed(rule.each === 'month' ? eachMonth(rule, term) : yearly(rule, beside), term, answer, null);
    case 'day':
    case 'month':
    case 'quarter':
    case 'half-year':
    case 'months':
    case 'span':
      return framed(yearly(rule, beside), term, answer, wholeYears(term));
  }
}

const yearly = (rule: Yearly, years: readonly number[]): Labelled[] =>
  years.map((year) => ({ label: String(year), window: inYear(rule, year) }));

/** The years a term touches, and one on either side: a window reaches over from its neighbour. */
function yearsBeside(term: Term): number[] {
  const years = yearsOf(term);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  return [first - 1, ...years, last + 1].filter((year) => year >= FIRST_YEAR && year <= LAST_YEAR);
}

/** The years that have a neighbour `LocalDate` can write. */
const [FIRST_YEAR, LAST_YEAR] = [1, 9998];

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

const dayFrom = ({ days, workingDays, hours }: Offset, day: LocalDate): LocalDate =>
  workingDays === undefined ? addDays(day, days ?? Math.ceil((hours ?? 0) / 24)) : addWorkingDays(day, workingDays);

/**
 * The windows of an offset whose own day lies in the term. In a term of whole years an anchor outside the term counts only for
 * one inside that the edge loses, so that a festival moved by the moon is not counted from twice.
 */
function counted(rule: Rule<'offset'>, anchors: Anchors, term: Term): Labelled[] {
  const all = anchors(rule.item).map(({ label, to: day }) => {
    const to = dayFrom(rule, day);
    return {
      label,
      window: to < day ? { from: earliest(term.from, to), to } : { from: day, to },
      own: contains(term, day),
    };
  });
  const owedOf = (own: boolean) =>
    deadlines(
      all.filter((one) => one.own === own),
      term,
    );
  const [inside, beside] = [owedOf(true), owedOf(false)];
  const room = wholeYears(term) === null ? beside.length : all.filter(({ own }) => own).length - inside.length;
  return [...inside, ...beside.slice(0, room)].sort((a, b) => (a.window.to < b.window.to ? -1 : 1));
}

/** The days of an offset that lie outside the term although its anchor's day lies inside: duties that the edge loses. */
export function lostOffsets(rule: WhenRule, anchors: Anchors, term: Term): LocalDate[] {
  if (rule.rule !== 'offset') return [];
  return anchors(rule.item).flatMap(({ to: day }) => {
    const to = dayFrom(rule, day);
    return contains(term, day) && !contains(term, to) ? [to] : [];
  });
}

/**
 * After a day the window opens on it and ends so much later; before it, it ends so much earlier and opens with the term.
 * Null when nothing of it lies in the term.
 */
export function offsetFrom(offset: Offset, day: LocalDate, term: Term): Window | null {
  const to = dayFrom(offset, day);
  return intersect(to < day ? { from: term.from, to } : { from: day, to }, term);
}

/** A day of the year as it falls first in the term; null when it never does. */
function inTerm(monthDay: string, term: Term): LocalDate | null {
  return (
    yearsOf(term)
      .map((year) => dayIn(year, monthDay))
      .find((day) => contains(term, day)) ?? null
  );
}

/** A day of the year as it falls last before a window ends, or the window's first day where the term begins after it. */
function lastBefore(monthDay: string, window: Window, term: Term): LocalDate {
  const days = yearsBeside(term).map((year) => dayIn(year, monthDay));
  const last = days.filter((day) => day <= window.to).at(-1);
  return last === undefined || last < term.from ? window.from : last;
}

function occurrence(label: string, { from, to }: Window, cut: boolean): Occurrence {
  const provisional = yearsOf({ from, to }).some((year) => !isPublished(year));
  return {
    label,
    from,
    to,
    fixedOn: from === to && !cut ? from : null,
    shiftedFrom: null,
    chooseBy: null,
    provisional,
    cut,
  };
}
