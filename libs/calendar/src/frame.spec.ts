import fc from 'fast-check';
import { addDays, addMonths, localDate } from './days';
import { cutWindows, expand, lostOffsets } from './expand';
import type { EdgeAnswer } from './frame';
import type { Term, WhenRule } from './when';
import { contains } from './windows';

const term = (from: string, to: string): Term => ({ from: localDate(from), to: localDate(to) });
const yearFrom = (from: string): Term => ({ from: localDate(from), to: addDays(addMonths(localDate(from), 12), -1) });
const diary = (rule: WhenRule, during: Term, answer?: EdgeAnswer) =>
  expand(rule, during, undefined, answer).map(({ label, from, to }) => `${label} ${from}..${to}`);

it('C50 a deadline is owed once a year, on its own day and on no other', () => {
  expect(diary({ rule: 'by', day: '07-30' }, term('2026-07-01', '2027-06-30'))).toEqual([
    '2026 2026-07-01..2026-07-30',
  ]);
  expect(diary({ rule: 'by', day: '08-01' }, term('2026-09-01', '2027-06-30'))).toEqual([]);
});

it('C50 a year is the term’s own where the term is whole years, and a quota is the same from any day', () => {
  const ten: WhenRule = { rule: 'every', unit: 'year', times: 10 };
  expect(expand(ten, term('2026-07-01', '2027-06-30'))).toHaveLength(10);
  expect(expand(ten, term('2026-07-01', '2029-06-30'))).toHaveLength(30);
  expect(expand(ten, yearFrom('2026-12-15'))[0]).toMatchObject({ from: '2026-12-15', to: '2027-12-14', cut: false });
});

it('C50 a month that the term holds one day of is not owed, unless the author keeps it', () => {
  const monthly: WhenRule = { rule: 'every', unit: 'month' };
  const during = term('2026-12-31', '2027-12-30');
  expect(diary(monthly, during)).toHaveLength(12);
  expect(diary(monthly, during)[0]).toBe('2027-01 2027-01-01..2027-01-31');
  expect(diary(monthly, during, 'keep')[0]).toBe('2026-12 2026-12-31..2026-12-31');
  expect(diary(monthly, during, 'keep')).toHaveLength(13);
  expect(diary(monthly, during, 'drop')).toHaveLength(11);
  expect(cutWindows(monthly, during).map(({ whole }) => `${whole.from}..${whole.to}`)).toEqual([
    '2026-12-01..2026-12-31',
    '2027-12-01..2027-12-31',
  ]);
});

it('C50 a quota is shared out by days where the author says so', () => {
  const four: WhenRule = { rule: 'every', unit: 'month', times: 4 };
  const during = term('2026-03-16', '2026-05-08');
  const perMonth = (answer?: EdgeAnswer) =>
    expand(four, during, undefined, answer).reduce<Record<string, number>>(
      (sum, { label }) => ({ ...sum, [label.slice(0, 7)]: (sum[label.slice(0, 7)] ?? 0) + 1 }),
      {},
    );
  expect(perMonth('pro-rata')).toEqual({ '2026-03': 2, '2026-04': 4, '2026-05': 1 });
  expect(perMonth('keep')).toEqual({ '2026-03': 4, '2026-04': 4, '2026-05': 4 });
  expect(perMonth('drop')).toEqual({ '2026-04': 4 });
});

it('C51 the years beside the term are looked at', () => {
  const year = (of: number) => term(`${of}-01-01`, `${of}-12-31`);
  expect(diary({ rule: 'festival', festival: 'laba' }, year(2022))).toEqual([
    '2022 2022-01-10..2022-01-10',
    '2023 2022-12-30..2022-12-30',
  ]);
  expect(diary({ rule: 'festival', festival: 'new-year', daysBefore: 20 }, year(2026))).toEqual([
    '2027 2026-12-12..2026-12-31',
  ]);
  const winter: WhenRule = { rule: 'months', from: 11, to: 2, acrossYearEnd: true };
  expect(diary(winter, year(2026))).toEqual(['2026 2026-11-01..2026-12-31']);
  expect(diary(winter, year(2026), 'keep')).toEqual(['2025 2026-01-01..2026-02-28', '2026 2026-11-01..2026-12-31']);
});

