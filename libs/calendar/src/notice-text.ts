import { daysBetween, isLocalDate, weekdayOf, type LocalDate } from './days';
import { festivalCalled } from './festival-names';
import type { FestivalCode } from './festivals';
import type { HolidayYear } from './holidays';

/** What is wrong with a line of a notice, counted from 1, in both languages. */
export type NoticeProblem = Readonly<{ line: number; zh: string; en: string }>;

type Read = Readonly<{ off: HolidayYear['off'][number] | null; makeUp: LocalDate[]; problems: NoticeProblem[] }>;

const WEEKDAYS = '一二三四五六日';
const DATE = '(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日（([^）]*)）';
const HOLIDAY = new RegExp(
  `^[一二三四五六七八九十]+、([^：]+)：${DATE}(?:至${DATE})?放假(?:调休)?(?:，共(\\d+)天|(\\d+)天)`,
);
const MAKE_UP = new RegExp(DATE, 'g');

/**
 * The days off of a year from the text of the State Council's notice (国务院办公厅关于…年部分节假日安排的通知), as it has been worded since 2019:
 * a line for each holiday with its days, their weekdays, how many they are, and the weekend days that are worked. Weekdays and
 * counts are held against the calendar; what does not add up is named by its line, and nothing is taken.
 */
export function readNotice(text: string): Readonly<{ year: HolidayYear | null; problems: readonly NoticeProblem[] }> {
  const lines = text
    .replace(/\r/g, '')
    .split('\n')
    .map((line) => line.replace(/[\s\u3000]/g, ''));
  const year = Number(/关于(\d{4})年部分节假日安排的通知/.exec(lines.join(''))?.[1] ?? 0);
  const number = /国办发(?:明电)?〔\d{4}〕\d+号/.exec(lines.join(''))?.[0];
  const problems: NoticeProblem[] = [];
  if (year === 0)
    problems.push({
      line: 1,
      zh: '没有“关于…年部分节假日安排的通知”一句，不知是哪一年',
      en: 'no title names the year',
    });
  if (number === undefined)
    problems.push({ line: 1, zh: '没有文号（国办发明电〔…〕…号）', en: 'no number of the notice' });
  const read = lines.flatMap((line, n) =>
    /^[一二三四五六七八九十]+、[^：]+：.*放假/.test(line) ? [ofLine(line, n + 1, year)] : [],
  );
  if (read.length === 0) problems.push({ line: 1, zh: '没有一行说哪天放假', en: 'no line tells a day off' });
  problems.push(...read.flatMap((one) => one.problems));
  if (problems.length > 0) return { year: null, problems };
  const title = `国务院办公厅关于${year}年部分节假日安排的通知`;
  return {
    year: {
      year,
      notices: [{ title, number: number ?? '' }],
      off: read.flatMap(({ off }) => off ?? []),
      makeUp: read.flatMap(({ makeUp }) => makeUp).sort(),
    },
    problems,
  };
}

function ofLine(line: string, at: number, year: number): Read {
  const problems: NoticeProblem[] = [];
  const wrong = (zh: string, en: string): void => void problems.push({ line: at, zh, en });
  const found = HOLIDAY.exec(line);
  if (!found) {
    wrong('看不懂这一行放假的起止', 'the days off of this line are not understood');
    return { off: null, makeUp: [], problems };
  }
  const [whole, names = '', ...parts] = found;
  const festivals = names.split(/[、，和]/).flatMap((name): FestivalCode[] => {
    const code = festivalCalled(name);
    if (code === null) wrong(`没有叫“${name}”的节日`, `no festival is called ${name}`);
    return code === null ? [] : [code];
  });
  const day = ([, y, m, d, said]: readonly (string | undefined)[], month: number): LocalDate | null => {
    const text = `${y ?? year}-${String(m ?? month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    if (!isLocalDate(text)) wrong(`没有 ${text} 这一天`, `there is no day ${text}`);
    else if (/周([一二三四五六日])/.exec(said ?? '')?.[1] !== WEEKDAYS[weekdayOf(text) - 1])
      wrong(
        `${text} 是周${WEEKDAYS[weekdayOf(text) - 1] ?? ''}，文中写的是${said ?? ''}`,
        `the weekday of ${text} is another`,
      );
    return isLocalDate(text) ? text : null;
  };
  const from = day(['', ...parts.slice(0, 4)], 1);
  const month = from ? Number(from.slice(5, 7)) : 1;
  const to = parts[6] === undefined ? from : day(['', ...parts.slice(4, 8)], month);
  const count = Number(parts[8] ?? parts[9] ?? 0);
  if (from && to && daysBetween(from, to) + 1 !== count)
    wrong(
      `${from} 至 ${to} 是 ${daysBetween(from, to) + 1} 天，文中写的是 ${count} 天`,
      `${from} to ${to} are not ${count} days`,
    );
  const makeUp = [...line.slice(whole.length).matchAll(MAKE_UP)].flatMap((one) => day(one, month) ?? []);
  for (const worked of makeUp)
    if (weekdayOf(worked) < 6) wrong(`${worked} 不是周末，不用调休上班`, `${worked} is no weekend day`);
  return { off: from && to && from <= to ? { for: festivals, from, to } : null, makeUp, problems };
}
