import { localDate } from './days';
import { sayDay, sayDayFrom, sayLabel } from './say';
import { sayWhen } from './say-when';
import type { WhenRule } from './when';

it.each<[WhenRule, string, string]>([
  [{ rule: 'day', day: '06-09' }, '6月9日', '9 Jun'],
  [{ rule: 'by', day: '12-31' }, '12月31日前（含当日）', 'by 31 Dec'],
  [{ rule: 'month', month: 3 }, '3月', 'March'],
  [{ rule: 'month', month: 5, part: 'early' }, '5月上旬', 'early May'],
  [{ rule: 'month', month: 5, part: 'middle' }, '5月中旬', 'mid-May'],
  [{ rule: 'span', from: '03-01', to: '05-31' }, '3月1日至5月31日', '1 Mar to 31 May'],
  [
    { rule: 'span', from: '11-01', to: '02-15', acrossYearEnd: true },
    '11月1日至次年2月15日',
    '1 Nov to 15 Feb of the next year',
  ],
  [{ rule: 'festival', festival: 'dragon-boat' }, '端午节', 'Dragon Boat Festival'],
  [
    { rule: 'festival', festival: 'dragon-boat', daysBefore: 7 },
    '端午节及前7天',
    'Dragon Boat Festival and the 7 days before',
  ],
  [
    { rule: 'festival', festival: 'lantern', daysBefore: 3, daysAfter: 1 },
    '元宵节及前3天、后1天',
    'Lantern Festival and the 3 days before and 1 day after',
  ],
  [
    { rule: 'festival', festival: 'double-ninth', inMonth: 11, onConflict: 'month' },
    '重阳节；不在11月时为11月内',
    'Double Ninth Festival; any day of November when it falls elsewhere',
  ],
  [{ rule: 'festival', festival: 'double-ninth', inMonth: 11 }, '重阳节', 'Double Ninth Festival'],
  [{ rule: 'every', unit: 'week' }, '每周', 'every week'],
  [{ rule: 'every', unit: 'quarter', fromMonth: 1, toMonth: 12 }, '每季度', 'every quarter'],
  [{ rule: 'every', unit: 'month', fromMonth: 3, toMonth: 11 }, '3月至11月每月', 'every month, March to November'],
  [{ rule: 'every', unit: 'week', fromMonth: 7, toMonth: 7 }, '7月每周', 'every week in July'],
  [{ rule: 'month', month: 8, part: 'end' }, '8月月底', 'the end of August'],
  [{ rule: 'quarter', quarter: 2 }, '第2季度', 'quarter 2'],
  [{ rule: 'half-year', half: 'first' }, '上半年', 'the first half of the year'],
  [{ rule: 'months', from: 11, to: 1, acrossYearEnd: true }, '11月至次年1月', 'November to January of the next year'],
  [
    { rule: 'weekday', weekday: 'saturday', which: 'last', before: '07-01' },
    '7月1日前最后一个周六',
    'the last Saturday before 1 Jul',
  ],
  [
    { rule: 'weekday', weekday: 'friday', which: 'last', each: 'month' },
    '每月最后一个周五',
    'the last Friday of each month',
  ],
  [{ rule: 'weekday', weekday: 'monday', which: 'first', month: 9 }, '9月第一个周一', 'the first Monday of September'],
  [{ rule: 'every', unit: 'year', times: 10 }, '每年10次', '10 times every year'],
  [{ rule: 'day', day: '07-30', shift: 'before' }, '7月30日，遇休息日提前', '30 Jul, earlier on a day off'],
  [{ rule: 'agreed', before: '05-31' }, '日期由双方在5月31日前（含当日）商定', 'on a day agreed by 31 May'],
  [{ rule: 'offset', item: 'fair', days: -5 }, '之前5天内', 'at least 5 days before'],
  [{ rule: 'offset', item: 'fair', workingDays: 2 }, '之后2个工作日内', 'within 2 working days after'],
  [{ rule: 'offset', item: 'fair', days: 0 }, '同一天', 'the same day'],
  [
    { rule: 'roster', dates: ['03-05'], each: 'month', leapDay: '02-28' },
    '按名册，有人的月份',
    'in the months of the roster',
  ],
  [{ rule: 'festival', festival: 'spring-festival', near: 'before' }, '春节前', 'before Spring Festival'],
  [
    { rule: 'festival', festival: 'spring-festival', near: 'before', days: 7 },
    '春节前7天内',
    'before Spring Festival (7 days)',
  ],
  [
    { rule: 'festival', festival: 'spring-festival', near: 'before', inMonth: 2, onConflict: 'month' },
    '2月，春节前；2月没有时为2月内',
    'in February, before Spring Festival; any day of February that has none',
  ],
  [{ rule: 'festival', festival: 'mid-autumn', near: 'eve' }, '中秋节前一天', 'on the eve of Mid-Autumn Festival'],
  [{ rule: 'festival', festival: 'mid-autumn', near: 'week' }, '中秋节当周', 'in the week of Mid-Autumn Festival'],
  [{ rule: 'every', unit: 'day' }, '每天', 'every day'],
  [{ rule: 'weekday', weekday: 'friday', which: 'last', each: 'week' }, '每周五', 'every Friday'],
  [{ rule: 'school-holiday', which: 'winter' }, '寒假', 'in the winter holidays of schools'],
  [{ rule: 'ongoing' }, '常年', 'all year round'],
  [{ rule: 'when-needed' }, '必要时', 'when needed'],
  [
    { rule: 'by', day: '06-30', inYear: 'first' },
    '6月30日前（含当日）（期限第一年）',
    'by 30 Jun, in the first year of the term',
  ],
  [{ rule: 'fixed-by', item: 'spring-meeting' }, '日期由会议议定', 'on a day a meeting fixes'],
  [
    { rule: 'fixed-by', item: 'spring-meeting', by: '06-30' },
    '日期由会议议定，6月30日前（含当日）',
    'on a day a meeting fixes, by 30 Jun',
  ],
])('C36 says %j', (rule, zh, en) => expect([sayWhen(rule, 'zh'), sayWhen(rule, 'en')]).toEqual([zh, en]));

