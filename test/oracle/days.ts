import { LegalHoliday } from 'tyme4ts';

/*
 * Dates worked out apart from libs/calendar, to hold its plans against: days by JavaScript's own UTC arithmetic, lunar days
 * by ICU's Chinese calendar, 春节 and 清明 from the published almanacs, days off from tyme4ts' own table (libs/calendar keeps
 * the State Council's notices as data of its own).
 */

const DAY_MS = 86_400_000;
const ms = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const text = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const plus = (day: string, count: number): string => text(ms(day) + count * DAY_MS);

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (day: string): number => new Date(ms(day)).getUTCDay();

export const on = (year: number, monthDay: string): string => `${year}-${monthDay}`;

export const month = (year: number, nth: number): [from: string, to: string] => {
  const first = text(Date.UTC(year, nth - 1, 1));
  return [first, text(Date.UTC(year, nth, 0))];
};

const icu = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

/** 春节 of 2020 to 2027, as published; ICU's is a day late in 2027, when the moon is new minutes before midnight. */
const SPRING_FESTIVAL = ['01-25', '02-12', '02-01', '01-22', '02-10', '01-29', '02-17', '02-06'];
export const springFestival = (year: number): string => on(year, SPRING_FESTIVAL[year - 2020] ?? '');

/** The day of a lunar month (never a leap month, which ICU marks) in that calendar year. */
export function lunar(year: number, lunarMonth: number, lunarDay: number): string {
  for (let day = on(year, '01-15'); day <= on(year, '12-31'); day = plus(day, 1)) {
    const parts = Object.fromEntries(icu.formatToParts(ms(day)).map(({ type, value }) => [type, value]));
    if (parts['month'] === String(lunarMonth) && parts['day'] === String(lunarDay)) return day;
  }
  throw new Error(`no lunar ${lunarMonth}-${lunarDay} in ${year}`);
}

/** 清明 of 2020 to 2027, as published. */
const QINGMING = ['04-04', '04-04', '04-05', '04-05', '04-04', '04-04', '04-05', '04-05'];
export const qingming = (year: number): string => on(year, QINGMING[year - 2020] ?? '');

export function works(day: string): boolean {
  const [year = 0, nth = 0, date = 0] = day.split('-').map(Number);
  const legal = LegalHoliday.fromYmd(year, nth, date);
  return legal ? legal.isWork() : weekday(day) % 6 !== 0;
}

/** The working day so many working days on, or back. */
export function working(day: string, count: number): string {
  const step = Math.sign(count);
  for (let left = Math.abs(count); left > 0;) {
    day = plus(day, step);
    if (works(day)) left -= 1;
  }
  return day;
}

/** The last Friday, Saturday … on or before a day. */
export function lastWeekday(day: string, wanted: number): string {
  while (weekday(day) !== wanted) day = plus(day, -1);
  return day;
}

/** ISO weeks that touch a span, clipped to it: label, first and last day. */
export function weeks(from: string, to: string): [label: string, from: string, to: string][] {
  const found: [string, string, string][] = [];
  for (let day = from; day <= to;) {
    const thursday = plus(day, 4 - (weekday(day) || 7));
    const year = Number(thursday.slice(0, 4));
    const week = Math.floor((ms(thursday) - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1;
    const sunday = plus(thursday, 3);
    found.push([`${year}-W${String(week).padStart(2, '0')}`, day, sunday < to ? sunday : to]);
    day = plus(sunday, 1);
  }
  return found;
}