it('C51 an agreed day has the window that the term holds most of', () => {
  const agreed: WhenRule = { rule: 'agreed', before: '11-30', from: '11-21', to: '12-31' };
  const [found] = expand(agreed, term('2026-12-15', '2027-12-14'));
  expect(found).toMatchObject({ from: '2027-11-21', to: '2027-12-14', chooseBy: '2027-11-30', cut: true });
});

const rules: fc.Arbitrary<WhenRule> = fc.oneof(
  fc.constantFrom('week', 'month', 'quarter', 'half-year', 'year').chain((unit) =>
    fc.record({
      rule: fc.constant('every' as const),
      unit: fc.constant(unit as 'month'),
      times: fc.integer({ min: 1, max: 12 }),
    }),
  ),
  fc.integer({ min: 1, max: 12 }).map((month) => ({ rule: 'month' as const, month })),
  fc.integer({ min: 1, max: 12 }).map((month) => ({ rule: 'month' as const, month, part: 'late' as const })),
  fc.constantFrom('01-01', '03-05', '07-30', '12-31').map((day) => ({ rule: 'by' as const, day })),
  fc.constantFrom('01-01', '03-05', '07-30', '12-31').map((day) => ({ rule: 'day' as const, day })),
  fc
    .constantFrom('lei-feng-day', 'party-day', 'new-year')
    .map((festival) => ({ rule: 'festival' as const, festival: festival as 'new-year', daysBefore: 7 })),
  fc.constant({ rule: 'span' as const, from: '12-12', to: '12-20' }),
  fc.constant({ rule: 'months' as const, from: 11, to: 2, acrossYearEnd: true }),
  fc.constant({ rule: 'half-year' as const, half: 'second' as const }),
  fc.constant({ rule: 'agreed' as const, before: '05-31', from: '06-01', to: '09-30' }),
);

it('C50 twelve months hold as many of a rule from any day as the calendar year does', () => {
  const calendar = term('2026-01-01', '2026-12-31');
  fc.assert(
    fc.property(rules, fc.nat(364), (rule, start) => {
      const during = yearFrom(addDays(calendar.from, start));
      const found = expand(rule, during);
      expect(found).toHaveLength(expand(rule, calendar).length);
      for (const { from, to } of found) expect(contains(during, from) && contains(during, to)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

it('C50 twelve months from the first of a month hold as many last Fridays as the calendar year does', () => {
  const fridays: WhenRule = { rule: 'weekday', weekday: 'friday', which: 'last', each: 'month' };
  for (let month = 0; month < 12; month++)
    expect(expand(fridays, yearFrom(addMonths(localDate('2026-01-01'), month)))).toHaveLength(12);
});

it('C52 an offset is owed on its own day; one that the edge loses is named, and the year beside stands in for it', () => {
  const term2026 = term('2026-01-01', '2026-12-31');
  const offset: WhenRule = { rule: 'offset', item: 'visit', days: -20 };
  const newYears = (of: number) =>
    expand({ rule: 'festival', festival: 'new-year' }, term(`${of}-01-01`, `${of}-12-31`));
  const anchors = () => [...newYears(2026), ...newYears(2027)];
  expect(lostOffsets(offset, anchors, term2026)).toEqual(['2025-12-12']);
  expect(expand(offset, term2026, anchors).map(({ label, to }) => `${label} ${to}`)).toEqual(['2027 2026-12-12']);
  const after: WhenRule = { rule: 'offset', item: 'meeting', days: 30 };
  const meeting = () => expand({ rule: 'span', from: '11-21', to: '12-31' }, term2026);
  expect(expand(after, term2026, meeting)).toEqual([]);
  expect(lostOffsets(after, meeting, term2026)).toEqual(['2027-01-30']);
});
