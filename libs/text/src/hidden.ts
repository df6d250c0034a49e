/** A character that nobody sees: where it stands (lines and columns count from 1, in characters) and what it is called. */
export type Hidden = Readonly<{ code: string; line: number; column: number; zh: string; en: string }>;

type Family = Readonly<{ zh: string; en: string; of: RegExp }>;

/** Characters that turn the direction of text. */
export const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const ZERO_WIDTH =
  /[\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200D\u2060-\u2064\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/u;
const SURROGATE = /\p{Cs}/u;
const NONCHARACTER = /\p{Noncharacter_Code_Point}/u;

/** From the particular to the general. Line feed, return and tab stand in texts, so each use decides about them. */
const FAMILIES: readonly Family[] = [
  { zh: '空字符', en: 'a NUL', of: /\0/u },
  { zh: '换行', en: 'a line break', of: /[\n\r\v\f\u0085\u2028\u2029]/u },
  { zh: '制表符', en: 'a tab', of: /\t/u },
  { zh: '控制字符', en: 'a control character', of: /\p{Cc}/u },
  { zh: '改变文字方向的字符', en: 'a character that turns the direction of text', of: TURNING },
  { zh: '零宽字符', en: 'a zero-width character', of: ZERO_WIDTH },
  { zh: '不成对的代理字符', en: 'half of a surrogate pair', of: SURROGATE },
  { zh: '乱码', en: 'a replacement character', of: /\uFFFD/u },
  { zh: '不是文字的码位', en: 'what is no character', of: NONCHARACTER },
];

const anyOf = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'u');
const IN_NAMES = anyOf(...FAMILIES.map(({ of }) => of));
const IN_TEXTS = anyOf(TURNING, SURROGATE, NONCHARACTER, /[^\P{Cc}\n\r\v\f\t\u0085]/u);
const IN_FILES = anyOf(TURNING, ZERO_WIDTH, SURROGATE, NONCHARACTER, /[^\P{Cc}\n\r\t]|[\u2028\u2029]/u);

/** The first character that has no place in a name or title: none that nobody sees, no break, no tab. Null when there is none. */
export const hiddenInName = (text: string): Hidden | null => found(text, IN_NAMES);

/** The same for a text of several lines: breaks, tabs and zero-width characters, which do no harm there, may stand in it. */
export const hiddenInText = (text: string): Hidden | null => found(text, IN_TEXTS);

/** The same for a text as an author saves it in a file: line feeds, returns and tabs alone may stand in it. */
export const hiddenInFile = (text: string): Hidden | null => found(text, IN_FILES);

type Words = Readonly<{ zh: string; en: string }>;

/** The place and the name of such a character, and its cure. */
export function sayHidden({ code, line, column, zh, en }: Hidden): Readonly<{ message: Words; cure: Words }> {
  const [row, inRow] = line === 1 ? ['', ''] : [`第 ${line} 行`, ` of line ${line}`];
  return {
    message: { zh: `${row}第 ${column} 个字是${zh}（${code}）`, en: `character ${column}${inRow} is ${en} (${code})` },
    cure: { zh: '删去它，或把前后几个字重新输入', en: 'delete it, or type what stands around it anew' },
  };
}

function found(text: string, pattern: RegExp): Hidden | null {
  const at = pattern.exec(text);
  if (!at) return null;
  const before = text.slice(0, at.index).split('\n');
  const family = FAMILIES.find(({ of }) => of.test(at[0]));
  return {
    code: codeOf(at[0]),
    line: before.length,
    column: Array.from(before.at(-1) ?? '').length + 1,
    zh: family?.zh ?? '',
    en: family?.en ?? '',
  };
}

/** The code point of a character, as Unicode writes it. */
export const codeOf = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
