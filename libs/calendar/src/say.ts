import { weekdayOf, type LocalDate } from './days';
import type { Language } from './festivals';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

/** A day for people, without its year: `6月19日 周五`, `Fri 19 Jun`. Asks no locale of the machine. */
export function sayDay(day: LocalDate, language: Language): string {
  const weekday = WEEKDAYS[language][weekdayOf(day) - 1] ?? '';
  const date = sayMonthDay(day.slice(5), language);
  return language === 'zh' ? `${date} ${weekday}` : `${weekday} ${date}`;
}

/** The same, with its year where that is not the year of `today`: `2027年6月23日 周三`. */
export function sayDayFrom(today: LocalDate, day: LocalDate, language: Language): string {
  const [said, year] = [sayDay(day, language), day.slice(0, 4)];
  if (today.startsWith(year)) return said;
  return language === 'zh' ? `${year}年${said}` : `${said} ${year}`;
}

/** `MM-DD` for people: `6月19日`, `19 Jun`. */
export function sayMonthDay(monthDay: string, language: Language): string {
  const [month, day] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(3))];
  return language === 'zh' ? `${month}月${day}日` : `${day} ${sayMonth(month, 'en').slice(0, 3)}`;
}

/** A month 1 to 12 for people. */
export function sayMonth(month: number, language: Language): string {
  return language === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? '');
}
