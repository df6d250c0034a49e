import { localDate } from './days';
import { festivalsOn, sayLunar } from './lunar';

// Days of 2025 and 2026 as printed in the almanac of the Purple Mountain Observatory.
it.each([
  ['2026-06-19', '初五', '5/5'],
  ['2026-02-17', '正月', '1/1'],
  ['2026-02-16', '廿九', '12/29'],
  ['2025-07-25', '闰六月', '6+/1'],
  ['2026-09-25', '十五', '8/15'],
])('C46 %s is %s, %s', (day, zh, en) => {
  expect([sayLunar(localDate(day), 'zh'), sayLunar(localDate(day), 'en')]).toEqual([zh, en]);
});

it('C46 a day is called by its festivals and the term that begins on it', () => {
  expect(festivalsOn(localDate('2026-06-19'), 'zh')).toEqual(['端午节']);
  expect(festivalsOn(localDate('2026-10-01'), 'en')).toEqual(['National Day']);
  expect(festivalsOn(localDate('2026-06-21'), 'zh')).toEqual(['父亲节', '夏至']);
  expect(festivalsOn(localDate('2026-06-22'), 'zh')).toEqual([]);
});
