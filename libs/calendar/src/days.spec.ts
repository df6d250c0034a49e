import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  earliest,
  firstOfMonth,
  isKnownDay,
  isLocalDate,
  isoWeekOf,
  lastOfMonth,
  latest,
  localDate,
  monthOf,
  weekdayOf,
  yearOf,
} from './days';

const anyDay = fc.integer({ min: -30_000, max: 30_000 }).map((count) => addDays(localDate('2026-01-01'), count));

it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31'])(
  'C1 refuses the day %s, which does not exist',
  (text) => {
    expect(() => localDate(text)).toThrow(`"${text}" is not a day: the calendar has no such day`);
    expect(isLocalDate(text)).toBe(false);
  },
);

it.each(['2026-1-1', '20260101', '2026-01-01T00:00', '+002026-01-01', ' 2026-01-01', ''])(
  'C1 refuses the writing "%s"',
  (text) => {
    expect(() => localDate(text)).toThrow('write it as YYYY-MM-DD');
    expect(isLocalDate(text)).toBe(false);
  },
);

it('C1 takes a day that exists and refuses what is no text', () => {
  expect(localDate('2028-02-29')).toBe('2028-02-29');
  expect(isLocalDate('2028-02-29')).toBe(true);
  expect(isLocalDate(20280229)).toBe(false);
});

it('C1 refuses to leave the years that four digits can write', () => {
  expect(() => addDays(localDate('9999-12-31'), 1)).toThrow('four digits');
});

it('C2 counts over month ends, year ends and leap days', () => {
  expect(addDays(localDate('2026-12-31'), 1)).toBe('2027-01-01');
  expect(addDays(localDate('2028-03-01'), -1)).toBe('2028-02-29');
  expect(daysBetween(localDate('2026-01-01'), localDate('2027-01-01'))).toBe(365);
  expect(daysBetween(localDate('2029-01-01'), localDate('2028-01-01'))).toBe(-366);
});

it('C2 addDays and daysBetween undo each other', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
      const later = addDays(day, count);
      expect(daysBetween(day, later)).toBe(count);
      expect(addDays(later, -count)).toBe(day);
      expect(later > day).toBe(count > 0);
    }),
  );
});

it('C3 keeps the day of the month or takes the last', () => {
  expect(addMonths(localDate('2026-03-15'), 12)).toBe('2027-03-15');
  expect(addMonths(localDate('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths(localDate('2028-01-31'), 1)).toBe('2028-02-29');
  expect(addMonths(localDate('2026-03-31'), -1)).toBe('2026-02-28');
});

it('C4 knows weekdays', () => {
  expect(weekdayOf(localDate('2026-06-15'))).toBe(1);
  expect(weekdayOf(localDate('2026-06-19'))).toBe(5);
  expect(weekdayOf(localDate('2026-06-21'))).toBe(7);
});

it('C4 weekdays go round in seven', () => {
  fc.assert(fc.property(anyDay, (day) => expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1)));
});

it('C4 puts a day into the ISO week of its Thursday', () => {
  expect(isoWeekOf(localDate('2025-12-29'))).toEqual({ year: 2026, week: 1 });
  expect(isoWeekOf(localDate('2027-01-03'))).toEqual({ year: 2026, week: 53 });
  expect(isoWeekOf(localDate('2027-01-04'))).toEqual({ year: 2027, week: 1 });
});

it('C4 knows the first and last day of a month', () => {
  expect(firstOfMonth(2026, 2)).toBe('2026-02-01');
  expect(lastOfMonth(2026, 2)).toBe('2026-02-28');
  expect(lastOfMonth(2028, 2)).toBe('2028-02-29');
  expect(lastOfMonth(2026, 12)).toBe('2026-12-31');
  expect(() => firstOfMonth(2026, 13)).toThrow('is not a day');
});

it('C4 reads year and month, and orders days', () => {
  const [early, late] = [localDate('2026-09-30'), localDate('2026-10-01')];
  expect([yearOf(late), monthOf(late)]).toEqual([2026, 10]);
  expect([earliest(late, early), latest(early, late)]).toEqual([early, late]);
});

it.each([
  ['1901-01-01', true],
  ['2099-12-31', true],
  ['1900-12-31', false],
  ['2100-01-01', false],
  ['0000-01-01', false],
  ['9999-12-31', false],
  ['10002-01-01', false],
  ['2026-02-30', false],
  [20260101, false],
  [['2026-01-01'], false],
])('C47 %j is a day of a known year: %s', (text, known) => {
  expect(isKnownDay(text)).toBe(known);
});
