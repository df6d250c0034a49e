import fc from 'fast-check';
import { addDays, daysBetween, localDate } from './days';
import { contains, intersect, monthWindow, partOfMonth, quarterWindow, workingDaysIn, type Window } from './windows';

const window = (from: string, to: string): Window => ({ from: localDate(from), to: localDate(to) });

it('C18 a month has three parts', () => {
  expect(partOfMonth(2026, 2, 'early')).toEqual(window('2026-02-01', '2026-02-10'));
  expect(partOfMonth(2026, 2, 'middle')).toEqual(window('2026-02-11', '2026-02-20'));
  expect(partOfMonth(2026, 2, 'late')).toEqual(window('2026-02-21', '2026-02-28'));
  expect(partOfMonth(2026, 3, 'late')).toEqual(window('2026-03-21', '2026-03-31'));
});

it('C18 months and quarters begin and end where the calendar says', () => {
  expect(monthWindow(2028, 2)).toEqual(window('2028-02-01', '2028-02-29'));
  expect(quarterWindow(2026, 1)).toEqual(window('2026-01-01', '2026-03-31'));
  expect(quarterWindow(2026, 4)).toEqual(window('2026-10-01', '2026-12-31'));
  expect(() => quarterWindow(2026, 5)).toThrow('is not a day');
});

it('C19 windows include both ends', () => {
  const may = monthWindow(2026, 5);
  expect(['2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'].map((day) => contains(may, localDate(day)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(intersect(may, window('2026-05-31', '2026-07-01'))).toEqual(window('2026-05-31', '2026-05-31'));
  expect(intersect(may, window('2026-06-01', '2026-07-01'))).toBeNull();
});

it('C19 a day lies in the intersection exactly when it lies in both', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((count) => addDays(localDate('2026-01-10'), count));
  const any = fc.tuple(day, day).map(([a, b]): Window => (a <= b ? { from: a, to: b } : { from: b, to: a }));
  fc.assert(
    fc.property(any, any, day, (a, b, on) => {
      const both = intersect(a, b);
      expect(both !== null && contains(both, on)).toBe(contains(a, on) && contains(b, on));
      if (both) expect(daysBetween(both.from, both.to)).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('C20 working days follow the notices', () => {
  expect(workingDaysIn(window('2026-10-01', '2026-10-11'))).toEqual(['2026-10-08', '2026-10-09', '2026-10-10']);
  expect(workingDaysIn(window('2026-06-19', '2026-06-21'))).toEqual([]);
});

it('C20 2026 has 248 working days: 261 from Monday to Friday, less 19 off, with 6 made up', () => {
  expect(workingDaysIn(window('2026-01-01', '2026-12-31'))).toHaveLength(248);
});
