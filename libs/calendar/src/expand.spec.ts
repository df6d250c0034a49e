import fc from 'fast-check';
import { addDays, localDate } from './days';
import { expand, festivalConflicts } from './expand';
import { festivalCodes } from './festivals';
import type { Term, WhenRule } from './when';
import { contains } from './windows';

const term = (from: string, to: string): Term => ({ from: localDate(from), to: localDate(to) });
const YEAR = term('2026-01-01', '2026-12-31');
const SCHOOL_YEAR = term('2025-09-01', '2026-08-31');
const THREE_YEARS = term('2024-01-01', '2026-12-31');

/** Each occurrence on one line, so that a reviewer can object to it: `label from..to`. */
const diary = (rule: WhenRule, during: Term) =>
  expand(rule, during).map(({ label, from, to }) => `${label} ${from}..${to}`);

it('C25 a once-a-year rule comes once in each year of the term', () => {
  expect(diary({ rule: 'day', day: '07-01' }, THREE_YEARS)).toEqual([
    '2024 2024-07-01..2024-07-01',
    '2025 2025-07-01..2025-07-01',
    '2026 2026-07-01..2026-07-01',
  ]);
  expect(diary({ rule: 'month', month: 2 }, SCHOOL_YEAR)).toEqual(['2026 2026-02-01..2026-02-28']);
  expect(diary({ rule: 'month', month: 2, part: 'late' }, YEAR)).toEqual(['2026 2026-02-21..2026-02-28']);
  expect(diary({ rule: 'span', from: '03-05', to: '05-31' }, YEAR)).toEqual(['2026 2026-03-05..2026-05-31']);
});

it('C26 a window inside the term is owed whole, one outside is not, and a cut one by its larger part', () => {
  const short = term('2026-03-10', '2026-04-20');
  expect(diary({ rule: 'month', month: 3 }, short)).toEqual(['2026 2026-03-10..2026-03-31']);
  expect(diary({ rule: 'month', month: 4 }, short)).toEqual(['2026 2026-04-01..2026-04-20']);
  expect(diary({ rule: 'month', month: 5 }, short)).toEqual([]);
  expect(diary({ rule: 'day', day: '04-20' }, short)).toEqual(['2026 2026-04-20..2026-04-20']);
  expect(diary({ rule: 'day', day: '04-21' }, short)).toEqual([]);
});

it('C27 "by" includes the day and starts with the term or the year', () => {
  expect(diary({ rule: 'by', day: '03-31' }, term('2025-11-15', '2026-11-14'))).toEqual([
    '2026 2026-01-01..2026-03-31',
  ]);
  expect(diary({ rule: 'by', day: '11-30' }, term('2025-11-15', '2026-11-14'))).toEqual([
    '2025 2025-11-15..2025-11-30',
  ]);
});

it('C28 a span across the year end is one window', () => {
  const winter: WhenRule = { rule: 'span', from: '11-01', to: '02-15', acrossYearEnd: true };
  expect(diary(winter, SCHOOL_YEAR)).toEqual(['2025 2025-11-01..2026-02-15']);
  expect(diary(winter, YEAR)).toEqual(['2026 2026-11-01..2026-12-31']);
});

it('C29 a festival window reaches before and after', () => {
  expect(diary({ rule: 'festival', festival: 'dragon-boat' }, YEAR)).toEqual(['2026 2026-06-19..2026-06-19']);
  expect(diary({ rule: 'festival', festival: 'mid-autumn', daysBefore: 7, daysAfter: 2 }, THREE_YEARS)).toEqual([
    '2024 2024-09-10..2024-09-19',
    '2025 2025-09-29..2025-10-08',
    '2026 2026-09-18..2026-09-27',
  ]);
});

const november: WhenRule = { rule: 'festival', festival: 'double-ninth', inMonth: 11 };

