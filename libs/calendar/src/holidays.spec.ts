import { LegalHoliday } from 'tyme4ts';
import published from './data/holidays.json';
import { addDays, localDate, monthOf, weekdayOf, yearOf, type LocalDate } from './days';
import { addWorkingDays } from './shift';
import { statutoryDaysOff } from './statutory';
import { readNotice } from './notice-text';
import { calendarVersion, dayKind, HolidayYear, useNotices, isPublished, isWorkingDay, noticesOf } from './holidays';

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
  expect(calendarVersion()).toBe('cn-2026.1');
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

const LINES = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`;

describe('C60 the text of a notice', () => {
  afterEach(() => useNotices([]));

  it('is read with its days off and make-up days, title and number, and decides what a day is from then on', () => {
    const { year, problems } = readNotice(LINES);
    expect(problems).toEqual([]);
    expect(year).toMatchObject({ year: 2027, notices: [{ number: '国办发明电〔2026〕9号' }] });
    expect(year?.makeUp).toHaveLength(6);
    expect(addWorkingDays(localDate('2027-10-08'), -3)).toBe('2027-09-30');
    useNotices([{ ...year!, version: 1 }]);
    expect(calendarVersion()).toBe('cn-2026.1+2027.1');
    expect([kindOf('2027-10-07'), kindOf('2027-09-26'), kindOf('2027-10-08')]).toEqual([
      'holiday',
      'make-up',
      'workday',
    ]);
    expect(addWorkingDays(localDate('2027-10-08'), -3)).toBe('2027-09-28');
    expect(dayKind(localDate('2027-10-08')).provisional).toBe(false);
    useNotices([]);
    expect(kindOf('2027-10-07')).toBe('workday');
  });

  it.each([
    ['1月1日（周五）至3日', '1月1日（周四）至3日', 3, '周五'],
    ['共3天。\n二', '共4天。\n二', 3, '3'],
    ['劳动节：', '劳作节：', 6, '劳作节'],
    ['关于2027年', '关于明年', 1, '年'],
    ['9月26日（周日）', '9月27日（周一）', 9, '周末'],
  ])('names the line in which %s reads %s', (right, wrong, line, said) => {
    const { year, problems } = readNotice(LINES.replace(right, wrong));
    expect(year).toBeNull();
    expect(problems.map((one) => one.line)).toContain(line);
    expect(problems.map(({ zh }) => zh).join()).toContain(said);
  });

  it('is read of every year that is built in, from the sentences that its data would make', () => {
    for (const one of published.years) expect(HolidayYear.safeParse(one).success).toBe(true);
  });
});
