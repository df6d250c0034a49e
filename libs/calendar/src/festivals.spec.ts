import { addDays, localDate, monthOf, yearOf } from './days';
import { festivalCodes, festivalDay, festivalName, type FestivalCode } from './festivals';

const years = Array.from({ length: 21 }, (_, index) => 2020 + index);

it.each<[FestivalCode, string]>([
  ['mid-autumn', '2014-09-08'],
  ['mid-autumn', '2025-10-06'],
  ['mid-autumn', '2026-09-25'],
  ['dragon-boat', '2025-05-31'],
  ['dragon-boat', '2026-06-19'],
  ['spring-festival', '2025-01-29'],
  ['spring-festival', '2026-02-17'],
  ['lantern', '2026-03-03'],
  ['new-years-eve-lunar', '2026-02-16'],
  ['double-ninth', '2025-10-29'],
  ['double-ninth', '2026-10-18'],
  ['double-seventh', '2025-08-29'],
  ['qingming', '2025-04-04'],
  ['qingming', '2026-04-05'],
  ['winter-solstice', '2025-12-21'],
  ['winter-solstice', '2026-12-22'],
  ['national-day', '2026-10-01'],
  ['martyrs-day', '2026-09-30'],
  ['minor-new-year-north', '2026-02-10'],
  ['minor-new-year-south', '2026-02-11'],
  ['minor-new-year-north', '2025-01-22'],
  ['harvest-festival', '2026-09-23'],
  ['harvest-festival', '2025-09-23'],
  ['mothers-day', '2026-05-10'],
  ['disabled-day', '2026-05-17'],
  ['fathers-day', '2026-06-21'],
  ['victory-day', '2025-09-03'],
  ['national-security-day', '2026-04-15'],
])('C9 %s is on %s', (code, day) => expect(festivalDay(code, yearOf(localDate(day)))).toBe(day));

it('C9 重阳 falls in no November', () => {
  for (const year of years) expect(monthOf(festivalDay('double-ninth', year))).not.toBe(11);
});

const SPRING_FESTIVALS =
  '01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13 02-03 01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04 01-24 02-12';

it('C9 the Spring Festivals of 2020 to 2040 are the published ones', () => {
  const days = years.map((year) => festivalDay('spring-festival', year).slice(5));
  expect(days.join(' ')).toBe(SPRING_FESTIVALS);
});

it('C10 lunar festivals agree with the Chinese calendar of ICU', () => {
  const icu = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
  const lunar: [FestivalCode, string][] = [
    ['spring-festival', '1/1'],
    ['lantern', '1/15'],
    ['dragon-boat', '5/5'],
    ['double-seventh', '7/7'],
    ['mid-autumn', '8/15'],
    ['double-ninth', '9/9'],
    ['laba', '12/8'],
  ];
  // ICU 78 sets two new moons near midnight a day wrong: the published almanac has 2027-02-06 and 2030-02-03.
  const wrongInIcu = ['2027-02-06', '2027-02-20', '2030-02-03', '2030-02-17'];
  for (const [code, expected] of lunar) {
    for (const day of years.map((year) => festivalDay(code, year)).filter((found) => !wrongInIcu.includes(found))) {
      expect(`${day} ${icu.format(Date.parse(day))}`).toBe(`${day} ${expected}`);
    }
  }
});

it('C11 腊八 is the one before the Spring Festival of its year', () => {
  expect(festivalDay('laba', 2022)).toBe('2022-01-10');
  expect(festivalDay('laba', 2023)).toBe('2022-12-30');
  expect(festivalDay('laba', 2026)).toBe('2026-01-26');
});

it('C11 every other festival lies in the year asked for', () => {
  for (const code of festivalCodes.filter((other) => other !== 'laba')) {
    for (const year of years) expect(yearOf(festivalDay(code, year))).toBe(year);
  }
});

it("C11 the lunar year's eve is the day before its first", () => {
  for (const year of years) {
    expect(addDays(festivalDay('new-years-eve-lunar', year), 1)).toBe(festivalDay('spring-festival', year));
  }
});

it('C12 every festival has a name in both languages', () => {
  expect(festivalCodes).toHaveLength(64);
  expect([festivalName('double-ninth', 'zh'), festivalName('double-ninth', 'en')]).toEqual([
    '重阳节',
    'Double Ninth Festival',
  ]);
  for (const code of festivalCodes) {
    expect(festivalName(code, 'zh')).toMatch(/^\p{Script=Han}+$/u);
    expect(festivalName(code, 'en')).toMatch(/^[A-Z][A-Za-z' -]+$/);
  }
});
