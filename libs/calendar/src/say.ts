import { weekdayOf, type LocalDate } from './days';
import { festivalName, type Language } from './festivals';
import type { WhenRule } from './when';

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
const PARTS = {
  zh: { early: '上旬', middle: '中旬', late: '下旬' },
  en: { early: 'early ', middle: 'mid-', late: 'late ' },
} as const;
const UNITS = {
  zh: { week: '每周', month: '每月', quarter: '每季度' },
  en: { week: 'every week', month: 'every month', quarter: 'every quarter' },
} as const;

/** A day for people, without its year: `6月19日 周五`, `Fri 19 Jun`. Asks no locale of the machine. */
export function sayDay(day: LocalDate, language: Language): string {
  const weekday = WEEKDAYS[language][weekdayOf(day) - 1] ?? '';
  const date = sayMonthDay(day.slice(5), language);
  return language === 'zh' ? `${date} ${weekday}` : `${weekday} ${date}`;
}

/** The rule in a few words for people. Names no clause (`item` is a key, not a name) and no year; says nothing of a term. */
export function sayWhen(rule: WhenRule, language: Language): string {
  const zh = language === 'zh';
  switch (rule.rule) {
    case 'day':
      return sayMonthDay(rule.day, language);
    case 'by':
      return sayBy(rule.day, language);
    case 'month':
      if (!rule.part) return sayMonth(rule.month, language);
      return zh ? `${rule.month}月${PARTS.zh[rule.part]}` : `${PARTS.en[rule.part]}${sayMonth(rule.month, 'en')}`;
    case 'span':
      return saySpan(rule, language);
    case 'festival':
      return sayFestival(rule, language);
    case 'every':
      return sayEvery(rule, language);
    case 'fixed-by': {
      const by = rule.by === undefined ? '' : `${zh ? '，' : ', '}${sayBy(rule.by, language)}`;
      return (zh ? '日期由会议议定' : 'on a day a meeting fixes') + by;
    }
  }
}

type Rule<T extends WhenRule['rule']> = Extract<WhenRule, { rule: T }>;

function saySpan({ from, to, acrossYearEnd }: Rule<'span'>, language: Language): string {
  const [first, last] = [sayMonthDay(from, language), sayMonthDay(to, language)];
  if (language === 'zh') return `${first}至${acrossYearEnd ? '次年' : ''}${last}`;
  return `${first} to ${last}${acrossYearEnd ? ' of the next year' : ''}`;
}

function sayFestival(
  { festival, daysBefore = 0, daysAfter = 0, inMonth, onConflict }: Rule<'festival'>,
  language: Language,
): string {
  const name = festivalName(festival, language);
  const zh = language === 'zh';
  const around = [
    ...(daysBefore > 0 ? [zh ? `前${daysBefore}天` : `${plural(daysBefore)} before`] : []),
    ...(daysAfter > 0 ? [zh ? `后${daysAfter}天` : `${plural(daysAfter)} after`] : []),
  ];
  const reach = zh ? `及${around.join('、')}` : ` and the ${around.join(' and ')}`;
  const when = around.length > 0 ? name + reach : name;
  if (inMonth === undefined || onConflict !== 'month') return when;
  const month = sayMonth(inMonth, language);
  return zh ? `${when}；不在${month}时为${month}内` : `${when}; any day of ${month} when it falls elsewhere`;
}

function sayEvery({ unit, fromMonth = 1, toMonth = 12 }: Rule<'every'>, language: Language): string {
  const each = UNITS[language][unit];
  if (fromMonth === 1 && toMonth === 12) return each;
  const [first, last] = [sayMonth(fromMonth, language), sayMonth(toMonth, language)];
  if (fromMonth === toMonth) return language === 'zh' ? `${first}${each}` : `${each} in ${first}`;
  return language === 'zh' ? `${first}至${last}${each}` : `${each}, ${first} to ${last}`;
}

function sayBy(monthDay: string, language: Language): string {
  const day = sayMonthDay(monthDay, language);
  return language === 'zh' ? `${day}前（含当日）` : `by ${day}`;
}

function sayMonthDay(monthDay: string, language: Language): string {
  const [month, day] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(3))];
  return language === 'zh' ? `${month}月${day}日` : `${day} ${sayMonth(month, 'en').slice(0, 3)}`;
}

function sayMonth(month: number, language: Language): string {
  return language === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? '');
}

function plural(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
