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

const QUARTERS = ['一', '二', '三', '四'] as const;

/** The label of an occurrence for people: `2026年一季度`, `week 7 of 2026`, without the key of an anchor before it; one that is none as it is. */
export function sayLabel(own: string, language: Language): string {
  const zh = language === 'zh';
  const label = own.replace(/^[a-z][a-z0-9-]*\.(?=\d{4})/, '');
  const [whole, nth = ''] = label.split('.');
  const [year = '', part = '', day] = (whole ?? '').split('-');
  const number = Number(part.replace(/^[QHW]/, ''));
  const again = nth === '' ? '' : zh ? `第${nth}次` : ` no. ${nth}`;
  const said = (): string => {
    if (day !== undefined)
      return zh ? `${year}年${sayMonthDay(`${part}-${day}`, 'zh')}` : `${sayMonthDay(`${part}-${day}`, 'en')} ${year}`;
    if (part === '') return zh ? `${year}年` : year;
    if (part.startsWith('Q')) return zh ? `${year}年${QUARTERS[number - 1] ?? number}季度` : `${part} ${year}`;
    if (part.startsWith('H'))
      return zh ? `${year}年${number === 1 ? '上' : '下'}半年` : `${number === 1 ? 'first' : 'second'} half of ${year}`;
    if (part.startsWith('W')) return zh ? `${year}年第${number}周` : `week ${number} of ${year}`;
    return zh ? `${year}年${sayMonth(number, 'zh')}` : `${sayMonth(number, 'en')} ${year}`;
  };
  const isLabel = /^\d{4}(-([QHW]?\d{1,2}|\d{2}-\d{2})(\.\d+)?|\.\d+)$/.test(label);
  return isLabel ? `${said()}${again}` : label;
}
