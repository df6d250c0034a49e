import fc from 'fast-check';
import { addDays, localDate, weekdayOf, yearOf } from './days';
import { expand } from './expand';
import { festivalCodes } from './festivals';
import { isWorkingDay } from './holidays';
import { addWorkingDays } from './shift';
import type { Occurrence, Term, WhenRule } from './when';
import { contains } from './windows';

const term = (from: string, to: string): Term => ({ from: localDate(from), to: localDate(to) });
const year = (of: number): Term => term(`${of}-01-01`, `${of}-12-31`);
const days = (rule: WhenRule, during: Term): string[] =>
  expand(rule, during).map(({ from, to }) => (from === to ? from : `${from}..${to}`));

it('C38 quarters, halves and runs of months', () => {
  expect(days({ rule: 'quarter', quarter: 2 }, year(2026))).toEqual(['2026-04-01..2026-06-30']);
  expect(days({ rule: 'half-year', half: 'second' }, year(2026))).toEqual(['2026-07-01..2026-12-31']);
  expect(days({ rule: 'months', from: 3, to: 8 }, year(2024))).toEqual(['2024-03-01..2024-08-31']);
  expect(days({ rule: 'months', from: 11, to: 2, acrossYearEnd: true }, term('2023-09-01', '2024-08-31'))).toEqual([
    '2023-11-01..2024-02-29',
  ]);
  expect(days({ rule: 'month', month: 2, part: 'end' }, year(2024))).toEqual(['2024-02-25..2024-02-29']);
});

it('C39 the last Saturday before 1 July, as the service day’s source counts it', () => {
  const rule: WhenRule = { rule: 'weekday', weekday: 'saturday', which: 'last', before: '07-01' };
  expect([2015, 2023, 2024, 2025, 2026, 2027].map((n) => days(rule, year(n))[0])).toEqual([
    '2015-06-27',
    '2023-06-24', // 1 July 2023 is a Saturday itself
    '2024-06-29',
    '2025-06-28',
    '2026-06-27',
    '2027-06-26',
  ]);
});

it('C39 the last Friday of every month of 2026', () => {
  const rule: WhenRule = { rule: 'weekday', weekday: 'friday', which: 'last', each: 'month' };
  expect(days(rule, year(2026)).map((day) => day.slice(5))).toEqual(
    '01-30 02-27 03-27 04-24 05-29 06-26 07-31 08-28 09-25 10-30 11-27 12-25'.split(' '),
  );
  expect(days({ ...rule, fromMonth: 3, toMonth: 4 }, year(2026))).toEqual(['2026-03-27', '2026-04-24']);
});

it('C39 counts from the front, and after a day', () => {
  expect(days({ rule: 'weekday', weekday: 'monday', which: 'first', month: 6 }, year(2026))).toEqual(['2026-06-01']);
  expect(days({ rule: 'weekday', weekday: 'monday', which: 'third', month: 6 }, year(2026))).toEqual(['2026-06-15']);
  expect(days({ rule: 'weekday', weekday: 'monday', which: 'first', after: '06-01' }, year(2026))).toEqual([
    '2026-06-08',
  ]);
  expect(days({ rule: 'weekday', weekday: 'saturday', which: 'second', before: '07-01' }, year(2026))).toEqual([
    '2026-06-20',
  ]);
});

it('C40 several times in a unit', () => {
  const ten = expand({ rule: 'every', unit: 'year', times: 10 }, year(2026));
  expect(ten.map(({ label }) => label)).toEqual(Array.from({ length: 10 }, (_, n) => `2026.${n + 1}`));
  expect(expand({ rule: 'every', unit: 'half-year' }, year(2026)).map(({ label }) => label)).toEqual([
    '2026-H1',
    '2026-H2',
  ]);
  expect(days({ rule: 'every', unit: 'quarter', times: 2, fromMonth: 4, toMonth: 6 }, year(2026))).toEqual([
    '2026-04-01..2026-06-30',
    '2026-04-01..2026-06-30',
  ]);
});

it('C41 a day off moves where the rule says', () => {
  const mayDay = (shift: 'on' | 'before' | 'after' | 'ask'): WhenRule => ({ rule: 'day', day: '05-02', shift });
  expect(days(mayDay('on'), year(2026))).toEqual(['2026-05-02']);
  expect(days(mayDay('ask'), year(2026))).toEqual(['2026-05-02']);
  expect(days(mayDay('before'), year(2026))).toEqual(['2026-04-30']);
  expect(days(mayDay('after'), year(2026))).toEqual(['2026-05-06']);
  expect(expand(mayDay('after'), year(2026))[0]?.shiftedFrom).toBe('2026-05-02');
  expect(days({ rule: 'day', day: '05-02' }, year(2026))).toEqual(['2026-05-02']);
  expect(days({ rule: 'by', day: '05-03', shift: 'before' }, year(2026))).toEqual(['2026-01-01..2026-04-30']);
});

