import { localDate } from './days';
import { expand, festivalConflicts } from './expand';
import type { SchoolHoliday } from './school-holidays';
import type { Term, WhenRule } from './when';

const year = (of: number): Term => ({ from: localDate(`${of}-01-01`), to: localDate(`${of}-12-31`) });
const daysOf = (rule: WhenRule, of: number) => expand(rule, year(of)).map(({ from, to }) => `${from}..${to}`);
const near = (more: object, festival = 'spring-festival') => ({ rule: 'festival', festival, ...more }) as WhenRule;

it.each<[object, string]>([
  [{ near: 'before' }, '2025-01-19..2025-01-28'],
  [{ near: 'before', days: 3 }, '2025-01-26..2025-01-28'],
  [{ near: 'after' }, '2025-01-30..2025-02-08'],
  [{ near: 'eve' }, '2025-01-28..2025-01-28'],
  [{ near: 'around' }, '2025-01-26..2025-02-01'],
  [{ near: 'week' }, '2025-01-27..2025-02-02'],
])('C57 %j of the Spring Festival of 29 January 2025 is %s', (how, days) => {
  expect(daysOf(near(how), 2025)).toEqual([days]);
});

it('C57 a month named beside it is an intersection, the whole of its side', () => {
  const inFebruary = near({ near: 'before', inMonth: 2 });
  expect(daysOf(inFebruary, 2026)).toEqual(['2026-02-01..2026-02-16']);
  expect(daysOf(near({ near: 'before', inMonth: 2, days: 5 }), 2026)).toEqual(['2026-02-12..2026-02-16']);
  expect(daysOf(near({ near: 'after', inMonth: 9 }, 'mid-autumn'), 2026)).toEqual(['2026-09-26..2026-09-30']);
});

it('C57 a month that has none of its days is a question, answered by the festival or by the month', () => {
  const inFebruary = { near: 'before', inMonth: 2 };
  const asked = festivalConflicts(near(inFebruary), year(2025)).map(({ year: of, day }) => `${of} ${day}`);
  expect(asked).toEqual(['2025 2025-01-29']);
  expect(festivalConflicts(near(inFebruary), year(2026))).toEqual([]);
  expect(daysOf(near({ ...inFebruary, onConflict: 'festival' }), 2025)).toEqual(['2025-01-19..2025-01-28']);
  expect(daysOf(near({ ...inFebruary, onConflict: 'month' }), 2025)).toEqual(['2025-02-01..2025-02-28']);
});

it('C58 school holidays are those that the district entered, else those of custom and provisional', () => {
  const own: SchoolHoliday[] = [
    { year: 2026, which: 'winter', from: localDate('2026-02-02'), to: localDate('2026-03-01') },
  ];
  const both = expand({ rule: 'school-holiday', which: 'any' }, year(2026), undefined, undefined, {
    schoolHolidays: own,
  });
  expect(both.map(({ label, from, to, provisional }) => [label, from, to, provisional])).toEqual([
    ['2026.1', '2026-02-02', '2026-03-01', false],
    ['2026.2', '2026-07-05', '2026-08-31', true],
  ]);
});