it('C37 says a day with its weekday', () => {
  expect(sayDay(localDate('2026-06-19'), 'zh')).toBe('6月19日 周五');
  expect(sayDayFrom(localDate('2026-12-31'), localDate('2026-06-19'), 'zh')).toBe('6月19日 周五');
  expect(sayDayFrom(localDate('2025-12-31'), localDate('2026-06-19'), 'zh')).toBe('2026年6月19日 周五');
  expect(sayDayFrom(localDate('2027-01-01'), localDate('2026-06-19'), 'en')).toBe('Fri 19 Jun 2026');
  expect(sayDay(localDate('2026-06-19'), 'en')).toBe('Fri 19 Jun');
  expect(sayDay(localDate('2026-03-01'), 'zh')).toBe('3月1日 周日');
});

it.each([
  ['2026-03', '2026年3月', 'March 2026'],
  ['2026-Q2', '2026年二季度', 'Q2 2026'],
  ['2026-H1', '2026年上半年', 'first half of 2026'],
  ['2026-W07', '2026年第7周', 'week 7 of 2026'],
  ['2026-03-05', '2026年3月5日', '5 Mar 2026'],
  ['2026-03-05.2', '2026年3月5日第2次', '5 Mar 2026 no. 2'],
  ['2026', '2026', '2026'],
  ['2026.2', '2026年第2次', '2026 no. 2'],
  ['talk.2026-Q1', '2026年一季度', 'Q1 2026'],
  ['joint-meeting', 'joint-meeting', 'joint-meeting'],
])('says the label %s of an occurrence', (label, zh, en) => {
  expect([sayLabel(label, 'zh'), sayLabel(label, 'en')]).toEqual([zh, en]);
});
