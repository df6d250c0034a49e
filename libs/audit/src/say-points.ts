import { sayDay } from '@cobuild/calendar';
import type { Language, Titles } from '@cobuild/notice';
import type { Pointed } from './points';

const COUNTS = {
  'in-time': { zh: '按时', en: 'in time' },
  late: { zh: '逾期办结，算一半', en: 'late, counts half' },
  'not-done': { zh: '没有办结', en: 'not done' },
} as const;

/** Suggested points for people: a line a criterion, then one for each item that counts, with the entries that say so. */
export function sayPoints(points: readonly Pointed[], titles: Titles, lang: Language): string[] {
  const zh = lang === 'zh';
  return points.flatMap(({ criterion, suggested, max, because }) => [
    suggested === null
      ? `${criterion}: ${zh ? '账本没有建议' : 'the record suggests nothing'}`
      : `${criterion}: ${suggested} / ${max}`,
    ...because.map(({ item, verdict, doneOn, entries }) => {
      const done = doneOn === null ? '' : ` ${sayDay(doneOn, lang)}`;
      const which = zh ? `第 ${entries.join('、')} 条` : `entries ${entries.join(', ')}`;
      return `  ${titles.item(item, lang)}: ${COUNTS[verdict][lang]}${done} (${which})`;
    }),
  ]);
}