it('C30 a festival outside the author’s month is reported, year by year', () => {
  expect(festivalConflicts(november, term('2025-01-01', '2026-12-31'))).toEqual([
    { year: 2025, day: '2025-10-29', inMonth: 11 },
    { year: 2026, day: '2026-10-18', inMonth: 11 },
  ]);
  expect(festivalConflicts({ ...november, onConflict: 'month' }, YEAR)).toHaveLength(1);
  expect(
    festivalConflicts({ rule: 'festival', festival: 'mid-autumn', inMonth: 9 }, term('2025-01-01', '2026-12-31')),
  ).toEqual([{ year: 2025, day: '2025-10-06', inMonth: 9 }]);
});

it('C30 nothing is reported where nothing conflicts', () => {
  expect(festivalConflicts({ ...november, inMonth: 10 }, YEAR)).toEqual([]);
  expect(festivalConflicts({ rule: 'festival', festival: 'double-ninth' }, YEAR)).toEqual([]);
  expect(festivalConflicts({ rule: 'month', month: 11 }, YEAR)).toEqual([]);
  expect(festivalConflicts(november, term('2026-01-01', '2026-08-31'))).toEqual([]);
});

it('C30 the author chooses the festival or the month, and the festival is followed until then', () => {
  expect(diary(november, YEAR)).toEqual(['2026 2026-10-18..2026-10-18']);
  expect(diary({ ...november, onConflict: 'festival' }, YEAR)).toEqual(['2026 2026-10-18..2026-10-18']);
  expect(diary({ ...november, onConflict: 'month', daysBefore: 7 }, YEAR)).toEqual(['2026 2026-11-01..2026-11-30']);
  expect(diary({ ...november, inMonth: 10, onConflict: 'month' }, YEAR)).toEqual(['2026 2026-10-18..2026-10-18']);
});

it('C31 months and quarters follow the season, and a cut one is owed by its larger part', () => {
  const spring = term('2026-01-15', '2026-04-10');
  expect(diary({ rule: 'every', unit: 'month' }, spring)).toEqual([
    '2026-01 2026-01-15..2026-01-31',
    '2026-02 2026-02-01..2026-02-28',
    '2026-03 2026-03-01..2026-03-31',
  ]);
  expect(diary({ rule: 'every', unit: 'quarter', fromMonth: 2, toMonth: 10 }, YEAR)).toEqual([
    '2026-Q1 2026-02-01..2026-03-31',
    '2026-Q2 2026-04-01..2026-06-30',
    '2026-Q3 2026-07-01..2026-09-30',
    '2026-Q4 2026-10-01..2026-10-31',
  ]);
  expect(diary({ rule: 'every', unit: 'month', fromMonth: 11 }, term('2024-12-01', '2025-11-30'))).toEqual([
    '2024-12 2024-12-01..2024-12-31',
    '2025-11 2025-11-01..2025-11-30',
  ]);
});

it('C31 weeks are ISO weeks, and the one over New Year comes once', () => {
  expect(diary({ rule: 'every', unit: 'week' }, term('2026-12-24', '2027-01-05'))).toEqual([
    '2026-W52 2026-12-24..2026-12-27',
    '2026-W53 2026-12-28..2027-01-03',
  ]);
  expect(diary({ rule: 'every', unit: 'week', fromMonth: 1, toMonth: 1 }, term('2026-12-24', '2027-01-05'))).toEqual([
    '2026-W53 2027-01-01..2027-01-03',
  ]);
  expect(expand({ rule: 'every', unit: 'week' }, YEAR)).toHaveLength(52);
});

it('C32 a day fixed by a meeting has the term to itself, once', () => {
  expect(diary({ rule: 'fixed-by', item: 'spring-meeting' }, THREE_YEARS)).toEqual(['2024 2024-01-01..2026-12-31']);
  expect(diary({ rule: 'fixed-by', item: 'spring-meeting', by: '06-30' }, THREE_YEARS)).toEqual([
    '2024 2024-01-01..2024-06-30',
  ]);
  expect(diary({ rule: 'fixed-by', item: 'spring-meeting', by: '06-30' }, SCHOOL_YEAR)).toEqual([
    '2025 2025-09-01..2026-06-30',
  ]);
});

