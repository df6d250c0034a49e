import { addDays, dayIn, weekdayOf, type LocalDate } from './days';
import type { Rule } from './when';
import { monthWindow } from './windows';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const NTH = { first: 0, second: 1, third: 2, fourth: 3 } as const;

type WeekdayRule = Rule<'weekday'>;

/** The first such weekday on or after `day`. */
export const onOrAfter = (day: LocalDate, weekday: WeekdayRule['weekday']): LocalDate =>
  addDays(day, (DAYS.indexOf(weekday) + 8 - weekdayOf(day)) % 7);

/** The first to fourth, or last, such weekday of a month; every month has all of them. */
export function weekdayOfMonth({ weekday, which }: WeekdayRule, year: number, month: number): LocalDate {
  const { from, to } = monthWindow(year, month);
  if (which === 'last') return onOrAfter(addDays(to, -6), weekday);
  return addDays(onOrAfter(from, weekday), 7 * NTH[which]);
}

/** The weekday strictly before (`last` is the nearest, `second` the one before it) or strictly after a day of the year. */
export function weekdayBeside({ weekday, which, before, after }: WeekdayRule, year: number): LocalDate {
  if (after !== undefined)
    return addDays(onOrAfter(addDays(dayIn(year, after), 1), weekday), 7 * (which === 'last' ? 0 : NTH[which]));
  const nearest = onOrAfter(addDays(dayIn(year, before ?? '01-01'), -7), weekday);
  return addDays(nearest, -7 * (which === 'last' ? 0 : NTH[which]));
}
