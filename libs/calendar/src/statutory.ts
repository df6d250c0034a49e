import { addDays, weekdayOf, yearOf, type LocalDate } from './days';
import { festivalDay, type FestivalCode } from './festivals';
import { remembering } from './memo';

/** A holiday of the law: from so many days before its festival, so many days in all; those of the decision of 2024 from 2025 on. */
type Statutory = Readonly<{ festival: FestivalCode; before: number; days: number }>;

const until2024: readonly Statutory[] = [
  { festival: 'new-year', before: 0, days: 1 },
  { festival: 'spring-festival', before: 0, days: 3 },
  { festival: 'qingming', before: 0, days: 1 },
  { festival: 'labour-day', before: 0, days: 1 },
  { festival: 'dragon-boat', before: 0, days: 1 },
  { festival: 'mid-autumn', before: 0, days: 1 },
  { festival: 'national-day', before: 0, days: 3 },
];

const since2025: readonly Statutory[] = until2024.map((one) => {
  if (one.festival === 'spring-festival') return { ...one, before: 1, days: 4 };
  return one.festival === 'labour-day' ? { ...one, days: 2 } : one;
});

/**
 * The days off of a year by law alone, before any notice: 全国年节及纪念日放假办法 (State Council, decree 795 of 10 November 2024, in force
 * from 2025; before it decree 644 of 2013). A holiday that falls on a weekend is made up for on a working day (article 6); here on
 * the next ones, as the law does not say which. The notice of a year may place them otherwise and joins weekends to them.
 */
export function statutoryDaysOff(year: number): ReadonlySet<LocalDate> {
  return daysOff(String(year));
}

const daysOff = remembering(64, (text) => {
  const year = Number(text);
  const holidays = (year < 2025 ? until2024 : since2025).map(({ festival, before, days }) => {
    const first = addDays(festivalDay(festival, year), -before);
    return Array.from({ length: days }, (_, n) => addDays(first, n));
  });
  const off = new Set(holidays.flat());
  for (const days of holidays) {
    let next = days.at(-1) as LocalDate;
    for (const _ of days.filter(isWeekend)) {
      while (isWeekend(next) || off.has(next)) next = addDays(next, 1);
      off.add(next);
    }
  }
  return off;
});

const isWeekend = (day: LocalDate): boolean => weekdayOf(day) > 5;

/** Whether the law makes a day one off; where its year is published, the notice is asked instead. */
export const isStatutory = (day: LocalDate): boolean => statutoryDaysOff(yearOf(day)).has(day);
