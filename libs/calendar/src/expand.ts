import { addDays, dayIn, daysBetween, yearOf, type LocalDate } from './days';
import { festivalDays } from './near';
import { schoolHoliday, type Known } from './school-holidays';
import { isPublished } from './holidays';
import {
  deadlines,
  framed,
  wholeYears,
  yearOfTerm,
  yearsOfTerm,
  type EdgeAnswer,
  type Framed,
  type Labelled,
} from './frame';
import { eachUnit, every, roster, yearsOf } from './recurring';
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

type Yearly = Exclude<
  WhenRule,
  { rule: 'every' | 'fixed-by' | 'agreed' | 'offset' | 'roster' | 'school-holiday' | 'ongoing' | 'when-needed' }
>;

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
export function expand(
  rule: WhenRule,
  term: Term,
  anchors: Anchors = NO_ANCHORS,
  answer?: EdgeAnswer,
  known: Known = {},
): Occurrence[] {
  if (rule.rule === 'offset')
    return counted(rule, anchors, term).map(({ label, window }) => occurrence(label, window, false));
  return owed(rule, term, answer, known)
    .map(({ label, window, cut, uncertain = false }) => {
      const single = window.from === window.to;
      const last = shifted(rule, window.to, single ? term : { from: window.from, to: term.to });
      const moved = last === null ? window : { from: single ? last : window.from, to: last };
      const chooseBy = rule.rule === 'agreed' ? lastBefore(rule.before, moved, term) : null;
      const dated = occurrence(label, moved, cut);
      const provisional = dated.provisional || uncertain;
      return { ...dated, provisional, chooseBy, shiftedFrom: last === null ? null : window.to };
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/**
 * The windows of a rule that an edge of the term cuts, owed or not, in date order. Weeks are left out: a year has 52 wherever it begins.
 * Empty for a day, a deadline, a roster's days, and an offset.
 */
export function cutWindows(rule: WhenRule, term: Term, known: Known = {}): Framed[] {
  if (rule.rule === 'offset' || (rule.rule === 'every' && rule.unit === 'week')) return [];
  const seen = new Set<string>();
  return owed(rule, term, 'keep', known).filter(({ cut, window }) => {
    const again = seen.has(window.from);
    seen.add(window.from);
    return cut && !again;
  });
}

const orderOf = ({ from, to, label }: Occurrence): string => `${from} ${to} ${label.padStart(12)}`;

/**
 * The years in which the author's `inMonth` has neither the festival nor a day that the rule counts as near it, whatever `onConflict`
 * says of it: those where the festival or that month touches the term. Empty for other rules and without `inMonth`.
 */
export function festivalConflicts(rule: WhenRule, term: Term): { year: number; day: LocalDate; inMonth: number }[] {
  if (rule.rule !== 'festival' || rule.inMonth === undefined) return [];
  const { inMonth } = rule;
  return yearsOf(term)
    .map((year) => ({ year, inMonth, ...festivalDays(rule, year) }))
    .filter(({ elsewhere }) => elsewhere)
    .map(({ year, day }) => ({ year, day, inMonth }))
    .filter(({ year, day }) => contains(term, day) || intersect(term, monthWindow(year, inMonth)));
}

/** A window as the term owes it; `uncertain` where its days are custom's until somebody enters them. */
type Owed = Framed & Readonly<{ uncertain?: boolean }>;

type Counted = Exclude<WhenRule, { rule: 'offset' }>;

/** What a rule owes in the term, or in the one year of it that the rule names. */
function owed(rule: Counted, term: Term, answer: EdgeAnswer | undefined, known: Known): Owed[] {
  const only = 'inYear' in rule ? rule.inYear : undefined;
  if (only === undefined) return owedIn(rule, term, answer, known);
  const year = yearOfTerm(term, only);
  return year === null ? [] : owedIn(rule, year, answer, known);
}

function owedIn(rule: Counted, term: Term, answer: EdgeAnswer | undefined, known: Known): Owed[] {
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
      return framed(rule.each ? eachUnit(rule, rule.each, term) : yearly(rule, beside), term, answer, null);
    case 'school-holiday':
      return schoolHolidays(rule, beside, term, answer, known);
    case 'ongoing': {
      const years = wholeYears(term);
      const whole = years === null ? [term] : yearsOfTerm(term, years);
      return whole.map((window) => ({ label: String(yearOf(window.from)), window, whole: window, cut: false }));
    }
    case 'when-needed':
      return [];
    case 'day':
    case 'month':
    case 'quarter':
    case 'half-year':
    case 'months':
    case 'span':
      return framed(yearly(rule, beside), term, answer, wholeYears(term));
  }
}

/** Both holidays of a year bear its label and a number, as two of one year do elsewhere. */
function schoolHolidays(
  { which }: Rule<'school-holiday'>,
  years: readonly number[],
  term: Term,
  answer: EdgeAnswer | undefined,
  known: Known,
): Owed[] {
  const both = ['winter', 'summer'] as const;
  const all = both.flatMap((one, n) => {
    if (which !== 'any' && which !== one) return [];
    const windows = years.map((year) => ({
      label: which === 'any' ? `${year}.${n + 1}` : String(year),
      ...schoolHoliday(one, year, known),
    }));
    return framed(
      windows.map(({ label, from, to }) => ({ label, window: { from, to } })),
      term,
      answer,
      wholeYears(term),
    ).map((window) => ({ ...window, uncertain: !windows.find(({ label }) => label === window.label)?.entered }));
  });
  return all;
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
      return festivalDays(rule, year).window;
    case 'weekday': {
      const day = rule.month === undefined ? weekdayBeside(rule, year) : weekdayOfMonth(rule, year, rule.month);
      return { from: day, to: day };
    }
  }
}

/** The items an offset counts from: one, or each of several. */
export const anchorsOf = ({ item }: Rule<'offset'>): readonly string[] => (typeof item === 'string' ? [item] : item);

/** The anchor of an offset's occurrence, by its label. */
export function anchorOf(rule: Rule<'offset'>, label: string): { item: string; label: string } {
  if (typeof rule.item === 'string') return { item: rule.item, label };
  const dot = label.indexOf('.');
  return { item: label.slice(0, dot), label: label.slice(dot + 1) };
}

/** The label of an offset's occurrence: its anchor's, with the anchor's key where the offset has several. */
const labelOf = (rule: Rule<'offset'>, item: string, label: string): string =>
  typeof rule.item === 'string' ? label : `${item}.${label}`;

/** How far from a day: one of the three. */
export type Offset = Pick<Rule<'offset'>, 'days' | 'workingDays' | 'hours'>;

/** Days before its last that something opens which has to be ready before another thing. */
export const OPENS_BEFORE = 13;

/** The day that lies so far from another one. */
export const dayFrom = ({ days, workingDays, hours }: Offset, day: LocalDate): LocalDate =>
  workingDays === undefined ? addDays(day, days ?? Math.ceil((hours ?? 0) / 24)) : addWorkingDays(day, workingDays);

/**
 * The windows of an offset whose own day lies in the term; one before its anchor opens near it, a fortnight before its last day. In a term of whole years an anchor outside the term counts only for
 * one inside that the edge loses, so that a festival moved by the moon is not counted from twice.
 */
function counted(rule: Rule<'offset'>, anchors: Anchors, term: Term): Labelled[] {
  const all = anchorsOf(rule).flatMap((item) =>
    anchors(item).map(({ label, to: day }) => {
      const to = dayFrom(rule, day);
      return {
        label: labelOf(rule, item, label),
        window: to < day ? { from: addDays(to, -OPENS_BEFORE), to } : { from: day, to },
        own: contains(term, day),
      };
    }),
  );
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
  return anchorsOf(rule)
    .flatMap(anchors)
    .flatMap(({ to: day }) => {
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
