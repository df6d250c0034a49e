import { LegalHoliday } from 'tyme4ts';
import published from './data/holidays.json';
import { addDays, localDate, monthOf, weekdayOf, yearOf, type LocalDate } from './days';
import { addWorkingDays } from './shift';
import { statutoryDaysOff } from './statutory';
import { calendarVersion, dayKind, isPublished, isWorkingDay, noticesOf } from './holidays';

const kindOf = (day: string) => dayKind(localDate(day)).kind;

it.each([
  ['2026-01-01', 'holiday'],
  ['2026-01-04', 'make-up'],
  ['2026-02-14', 'make-up'],
  ['2026-02-15', 'holiday'],
  ['2026-02-23', 'holiday'],
  ['2026-02-24', 'workday'],
  ['2026-02-28', 'make-up'],
  ['2026-05-09', 'make-up'],
  ['2026-06-13', 'weekend'],
  ['2026-09-20', 'make-up'],
  ['2026-10-07', 'holiday'],
  ['2026-10-08', 'workday'],
  ['2026-10-10', 'make-up'],
])('C13 by the notice for 2026, %s is a %s', (day, kind) => expect(kindOf(day)).toBe(kind));

it('C13 the Spring Festival of 2020 is the prolonged one', () => {
  expect([kindOf('2020-02-01'), kindOf('2020-02-02'), kindOf('2020-02-03')]).toEqual(['holiday', 'holiday', 'workday']);
  expect(noticesOf(2020).map(({ number }) => number)).toEqual(['国办发明电〔2019〕16号', '国办发明电〔2020〕1号']);
});

it('C13 a notice reaches into the December before', () => expect(kindOf('2022-12-31')).toBe('holiday'));

it('C13 a weekend joined to a holiday of one day stays a weekend', () => {
  expect([kindOf('2024-06-08'), kindOf('2024-06-10')]).toEqual(['weekend', 'holiday']);
});

it('C13 the eve of the Spring Festival of 2024 was worked', () =>
  expect(isWorkingDay(localDate('2024-02-09'))).toBe(true));

it('C13 every year names its notice and the data its version', () => {
  expect(calendarVersion).toBe('cn-2026.1');
  for (let year = 2020; year <= 2026; year += 1) {
    expect(noticesOf(year)[0]?.title).toBe(`国务院办公厅关于${year}年部分节假日安排的通知`);
    expect(noticesOf(year)[0]?.number).toMatch(new RegExp(`^国办发明电〔${year - 1}〕\\d+号$`));
  }
});

it('C14 agrees with tyme4ts on every day whether it is worked', () => {
  const differences: LocalDate[] = [];
  for (let day = localDate('2020-01-01'); day <= '2026-12-31'; day = addDays(day, 1)) {
    const theirs = LegalHoliday.fromYmd(yearOf(day), monthOf(day), Number(day.slice(8)));
    const works = theirs ? theirs.isWork() : weekdayOf(day) <= 5;
    if (works !== isWorkingDay(day)) differences.push(day);
  }
  expect(differences).toEqual([]);
});

it('C15 a year without a notice is Monday to Friday and the days off by law, provisionally', () => {
  expect([isPublished(2026), isPublished(2027), isPublished(2019)]).toEqual([true, false, false]);
  expect(dayKind(localDate('2027-10-01'))).toEqual({ kind: 'holiday', provisional: true });
  expect(dayKind(localDate('2027-10-08'))).toEqual({ kind: 'workday', provisional: true });
  expect(dayKind(localDate('2027-10-09'))).toEqual({ kind: 'weekend', provisional: true });
  expect(dayKind(localDate('2026-10-02'))).toEqual({ kind: 'holiday', provisional: false });
  expect(noticesOf(2027)).toEqual([]);
});

it('C56 a holiday on a weekend is made up for on the working days after it', () => {
  const off = (of: number) => [...statutoryDaysOff(of)].sort().map((day) => day.slice(5));
  // 2027: 春节 6 February is a Saturday, 劳动节 1 and 2 May a weekend, 国庆 1 October a Friday.
  expect(off(2027)).toEqual(
    '01-01 02-05 02-06 02-07 02-08 02-09 02-10 04-05 05-01 05-02 05-03 05-04 06-09 09-15 10-01 10-02 10-03 10-04 10-05'.split(
      ' ',
    ),
  );
  expect(addWorkingDays(localDate('2027-10-08'), -3)).toBe('2027-09-30');
  expect(off(2019).filter((day) => day.startsWith('05'))).toEqual(['05-01']);
});

it('C56 the law makes no day off that the notices of 2020 to 2026 had worked, but for make-up', () => {
  const worked = [2020, 2021, 2022, 2023, 2024, 2025, 2026].flatMap((of) =>
    [...statutoryDaysOff(of)].filter((day) => weekdayOf(day) <= 5 && isWorkingDay(day)),
  );
  expect(worked).toEqual([]);
});

it('C16 the last week of December waits for the next notice', () => {
  expect(dayKind(localDate('2026-12-24')).provisional).toBe(false);
  expect(dayKind(localDate('2026-12-25')).provisional).toBe(true);
  expect(dayKind(localDate('2025-12-31')).provisional).toBe(false);
});

it('C17 the data is sound', () => {
  for (const { year, off, makeUp } of published.years) {
    for (const day of makeUp) {
      expect([weekdayOf(localDate(day)) > 5, yearOf(localDate(day))]).toEqual([true, year]);
      expect(off.filter(({ from, to }) => from <= day && day <= to)).toEqual([]);
    }
    for (const { from, to } of off) expect(from <= to).toBe(true);
  }
});
