import { lastOfMonth } from './days';
import { festivalCalled } from './festival-names';
import { numberOf } from './numerals';
import { WhenRule } from './when';

const N = '([0-9０-９一二两三四五六七八九十]{1,3})';
const MONTH = `${N}月(?:份)?`;
const DAY = `${N}月${N}[日号]`;
const TO = '(?:至|到|—+|－|-|~|～)';
const WEEKDAY = '(?:周|星期|礼拜)([一二三四五六日天])';
const WHICH = '(第一个|第二个|第三个|第四个|最后一个|首个)';
const BY = '(?:前|以前|之前|前（含当日）|前\\(含当日\\))';

const pad = (n: number): string => String(n).padStart(2, '0');
const monthDay = (month = '', day = ''): string => `${pad(numberOf(month) ?? 0)}-${pad(numberOf(day) ?? 0)}`;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const weekday = (char = '') => WEEKDAYS['一二三四五六日'.indexOf(char === '天' ? '日' : char)];
const NTH: Readonly<Record<string, string>> = {
  第一个: 'first',
  首个: 'first',
  第二个: 'second',
  第三个: 'third',
  第四个: 'fourth',
  最后一个: 'last',
};
const UNIT: Readonly<Record<string, string>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  半年: 'half-year',
  年: 'year',
};
const PART: Readonly<Record<string, string>> = {
  上旬: 'early',
  中旬: 'middle',
  下旬: 'late',
  月底: 'end',
  底: 'end',
  末: 'end',
};
const SHIFT: Readonly<Record<string, string>> = { 提前: 'before', 顺延: 'after', 另定: 'ask' };
const NEAR: Readonly<Record<string, string>> = {
  前: 'before',
  之前: 'before',
  后: 'after',
  之后: 'after',
  前一天: 'eve',
  前夕: 'eve',
  前后: 'around',
  期间: 'around',
  之际: 'around',
  当周: 'week',
  那一周: 'week',
};
const lastDayOf = (month = ''): string => {
  const nth = numberOf(month) ?? 0;
  return nth >= 1 && nth <= 12 ? lastOfMonth(2026, nth).slice(5) : `${pad(nth)}-31`;
};

type Found = readonly (string | undefined)[];
type Form = readonly [pattern: RegExp, rule: (found: Found) => unknown];
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);
const season = (from?: string, to?: string) =>
  from === undefined ? {} : { fromMonth: numberOf(from), toMonth: numberOf(to ?? from) };
const times = (n?: string) => (n === undefined || numberOf(n) === 1 ? {} : { times: numberOf(n) });