it('C32 a day to fix by the very start of the term leaves that day alone', () => {
  const rule: WhenRule = { rule: 'fixed-by', item: 'spring-meeting', by: '09-01' };
  expect(diary(rule, SCHOOL_YEAR)).toEqual(['2025 2025-09-01..2025-09-01']);
});

it('C33 a window of one day is fixed on it', () => {
  expect(expand({ rule: 'festival', festival: 'qingming' }, YEAR)[0]?.fixedOn).toBe('2026-04-05');
  expect(
    expand({ rule: 'month', month: 4 }, term('2026-04-30', '2026-12-31'), undefined, 'keep')[0]?.fixedOn,
  ).toBeNull();
  expect(expand({ rule: 'month', month: 4 }, YEAR)[0]?.fixedOn).toBeNull();
});

it('C34 a window in a year not published is provisional', () => {
  const twoYears = term('2026-01-01', '2027-12-31');
  expect(expand({ rule: 'day', day: '07-01' }, twoYears).map(({ provisional }) => provisional)).toEqual([false, true]);
  const winter: WhenRule = { rule: 'span', from: '12-01', to: '01-31', acrossYearEnd: true };
  expect(expand(winter, twoYears)[0]?.provisional).toBe(true);
  expect(expand(winter, YEAR)[0]?.provisional).toBe(false);
});

const monthDay = fc.constantFrom('01-01', '02-28', '03-05', '06-30', '12-31');
const month = fc.integer({ min: 1, max: 12 });
const anyRule: fc.Arbitrary<WhenRule> = fc.oneof(
  fc.record({ rule: fc.constant('day'), day: monthDay }),
  fc.record({ rule: fc.constant('by'), day: monthDay }),
  fc.record({ rule: fc.constant('month'), month, part: fc.constantFrom('early', 'middle', 'late', undefined) }),
  fc.record({
    rule: fc.constant('span'),
    from: fc.constant('11-01'),
    to: fc.constant('02-15'),
    acrossYearEnd: fc.constant(true),
  }),
  fc.record({
    rule: fc.constant('festival'),
    festival: fc.constantFrom(...festivalCodes),
    daysBefore: fc.nat(60),
    inMonth: month,
  }),
  fc.record({ rule: fc.constant('every'), unit: fc.constantFrom('week', 'month', 'quarter'), toMonth: month }),
  fc.record({ rule: fc.constant('fixed-by'), item: fc.constant('meeting'), by: monthDay }),
);
const anyTerm = fc.tuple(fc.nat(2000), fc.nat(1200)).map(([start, length]): Term => {
  const from = addDays(localDate('2022-01-01'), start);
  return { from, to: addDays(from, length) };
});

it('C35 windows lie in the term, in date order, each label once', () => {
  fc.assert(
    fc.property(anyRule, anyTerm, (rule, during) => {
      const found = expand(rule, during);
      for (const { from, to } of found) {
        expect(from <= to && contains(during, from) && contains(during, to)).toBe(true);
      }
      expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).sort());
      expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
    }),
    { numRuns: 300 },
  );
});

it('C35 every day of a season has exactly one week', () => {
  const weeks = expand({ rule: 'every', unit: 'week', fromMonth: 3, toMonth: 11 }, THREE_YEARS);
  for (let day = THREE_YEARS.from; day <= THREE_YEARS.to; day = addDays(day, 1)) {
    const inSeason = day.slice(5, 7) >= '03' && day.slice(5, 7) <= '11';
    expect(weeks.filter((week) => contains(week, day))).toHaveLength(inSeason ? 1 : 0);
  }
});
