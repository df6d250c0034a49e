import { addDays, dayKind, localDate, monthWindow, weekdayOf, type LocalDate } from '@cobuild/calendar';
import type { Language, Titles } from '@cobuild/notice';
import type { PlannedItem } from '@cobuild/programme';

const HEAD = { zh: '一    二    三    四    五    六    日', en: 'Mo    Tu    We    Th    Fr    Sa    Su' };

/** A month as a wall calendar: ● on a fixed day, ○ on a window's last, · on a day off; below it what they stand for. */
export function monthGrid(month: string, items: readonly PlannedItem[], titles: Titles, lang: Language): string {
  const [year = 0, nth = 0] = month.split('-').map(Number);
  const { from, to } = monthWindow(year, nth);
  const due = items
    .filter(({ fixedOn, to: last }) => (fixedOn ?? last).startsWith(month))
    .sort((a, b) => ((a.fixedOn ?? a.to) < (b.fixedOn ?? b.to) ? -1 : 1));
  const marks = new Map<LocalDate, string>();
  for (const { fixedOn, to: last } of due)
    marks.set(fixedOn ?? last, fixedOn === null ? (marks.get(last) ?? '○') : '●');
  const cells: string[] = Array.from({ length: weekdayOf(from) - 1 }, () => '      ');
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const off = ['holiday', 'weekend'].includes(dayKind(day).kind) ? '·' : ' ';
    cells.push(`${day.slice(8)}${off}${marks.get(day) ?? ' '}  `);
  }
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) => cells.slice(n * 7, n * 7 + 7).join(''));
  const list = due.map((item) => {
    const last = localDate(item.fixedOn ?? item.to);
    return `  ${last.slice(8)} ${item.fixedOn === null ? '○' : '●'} ${titles.item(item.key, lang)}`;
  });
  return [month, `  ${HEAD[lang]}`, ...weeks.map((week) => `  ${week}`.trimEnd()), ...list, ''].join('\n');
}
