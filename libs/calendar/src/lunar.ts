import { SolarDay } from 'tyme4ts';
import type { LocalDate } from './days';
import { festivalCodes, festivalDay, festivalName, type Language } from './festivals';
import { remembering } from './memo';

/**
 * The day by the Chinese calendar as wall calendars print it: its month on the first (五月, 闰六月), else its day (初五, 廿三); in
 * English month and day (`5/5`, a leap month `6+/1`). By tyme4ts, trusted for 1900 to 2100 (C46).
 */
export function sayLunar(day: LocalDate, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lunar = SolarDay.fromYmd(year, month, date).getLunarDay();
  const lunarMonth = lunar.getLunarMonth();
  if (language === 'zh') return lunar.getDay() === 1 ? lunarMonth.getName() : lunar.getName();
  return `${lunarMonth.getMonth()}${lunarMonth.isLeap() ? '+' : ''}/${lunar.getDay()}`;
}

/** The festivals of a day and the term that begins on it, as they are called; none on most days (C46). */
export const festivalsOn = (day: LocalDate, language: Language): string[] =>
  festivalsOf(day.slice(0, 4))
    .filter(({ on }) => on === day)
    .map(({ code }) => festivalName(code, language));

const festivalsOf = remembering(64, (year) =>
  festivalCodes.map((code) => ({ code, on: festivalDay(code, Number(year)) })),
);
