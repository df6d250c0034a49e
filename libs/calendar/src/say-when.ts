import { festivalName, type Language } from './festivals';
import { sayMonth, sayMonthDay } from './say';
import type { Rule, WhenRule } from './when';

const PARTS = {
  zh: { early: '上旬', middle: '中旬', late: '下旬', end: '月底' },
  en: { early: 'early ', middle: 'mid-', late: 'late ', end: 'the end of ' },
} as const;
const UNITS = {
  zh: { day: '每天', week: '每周', month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' },
  en: { day: 'day', week: 'week', month: 'month', quarter: 'quarter', 'half-year': 'half-year', year: 'year' },
} as const;
const DAYS = {
  monday: ['周一', 'Monday'],
  tuesday: ['周二', 'Tuesday'],
  wednesday: ['周三', 'Wednesday'],
  thursday: ['周四', 'Thursday'],
  friday: ['周五', 'Friday'],
  saturday: ['周六', 'Saturday'],
  sunday: ['周日', 'Sunday'],
} as const;
const NEAR = {
  zh: { before: '前', after: '后', eve: '前一天', around: '前后', week: '当周' },
  en: { before: 'before', after: 'after', eve: 'on the eve of', around: 'around', week: 'in the week of' },
} as const;
const WHICH = { first: '第一个', second: '第二个', third: '第三个', fourth: '第四个', last: '最后一个' } as const;
const SHIFT = {
  on: ['', ''],
  before: ['，遇休息日提前', ', earlier on a day off'],
  after: ['，遇休息日顺延', ', later on a day off'],
  ask: ['，遇休息日另定', ', to be asked on a day off'],
} as const;

/** The rule in a few words for people. Names no clause (`item` is a key, not a name) and no year; says nothing of a term. */
export function sayWhen(rule: WhenRule, language: Language): string {
  const shift = 'shift' in rule && rule.shift ? SHIFT[rule.shift][language === 'zh' ? 0 : 1] : '';
  const only = 'inYear' in rule && rule.inYear ? sayYear(rule.inYear, language) : '';
  return plainly(rule, language) + shift + only;
}

function plainly(rule: WhenRule, language: Language): string {
  const zh = language === 'zh';
  switch (rule.rule) {
    case 'day':
      return sayMonthDay(rule.day, language);
    case 'by':
      return sayBy(rule.day, language);
    case 'month': {
      const month = sayMonth(rule.month, language);
      if (!rule.part) return month;
      return zh ? month + PARTS.zh[rule.part] : PARTS.en[rule.part] + month;
    }
    case 'quarter':
      return zh ? `第${rule.quarter}季度` : `quarter ${rule.quarter}`;
    case 'half-year':
      return zh ? (rule.half === 'first' ? '上半年' : '下半年') : `the ${rule.half} half of the year`;
    case 'months':
      return sayRange(sayMonth(rule.from, language), sayMonth(rule.to, language), rule.acrossYearEnd, zh);
    case 'span':
      return sayRange(sayMonthDay(rule.from, language), sayMonthDay(rule.to, language), rule.acrossYearEnd, zh);
    case 'festival':
      return sayFestival(rule, language);
    case 'weekday':
      return sayWeekday(rule, language);
    case 'every':
      return sayEvery(rule, language);
    case 'fixed-by': {
      const by = rule.by === undefined ? '' : `${zh ? '，' : ', '}${sayBy(rule.by, language)}`;
      return (zh ? '日期由会议议定' : 'on a day a meeting fixes') + by;
    }
    case 'agreed':
      return zh ? `日期由双方在${sayBy(rule.before, 'zh')}商定` : `on a day agreed ${sayBy(rule.before, 'en')}`;
    case 'offset':
      return sayOffset(rule, zh);
    case 'roster':
      if (rule.each === 'day') return zh ? '按名册的日子' : 'on the days of the roster';
      return zh ? '按名册，有人的月份' : 'in the months of the roster';
    case 'school-holiday':
      return SCHOOL[rule.which][zh ? 0 : 1];
    case 'ongoing':
      return zh ? '常年' : 'all year round';
    case 'when-needed':
      return zh ? '必要时' : 'when needed';
  }
}

/** In which year of the term. */
function sayYear(which: 'first' | 'last' | number, language: Language): string {
  if (language === 'en')
    return typeof which === 'number' ? `, in year ${which} of the term` : `, in the ${which} year of the term`;
  if (which === 'first') return '（期限第一年）';
  return which === 'last' ? '（期限最后一年）' : `（期限第${which}年）`;
}

const SCHOOL = {
  winter: ['寒假', 'in the winter holidays of schools'],
  summer: ['暑假', 'in the summer holidays of schools'],
  any: ['寒暑假', 'in the winter and the summer holidays of schools'],
} as const;

function sayRange(first: string, last: string, acrossYearEnd: boolean | undefined, zh: boolean): string {
  if (zh) return `${first}至${acrossYearEnd ? '次年' : ''}${last}`;
  return `${first} to ${last}${acrossYearEnd ? ' of the next year' : ''}`;
}

function sayFestival(
  { festival, daysBefore = 0, daysAfter = 0, near, days, inMonth, onConflict }: Rule<'festival'>,
  language: Language,
): string {
  const name = festivalName(festival, language);
  const zh = language === 'zh';
  const within = near === undefined || inMonth === undefined ? '' : sayMonth(inMonth, language);
  const around = [
    ...(daysBefore > 0 ? [zh ? `前${daysBefore}天` : `${plural(daysBefore, 'day')} before`] : []),
    ...(daysAfter > 0 ? [zh ? `后${daysAfter}天` : `${plural(daysAfter, 'day')} after`] : []),
  ];
  if (near !== undefined) {
    const said = zh ? name + NEAR.zh[near] : `${NEAR.en[near]} ${name}`;
    const many = days === undefined ? '' : zh ? `${days}天内` : ` (${plural(days, 'day')})`;
    const there = within === '' ? '' : zh ? `${within}，` : `in ${within}, `;
    const otherwise =
      onConflict === 'month' ? (zh ? `；${within}没有时为${within}内` : `; any day of ${within} that has none`) : '';
    return `${there}${said}${many}${otherwise}`;
  }
  const reach = zh ? `及${around.join('、')}` : ` and the ${around.join(' and ')}`;
  const when = around.length > 0 ? name + reach : name;
  if (inMonth === undefined || onConflict !== 'month') return when;
  const month = sayMonth(inMonth, language);
  return zh ? `${when}；不在${month}时为${month}内` : `${when}; any day of ${month} when it falls elsewhere`;
}

function sayWeekday(rule: Rule<'weekday'>, language: Language): string {
  const { weekday, which, month, before, after } = rule;
  const zh = language === 'zh';
  const name = DAYS[weekday][zh ? 0 : 1];
  if (before !== undefined || after !== undefined) {
    const day = sayMonthDay(before ?? after ?? '', language);
    const side = before === undefined ? (['后', 'after'] as const) : (['前', 'before'] as const);
    return zh ? `${day}${side[0]}${WHICH[which]}${name}` : `the ${which} ${name} ${side[1]} ${day}`;
  }
  const within =
    month === undefined ? saySeason(rule, zh ? '每月' : 'each month', language) : sayMonth(month, language);
  if (rule.each === 'week') return saySeason(rule, zh ? `每${name}` : `every ${name}`, language);
  return zh ? `${within}${WHICH[which]}${name}` : `the ${which} ${name} of ${within}`;
}

function sayEvery(rule: Rule<'every'>, language: Language): string {
  const { unit, times = 1 } = rule;
  if (language === 'zh') return saySeason(rule, UNITS.zh[unit] + (times > 1 ? `${times}次` : ''), 'zh');
  const each = times > 1 ? `${times} times every ${UNITS.en[unit]}` : `every ${UNITS.en[unit]}`;
  return saySeason(rule, each, 'en');
}

function saySeason(
  { fromMonth = 1, toMonth = 12 }: Pick<Rule<'every'>, 'fromMonth' | 'toMonth'>,
  each: string,
  language: Language,
): string {
  if (fromMonth === 1 && toMonth === 12) return each;
  const [first, last] = [sayMonth(fromMonth, language), sayMonth(toMonth, language)];
  if (fromMonth === toMonth) return language === 'zh' ? `${first}${each}` : `${each} in ${first}`;
  return language === 'zh' ? `${first}至${last}${each}` : `${each}, ${first} to ${last}`;
}

function sayOffset({ days, workingDays, hours }: Rule<'offset'>, zh: boolean): string {
  const count = days ?? workingDays ?? hours ?? 0;
  const much = Math.abs(count);
  const unit =
    hours !== undefined ? ['小时', 'hour'] : workingDays !== undefined ? ['个工作日', 'working day'] : ['天', 'day'];
  if (count === 0) return zh ? '同一天' : 'the same day';
  if (zh) return `${count < 0 ? '之前' : '之后'}${much}${unit[0] ?? ''}内`;
  return `${count < 0 ? 'at least' : 'within'} ${plural(much, unit[1] ?? '')} ${count < 0 ? 'before' : 'after'}`;
}

function sayBy(monthDay: string, language: Language): string {
  const day = sayMonthDay(monthDay, language);
  return language === 'zh' ? `${day}前（含当日）` : `by ${day}`;
}

function plural(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
