import { toGbk } from './gbk';

/** A place where a text was read in the wrong encoding before it came here. Lines and columns count from 1. */
export type Garbled = Readonly<{ line: number; column: number; sample: string }>;

const LOST = /\uFFFD|锟斤拷|烫烫烫|屯屯屯/u;
/** No word of a European language has so many letters beyond ASCII in a row. */
const LONGEST_ACCENTED = 6;
const RUN = /[^\x00-\x7F]{3,}/gu;
/** A character of Chinese text, in UTF-8. */
const CHINESE = /[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/u;

/** The first place of a text that is garbled: replacement characters, UTF-8 read as GBK or as Latin, GBK read as Latin. Null when it is not. */
export function garbledIn(text: string): Garbled | null {
  const lost = LOST.exec(text);
  if (lost) return place(text, lost.index);
  for (const run of text.matchAll(RUN)) if (misread(run[0])) return place(text, run.index);
  return null;
}

/** Whether the run becomes Chinese once its bytes are read as what they were. */
function misread(run: string): boolean {
  const latin = windows1252(run);
  if (latin)
    return chineseIn(latin, 'utf-8') >= 0.6 || (latin.length >= LONGEST_ACCENTED && chineseIn(latin, 'gb18030') >= 0.8);
  const bytes = toGbk(run);
  return bytes.length >= run.length * 2 - 2 && chineseIn(bytes, 'utf-8') >= 0.6;
}

/** The share of the bytes that is Chinese, from 0 to 1, when at least two characters are. */
function chineseIn(bytes: Uint8Array, encoding: string): number {
  const width = encoding === 'utf-8' ? 3 : 2;
  const chinese = Array.from(new TextDecoder(encoding).decode(bytes)).filter((char) => CHINESE.test(char)).length;
  return chinese < 2 ? 0 : (chinese * width) / bytes.length;
}

const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The bytes of a run that consists of Latin characters alone; null for every other. */
function windows1252(run: string): Uint8Array | null {
  const bytes = Array.from(run, (char) => {
    const high = HIGH.indexOf(char);
    return high >= 0 ? 0x80 + high : char.charCodeAt(0);
  });
  return bytes.every((byte) => byte < 256) ? Uint8Array.from(bytes) : null;
}

function place(text: string, at: number): Garbled {
  const before = text.slice(0, at).split('\n');
  const sample =
    Array.from(text.slice(at, at + 24))
      .slice(0, 12)
      .join('')
      .split('\n')[0] ?? '';
  return { line: before.length, column: Array.from(before.at(-1) ?? '').length + 1, sample };
}