it('C42 never leaves the term', () => {
  const rule: WhenRule = { rule: 'day', day: '05-02', shift: 'after' };
  expect(expand(rule, term('2026-01-01', '2026-05-03'))[0]).toMatchObject({ from: '2026-05-02', shiftedFrom: null });
});

it('C43 counts from its anchor', () => {
  const [fair] = expand({ rule: 'day', day: '06-27' }, year(2026)) as [Occurrence];
  const after = (rule: Omit<Extract<WhenRule, { rule: 'offset' }>, 'rule' | 'item'>, during = year(2026)) =>
    expand({ rule: 'offset', item: 'fair', ...rule }, during, () => [fair]).map(({ from, to }) => `${from}..${to}`);
  expect(after({ days: 2 })).toEqual(['2026-06-27..2026-06-29']);
  expect(after({ hours: 48 })).toEqual(['2026-06-27..2026-06-29']);
  expect(after({ workingDays: 2 })).toEqual(['2026-06-27..2026-06-30']);
  expect(after({ days: -5 })).toEqual(['2026-06-09..2026-06-22']);
  expect(after({ days: 0 })).toEqual(['2026-06-27..2026-06-27']);
  expect(after({ days: -5 }, term('2026-06-25', '2026-12-31'))).toEqual([]);
  expect(expand({ rule: 'offset', item: 'fair', days: 2 }, year(2026))).toEqual([]);
});

it('C43 working days skip weekends and holidays and take make-up days', () => {
  expect(addWorkingDays(localDate('2026-09-24'), 1)).toBe('2026-09-28'); // 中秋, then a weekend
  expect(addWorkingDays(localDate('2026-04-30'), 1)).toBe('2026-05-06');
  expect(addWorkingDays(localDate('2026-05-06'), -1)).toBe('2026-04-30');
  expect(isWorkingDay(localDate('2026-05-09'))).toBe(true);
});

it('C44 a roster’s months and days, a leap day kept in words', () => {
  const dates = ['12-29', '03-05', '12-01', '02-29'];
  const roster = (each: 'month' | 'day', leapDay: '02-28' | '03-01', of: number) =>
    expand({ rule: 'roster', dates, each, leapDay }, year(of)).map(({ label }) => label);
  expect(roster('month', '02-28', 2026)).toEqual(['2026-02', '2026-03', '2026-12']);
  expect(roster('month', '03-01', 2026)).toEqual(['2026-03', '2026-12']);
  expect(roster('day', '02-28', 2024)).toEqual(['2024-02-29', '2024-03-05', '2024-12-01', '2024-12-29']);
  expect(roster('day', '03-01', 2025)).toEqual(['2025-03-01', '2025-03-05', '2025-12-01', '2025-12-29']);
});

it('C45 an agreed day has a window and a day by which it is said', () => {
  const [agreed] = expand({ rule: 'agreed', before: '05-31', from: '06-01', to: '09-30' }, year(2026));
  expect(agreed).toMatchObject({ from: '2026-06-01', to: '2026-09-30', chooseBy: '2026-05-31', fixedOn: null });
});

it('C43 each of several anchors is counted from, with labels that tell which', () => {
  const anchors: Record<string, Occurrence[]> = {
    talk: expand({ rule: 'every', unit: 'half-year' }, year(2026)),
    visit: expand({ rule: 'day', day: '06-27' }, year(2026)),
  };
  const after = expand({ rule: 'offset', item: ['talk', 'visit'], days: 7 }, year(2026), (item) => anchors[item] ?? []);
  expect(after.map(({ label, to }) => `${label} ${to}`)).toEqual(['visit.2026 2026-07-04', 'talk.2026-H1 2026-07-07']);
});

it('C53 a rule holds in the one year of a term that it names', () => {
  const three = term('2026-07-01', '2029-06-30');
  const daysOf = (inYear: 'first' | 'last' | number, during = three) =>
    expand({ rule: 'by', day: '03-31', inYear } as WhenRule, during).map(({ to }) => to);
  expect([daysOf('first'), daysOf(2), daysOf('last'), daysOf(4)]).toEqual([
    ['2027-03-31'],
    ['2028-03-31'],
    ['2029-03-31'],
    [],
  ]);
  expect(daysOf('last', year(2026))).toEqual(['2026-03-31']);
  expect(daysOf(2, year(2026))).toEqual([]);
});

it('C54 what goes on all year is one window a year, what is called when needed none', () => {
  expect(expand({ rule: 'ongoing' }, term('2026-07-01', '2028-06-30')).map(({ from, to }) => `${from}..${to}`)).toEqual(
    ['2026-07-01..2027-06-30', '2027-07-01..2028-06-30'],
  );
  expect(expand({ rule: 'when-needed' }, year(2026))).toEqual([]);
});

