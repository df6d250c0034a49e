import { localDate } from './days';
import { sayDay, sayWhen } from './say';
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
  [{ rule: 'fixed-by', item: 'spring-meeting' }, '日期由会议议定', 'on a day a meeting fixes'],
  [
    { rule: 'fixed-by', item: 'spring-meeting', by: '06-30' },
    '日期由会议议定，6月30日前（含当日）',
    'on a day a meeting fixes, by 30 Jun',
  ],
])('C36 says %j', (rule, zh, en) => expect([sayWhen(rule, 'zh'), sayWhen(rule, 'en')]).toEqual([zh, en]));

it('C37 says a day with its weekday', () => {
  expect(sayDay(localDate('2026-06-19'), 'zh')).toBe('6月19日 周五');
  expect(sayDay(localDate('2026-06-19'), 'en')).toBe('Fri 19 Jun');
  expect(sayDay(localDate('2026-03-01'), 'zh')).toBe('3月1日 周日');
});
