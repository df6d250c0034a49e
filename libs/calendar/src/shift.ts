import { addDays, type LocalDate } from './days';
import { isWorkingDay } from './holidays';
import type { WhenRule } from './when';
import { contains, type Window } from './windows';

/** The longest run of days off that notices have made is nine days; a shift gives up, with an Error, after a month. */
const FURTHEST = 31;

/** The working day `count` working days after (or, negative, before) a day; the day itself for 0. */
export function addWorkingDays(day: LocalDate, count: number): LocalDate {
  const step = Math.sign(count);
  for (let left = Math.abs(count); left > 0; left--) day = nextWorkingDay(addDays(day, step), step);
  return day;
}

function nextWorkingDay(day: LocalDate, step: number): LocalDate {
  for (let n = 0; n < FURTHEST; n++) {
    const candidate = addDays(day, step * n);
    if (isWorkingDay(candidate)) return candidate;
  }
  throw new Error(`no working day within ${FURTHEST} days of ${day}`);
}

/**
 * Where a rule's single day goes when it is no working day, or null when it stays: because it is one, because the rule does
 * not say so, or because it would leave `term` (for a window: pass its first day), which `check` then asks about.
 */
export function shifted(rule: WhenRule, day: LocalDate, term: Window): LocalDate | null {
  const shift = 'shift' in rule ? rule.shift : undefined;
  if ((shift !== 'before' && shift !== 'after') || isWorkingDay(day)) return null;
  const to = nextWorkingDay(day, shift === 'before' ? -1 : 1);
  return contains(term, to) ? to : null;
}
