import { addDays, dayIn, daysBetween, type LocalDate } from './days';
import type { Window } from './windows';

/** The winter or summer holidays of the schools of a district in one year, first and last day included. */
export type SchoolHoliday = Readonly<{ year: number; which: 'winter' | 'summer'; from: LocalDate; to: LocalDate }>;

/** Days that no almanac knows and a district enters. */
export type Known = Readonly<{ schoolHolidays?: readonly SchoolHoliday[] }>;

/** The days on which most provinces' holidays lie, taken while a district has not entered its own: provisional. */
const CUSTOM = { winter: ['01-20', '02-20'], summer: ['07-05', '08-31'] } as const;

/** The longest school holidays anybody enters, in days. */
const LONGEST = 92;

/** The holidays of a year, and whether the district has entered them. */
export function schoolHoliday(
  which: SchoolHoliday['which'],
  year: number,
  { schoolHolidays = [] }: Known,
): Window & { entered: boolean } {
  const own = schoolHolidays.find((one) => one.year === year && one.which === which);
  if (own) return { from: own.from, to: own.to, entered: true };
  const [from, to] = CUSTOM[which];
  return { from: dayIn(year, from), to: dayIn(year, to), entered: false };
}

/** Whether two days can be a year's winter or summer holidays: in that half of the year, in order, and not too long. */
export function canBeSchoolHoliday({ year, which, from, to }: SchoolHoliday): boolean {
  const [first, last] =
    which === 'winter'
      ? [addDays(dayIn(year, '01-01'), -31), dayIn(year, '04-15')]
      : [dayIn(year, '05-15'), dayIn(year, '10-15')];
  return from <= to && first <= from && to <= last && daysBetween(from, to) < LONGEST;
}