it('C55 every day is kept by the month; a weekday of every week is a day each', () => {
  expect(expand({ rule: 'every', unit: 'day' }, year(2026))).toHaveLength(12);
  const fridays = expand({ rule: 'weekday', weekday: 'friday', which: 'last', each: 'week' }, year(2026));
  expect([fridays.length, fridays[0]?.from, fridays.at(-1)?.from]).toEqual([52, '2026-01-02', '2026-12-25']);
});

const month = fc.integer({ min: 1, max: 12 });
const monthDay = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(5, 10));
const shift = fc.constantFrom(undefined, 'on', 'before', 'after', 'ask') as fc.Arbitrary<'before' | undefined>;
const season = fc.tuple(month, month).map(([a, b]) => ({ fromMonth: Math.min(a, b), toMonth: Math.max(a, b) }));
const anyRule: fc.Arbitrary<WhenRule> = fc.oneof(
  fc.record({ rule: fc.constant('day' as const), day: monthDay, shift }),
  fc.record({ rule: fc.constant('by' as const), day: monthDay, shift }),
  fc.record({ rule: fc.constant('month' as const), month, part: fc.constantFrom('early' as const, 'end' as const) }),
  fc.record({ rule: fc.constant('quarter' as const), quarter: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ rule: fc.constant('half-year' as const), half: fc.constantFrom('first' as const, 'second' as const) }),
  season.map(({ fromMonth, toMonth }) => ({ rule: 'months' as const, from: fromMonth, to: toMonth })),
  fc.record({ rule: fc.constant('festival' as const), festival: fc.constantFrom(...festivalCodes), shift }),
  fc.record({
    rule: fc.constant('festival' as const),
    festival: fc.constantFrom(...festivalCodes),
    near: fc.constantFrom('before' as const, 'after' as const, 'eve' as const, 'around' as const, 'week' as const),
    inMonth: fc.constantFrom(undefined, 1, 2, 9),
    onConflict: fc.constantFrom('festival' as const, 'month' as const),
  }),
  fc.record({
    rule: fc.constant('school-holiday' as const),
    which: fc.constantFrom('any' as const, 'winter' as const),
  }),
  fc.constant({ rule: 'ongoing' as const }),
  fc.record({ rule: fc.constant('day' as const), day: monthDay, inYear: fc.constantFrom('last' as const, 2) }),
  fc.record({
    rule: fc.constant('weekday' as const),
    weekday: fc.constantFrom('monday' as const, 'saturday' as const, 'sunday' as const),
    which: fc.constantFrom('first' as const, 'fourth' as const, 'last' as const),
    each: fc.constantFrom('month' as const, 'week' as const),
    shift,
  }),
  fc
    .tuple(
      fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
      fc.integer({ min: 1, max: 4 }),
      season,
    )
    .map(([unit, times, months]) => ({ rule: 'every' as const, unit, times, ...months })),
  fc.record({
    rule: fc.constant('roster' as const),
    dates: fc.array(fc.oneof(monthDay, fc.constant('02-29')), { maxLength: 20 }),
    each: fc.constantFrom('month' as const, 'day' as const),
    leapDay: fc.constantFrom('02-28' as const, '03-01' as const),
  }),
);
const anyTerm = fc
  .tuple(fc.integer({ min: 2019, max: 2040 }), fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 1100 }))
  .map(([of, start, length]): Term => {
    const from = addDays(localDate(`${of}-01-01`), start);
    return { from, to: addDays(from, length) };
  });

it('C35 every day that any rule gives exists, lies in the term, in order, each label once', () => {
  fc.assert(
    fc.property(anyRule, anyTerm, (rule, during) => {
      const found = expand(rule, during);
      expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
      for (const [n, { from, to, fixedOn, shiftedFrom, cut }] of found.entries()) {
        expect(localDate(from) <= localDate(to) && contains(during, from) && contains(during, to)).toBe(true);
        expect(fixedOn).toBe(from === to && !cut ? from : null);
        if (cut && shiftedFrom === null) expect(from === during.from || to === during.to).toBe(true);
        expect(from >= (found[n - 1]?.from ?? from)).toBe(true);
        if (shiftedFrom !== null) expect(isWorkingDay(to) && !isWorkingDay(shiftedFrom)).toBe(true);
        if (rule.rule === 'weekday' && shiftedFrom === null)
          expect(weekdayOf(from)).toBe({ monday: 1, saturday: 6, sunday: 7 }[rule.weekday as 'monday']);
        if (rule.rule === 'half-year') expect(yearOf(from)).toBe(yearOf(to));
      }
      expect(expand(rule, during)).toEqual(found);
    }),
    {
      numRuns: 800,
      examples: [
        [
          { rule: 'every', unit: 'week', times: 1, fromMonth: 1, toMonth: 11 },
          { from: localDate('2038-11-29'), to: localDate('2038-11-29') },
        ],
      ],
    },
  );
});
