import { festivalCodes, festivalName, MonthDay, WhenRule } from '@cobuild/calendar';
import { chineseOf } from './chinese-words';
import { problem, type Place, type Problem } from './problems';

/** A choice of values as each language names them: the Chinese words with the codes, the codes alone. */
export function choicesOf(key: string, codes: readonly string[]): [zh: string, en: string] {
  const zh = codes.map((code) => {
    const word = chineseOf(key, code);
    return word === null ? code : `${word}（${code}）`;
  });
  return [zh.join('、'), codes.join(', ')];
}

/** A value that is not one of the codes that may stand there; of festivals, the nearest. */
export function unknownValue(at: Place, key: string, written: string, codes: readonly string[]): Problem {
  if (key === 'festival') return unknownFestival(at, written);
  return problem('unknown-value', 'error', at, written, ...choicesOf(key, codes));
}

/** How many festivals are suggested. */
const NEAREST = 3;

function unknownFestival(at: Place, written: string): Problem {
  const letters = new Set(written.toLowerCase());
  const score = (name: string): number =>
    Array.from(name.toLowerCase()).filter((char) => letters.has(char)).length / name.length;
  const nearest = [...festivalCodes]
    .map((code) => ({ code, near: Math.max(score(code), score(festivalName(code, 'zh'))) }))
    .sort((a, b) => b.near - a.near)
    .slice(0, NEAREST)
    .map(({ code }) => code);
  const zh = nearest.map((code) => `${festivalName(code, 'zh')}（${code}）`).join('、');
  return problem('unknown-festival', 'error', at, written, zh, nearest.join(', '));
}

const rules = WhenRule.options.map(({ shape }) => ({ rule: shape.rule.value, keys: Object.keys(shape) }));

/** A key that another rule has: with the rules that have it, since its author may have meant one of them. Null for a key of none. */
export function keyOfAnotherRule(at: Place, key: string, own: unknown): Problem | null {
  const having = rules.filter(({ keys }) => keys.includes(key)).map(({ rule }) => rule);
  if (having.length === 0 || typeof own !== 'string') return null;
  const [ownZh, ownEn] = choicesOf('rule', [own]);
  const [zh, en] = choicesOf('rule', having);
  return problem('key-of-another-rule', 'error', at, ownZh, key, zh, ownEn, en);
}

/** A day that is not written MM-DD: a whole date, or another way to write month and day, with the day it means. */
export function badDay(at: Place, written: string): Problem {
  const plain = written.replace(/^["']|["']$/g, '');
  const [, year, month = '', day = ''] = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? [];
  const meant = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const known = MonthDay.safeParse(meant).success;
  if (year !== undefined && known) return problem('whole-date', 'error', at, plain, meant);
  return problem('bad-day', 'error', at, known ? meant : '03-01');
}