/** Every way to say a rule, the narrower before the wider. */
const FORMS: readonly Form[] = [
  [whole('(?:常年|全年|长期|长期坚持)'), () => ({ rule: 'ongoing' })],
  [whole('(?:必要时|随时|视情况|根据需要)'), () => ({ rule: 'when-needed' })],
  [
    whole('(寒假|暑假|寒暑假)(?:期间)?'),
    ([, which = '']) => ({ rule: 'school-holiday', which: { 寒假: 'winter', 暑假: 'summer' }[which] ?? 'any' }),
  ],
  [whole(`(?:年底|年末)${BY}`), () => ({ rule: 'by', day: '12-31' })],
  [whole(`${MONTH}(?:底|末)${BY}`), ([, month]) => ({ rule: 'by', day: lastDayOf(month) })],
  [
    whole(`${DAY}${TO}(次年)?${DAY}`),
    ([, m, d, next, m2, d2]) => ({
      ...{ rule: 'span', from: monthDay(m, d), to: monthDay(m2, d2) },
      ...(next ? { acrossYearEnd: true } : {}),
    }),
  ],
  [
    whole(`${DAY}(前|后)(?:的)?${WHICH}${WEEKDAY}`),
    ([, m, d, side, which = '', day]) => ({
      ...{ rule: 'weekday', weekday: weekday(day), which: NTH[which] },
      [side === '前' ? 'before' : 'after']: monthDay(m, d),
    }),
  ],
  [whole(`${DAY}${BY}`), ([, m, d]) => ({ rule: 'by', day: monthDay(m, d) })],
  [whole(DAY), ([, m, d]) => ({ rule: 'day', day: monthDay(m, d) })],
  [
    whole(`(?:${MONTH}${TO}${MONTH})?(?:每月|每个月)(?:的)?${WHICH}${WEEKDAY}`),
    ([, from, to, which = '', day]) => ({
      ...{ rule: 'weekday', weekday: weekday(day), which: NTH[which], each: 'month' },
      ...season(from, to),
    }),
  ],
  [
    whole(`${MONTH}(?:的)?${WHICH}${WEEKDAY}`),
    ([, m = '', which = '', day]) => ({
      rule: 'weekday',
      weekday: weekday(day),
      which: NTH[which],
      month: numberOf(m),
    }),
  ],
  [
    whole(`(?:${MONTH}${TO}${MONTH})?每${WEEKDAY}`),
    ([, from, to, day]) => ({
      rule: 'weekday',
      weekday: weekday(day),
      which: 'last',
      each: 'week',
      ...season(from, to),
    }),
  ],
  [
    whole(`(?:${MONTH}(?:${TO}${MONTH})?)?每个?(天|日|周|星期|月|季度|季|半年|年)(?:(?:至少|不少于)?${N}次(?:以上)?)?`),
    ([, from, to, unit = '', n]) => ({ rule: 'every', unit: UNIT[unit], ...times(n), ...season(from, to) }),
  ],
  [
    whole(`${MONTH}${TO}(次年)?${MONTH}`),
    ([, from = '', next, to = '']) => ({
      ...{ rule: 'months', from: numberOf(from), to: numberOf(to) },
      ...(next ? { acrossYearEnd: true } : {}),
    }),
  ],
  [
    whole(`${N}月(?:份)?(上旬|中旬|下旬|月底|底|末)`),
    ([, m = '', part = '']) => ({ rule: 'month', month: numberOf(m), part: PART[part] }),
  ],
  [whole(MONTH), ([, m = '']) => ({ rule: 'month', month: numberOf(m) })],
  [whole(`第?${N}季度`), ([, n = '']) => ({ rule: 'quarter', quarter: numberOf(n) })],
  [whole('(上|下)半年'), ([, half]) => ({ rule: 'half-year', half: half === '上' ? 'first' : 'second' })],
];

const FESTIVAL =
  /^(?:(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?，?)?(.+?)(前一天|前夕|前后|期间|之际|当周|那一周|之前|之后|前|后)?(?:(\d{1,2})天内)?$/;
const BESIDE = /^(.+?)及(?:前(\d{1,2})天)?、?(?:后(\d{1,2})天)?$/;

/** A rule that names a festival: its day, so many days beside it, or days near it. */
function festivalRule(said: string): unknown {
  const [, name = '', before, after] = BESIDE.exec(said) ?? [];
  const beside = festivalCalled(name);
  if (beside)
    return {
      ...{ rule: 'festival', festival: beside },
      ...(before ? { daysBefore: Number(before) } : {}),
      ...(after ? { daysAfter: Number(after) } : {}),
    };
  const [, month, festival = '', near, days] = FESTIVAL.exec(said) ?? [];
  const code = festivalCalled(festival);
  if (!code || (days !== undefined && near === undefined)) return null;
  return {
    ...{ rule: 'festival', festival: code },
    ...(near ? { near: NEAR[near] } : {}),
    ...(days ? { days: Number(days) } : {}),
    ...(month ? { inMonth: numberOf(month) } : {}),
  };
}

/**
 * A rule as a sentence of Chinese says it, the inverse of `sayWhen`: `每月最后一个周五`, `6月30日前`, `春节前`. Null for a sentence it does not know
 * wholly; it guesses nothing. What counts from another item or a meeting names that one and has no sentence.
 */
export function readWhen(sentence: string): WhenRule | null {
  const [, said = '', shift, year] =
    /^(.*?)(?:，遇休息日(提前|顺延|另定))?(?:（期限(第一年|最后一年|第\d年)）)?$/.exec(sentence.replace(/\s/g, '')) ??
    [];
  for (const [pattern, rule] of FORMS) {
    const found = pattern.exec(said);
    if (found) return parsed(rule(found), shift, year);
  }
  return parsed(festivalRule(said), shift, year);
}

function parsed(rule: unknown, shift: string | undefined, year: string | undefined): WhenRule | null {
  if (typeof rule !== 'object' || rule === null) return null;
  const inYear = year && ({ 第一年: 'first', 最后一年: 'last' }[year] ?? Number(year.slice(1, -1)));
  const read = WhenRule.safeParse({
    ...rule,
    ...(shift ? { shift: SHIFT[shift] } : {}),
    ...(inYear ? { inYear } : {}),
  });
  return read.success ? read.data : null;
}
