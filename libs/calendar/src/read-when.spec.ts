import { festivalCodes, festivalName } from './festivals';
import { festivalCalled, isAmbiguousFestival } from './festival-names';
import { numberOf } from './numerals';
import { readWhen } from './read-when';
import { sayWhen } from './say-when';
import type { WhenRule } from './when';

const months = Array.from({ length: 12 }, (_, n) => n + 1);
const rules: WhenRule[] = [
  ...months.map((month): WhenRule => ({ rule: 'month', month })),
  ...(['early', 'middle', 'late', 'end'] as const).map((part): WhenRule => ({ rule: 'month', month: 6, part })),
  ...[1, 2, 3, 4].map((quarter): WhenRule => ({ rule: 'quarter', quarter })),
  ...(['first', 'second'] as const).map((half): WhenRule => ({ rule: 'half-year', half })),
  { rule: 'day', day: '03-05' },
  { rule: 'day', day: '12-31', shift: 'before' },
  { rule: 'day', day: '10-08', shift: 'after', inYear: 'last' },
  { rule: 'by', day: '06-30' },
  { rule: 'by', day: '06-30', shift: 'ask', inYear: 2 },
  { rule: 'months', from: 3, to: 8 },
  { rule: 'months', from: 11, to: 1, acrossYearEnd: true },
  { rule: 'span', from: '12-12', to: '12-20' },
  { rule: 'span', from: '11-01', to: '02-15', acrossYearEnd: true },
  ...festivalCodes.map((festival): WhenRule => ({ rule: 'festival', festival })),
  ...(['before', 'after', 'eve', 'around', 'week'] as const).map((near): WhenRule => ({
    rule: 'festival',
    festival: 'spring-festival',
    near,
  })),
  { rule: 'festival', festival: 'spring-festival', near: 'before', days: 7 },
  { rule: 'festival', festival: 'spring-festival', near: 'before', inMonth: 2 },
  { rule: 'festival', festival: 'qingming', daysBefore: 5 },
  { rule: 'festival', festival: 'lantern', daysBefore: 3, daysAfter: 1 },
  { rule: 'weekday', weekday: 'friday', which: 'last', each: 'month' },
  { rule: 'weekday', weekday: 'sunday', which: 'first', each: 'month', fromMonth: 3, toMonth: 11 },
  { rule: 'weekday', weekday: 'friday', which: 'last', each: 'week' },
  { rule: 'weekday', weekday: 'monday', which: 'third', month: 9 },
  { rule: 'weekday', weekday: 'saturday', which: 'last', before: '07-01' },
  { rule: 'weekday', weekday: 'saturday', which: 'first', after: '07-01' },
  ...(['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const).map((unit): WhenRule => ({
    rule: 'every',
    unit,
  })),
  { rule: 'every', unit: 'year', times: 10 },
  { rule: 'every', unit: 'month', times: 2, fromMonth: 3, toMonth: 8 },
  ...(['winter', 'summer', 'any'] as const).map((which): WhenRule => ({ rule: 'school-holiday', which })),
  { rule: 'ongoing' },
  { rule: 'when-needed' },
];

it.each(rules)('C59 the sentence of %j is read as that rule', (rule) => {
  expect(readWhen(sayWhen(rule, 'zh'))).toEqual(rule);
});

it.each<[string, WhenRule]>([
  ['每月最后一个周五', { rule: 'weekday', weekday: 'friday', which: 'last', each: 'month' }],
  ['每个月的最后一个星期天', { rule: 'weekday', weekday: 'sunday', which: 'last', each: 'month' }],
  ['每季度至少一次', { rule: 'every', unit: 'quarter' }],
  ['全年', { rule: 'ongoing' }],
  ['十二月底前', { rule: 'by', day: '12-31' }],
  ['２月底前', { rule: 'by', day: '02-28' }],
  ['五月', { rule: 'month', month: 5 }],
  ['3月-8月每月', { rule: 'every', unit: 'month', fromMonth: 3, toMonth: 8 }],
  ['重阳', { rule: 'festival', festival: 'double-ninth' }],
  ['“七一”', { rule: 'festival', festival: 'party-day' }],
  ['国庆期间', { rule: 'festival', festival: 'national-day', near: 'around' }],
  ['3月5号', { rule: 'day', day: '03-05' }],
])('C59 %s is understood', (sentence, rule) => expect(readWhen(sentence)).toEqual(rule));

it.each(['', '定期', '不定期', '适时', '13月', '2月30日', '小年', '每两月', '春节7天内', '节前', '3月5日和6日'])(
  'C59 %s is no sentence of it: nothing is guessed',
  (sentence) => expect(readWhen(sentence)).toBeNull(),
);

it('C59 a festival is known by its names, and one of two days by neither', () => {
  for (const code of festivalCodes) expect(festivalCalled(festivalName(code, 'zh'))).toBe(code);
  expect([festivalCalled('八一'), festivalCalled('小年'), isAmbiguousFestival('小年')]).toEqual([
    'army-day',
    null,
    true,
  ]);
  expect(['十', '十二', '二十', '三十一', '两', '１０', '7', '百'].map(numberOf)).toEqual([
    10,
    12,
    20,
    31,
    2,
    10,
    7,
    null,
  ]);
});
