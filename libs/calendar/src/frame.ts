import { addDays, addMonths, daysBetween, earliest, latest, type LocalDate } from './days';
import { contains, intersect, type Window } from './windows';
import type { Term } from './when';

/** A window with the label it gives its occurrence. */
export type Labelled = Readonly<{ label: string; window: Window }>;

/** The answers to a window that an edge of the term cuts: not owed, owed by its share of days, or owed in full in the days left. */
export const edgeAnswers = ['drop', 'pro-rata', 'keep'] as const;
export type EdgeAnswer = (typeof edgeAnswers)[number];

/** A window as the term owes it: the part inside the term, and whether an edge cut it. */
export type Framed = Labelled & Readonly<{ cut: boolean; whole: Window }>;

/** The whole number of years a term lasts, or null where it is none: 1 for 2026-07-01..2027-06-30. */
export function wholeYears({ from, to }: Term): number | null {
  for (let years = 1; ; years++) {
    const last = addDays(addMonths(from, 12 * years), -1);
    if (last >= to) return last === to ? years : null;
  }
}

/** The years of a term of whole years, first to last, each from the term's own first day. */
export const yearsOfTerm = ({ from }: Term, years: number): Window[] =>
  Array.from({ length: years }, (_, n) => ({
    from: addMonths(from, 12 * n),
    to: addDays(addMonths(from, 12 * (n + 1)), -1),
  }));

/** The first, last or nth year of a term, the last one as long as the term lets it be; null where the term has no such year. */
export function yearOfTerm({ from, to }: Term, which: 'first' | 'last' | number): Window | null {
  const starts: LocalDate[] = [];
  for (let first = from; first <= to; first = addMonths(from, 12 * starts.length)) starts.push(first);
  const n = which === 'first' ? 0 : which === 'last' ? starts.length - 1 : which - 1;
  const first = starts[n];
  return first === undefined ? null : { from: first, to: earliest(to, addDays(addMonths(from, 12 * (n + 1)), -1)) };
}

const length = ({ from, to }: Window): number => daysBetween(from, to) + 1;

/**
 * The windows a term owes. One inside the term is owed; one outside is not. One that an edge cuts follows the programme's
 * answer. Without an answer the term that holds more of its days owes it, and of two equal parts the first; `most` then
 * limits (and fills up) the count, largest part first, so that a year holds as many wherever it begins. Order is kept.
 */
export function framed(
  windows: readonly Labelled[],
  term: Term,
  answer: EdgeAnswer | undefined,
  most: number | null,
): Framed[] {
  const touching = windows.flatMap(({ label, window }) => {
    const inside = intersect(window, term);
    if (!inside) return [];
    const share = length(inside) / length(window);
    return [{ label, window: inside, whole: window, cut: share < 1, share }];
  });
  const chosen = touching
    .filter(({ cut }) => cut)
    .sort((a, b) => b.share - a.share || (a.whole.from < b.whole.from ? 1 : -1));
  const room = most === null ? null : Math.max(0, most - touching.filter(({ cut }) => !cut).length);
  const owedCut = new Set(
    room === null
      ? chosen.filter(({ share, whole }) => share > 0.5 || (share === 0.5 && contains(term, whole.from)))
      : chosen.slice(0, room),
  );
  return touching
    .filter((one) => !one.cut || answer === 'keep' || (answer !== 'drop' && owedCut.has(one)))
    .map(({ label, window, whole, cut }) => ({ label, window, whole, cut }));
}

/** The part of `times` that a cut window owes by its share of days, rounded to the nearest whole; at least 0. */
export const shareOf = (times: number, inside: Window, whole: Window): number =>
  Math.round((times * length(inside)) / length(whole));

/** A deadline as the term owes it: only when its own day lies in the term; the days before the term are left out. */
export function deadlines(windows: readonly Labelled[], term: Term): Framed[] {
  return windows
    .filter(({ window }) => contains(term, window.to))
    .map(({ label, window: whole }) => ({
      label,
      window: { from: latest(whole.from, term.from), to: whole.to },
      whole,
      cut: false,
    }));
}
