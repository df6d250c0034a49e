/** A text with its full-width punctuation read as YAML's own, and where that put a character in. */
export type HalfWidth = Readonly<{
  text: string;
  /** By line, from 0: the columns, from 0, of the characters that were put in. */
  added: ReadonlyMap<number, readonly number[]>;
  /** The first character that was read so, and how many in all. */
  first: Readonly<{ line: number; column: number; char: string }> | null;
  count: number;
}>;

const OPENS: Readonly<Record<string, string>> = { '【': '[', '［': '[', '｛': '{' };
const CLOSES: Readonly<Record<string, string>> = { '】': ']', '］': ']', '｝': '}' };

/** A word that can be a key, up to a colon of either width. */
const KEY = /^\s*["“]?[\p{Script=Han}A-Za-z][\p{Script=Han}\w-]*["”]?\s*[：:]/u;

/**
 * Full-width punctuation where only structure can be meant: a colon after a key, brackets, commas in a list, commas in braces before the
 * next key, spaces that indent. What stands in quotes, after `#`, or in a title is left as it is. A colon or comma gets the space that
 * YAML wants after it.
 */
export function halfWidth(text: string): HalfWidth {
  if (!/[：，、【】［］｛｝\u3000]/.test(text)) return { text, added: new Map(), first: null, count: 0 };
  const added = new Map<number, number[]>();
  const brackets: string[] = [];
  let first: HalfWidth['first'] = null;
  let count = 0;
  const lines = text.split('\n').map((line, n) => {
    let out = '';
    let quote = '';
    const read = (char: string, column: number, as: string): void => {
      first ??= { line: n + 1, column: column + 1, char };
      count += 1;
      out += as[0] ?? '';
      if (as.length > 1) {
        added.set(n, [...(added.get(n) ?? []), out.length]);
        out += as.slice(1);
      }
    };
    for (let at = 0; at < line.length; at++) {
      const char = line[at] ?? '';
      const rest = line.slice(at + 1);
      const spaced = (mark: string): string => (/^[\s\u3000]|^$/.test(rest) ? mark : `${mark} `);
      if (quote !== '') {
        out += char;
        if (char === quote) quote = '';
      } else if ((char === '"' || char === "'") && /(^|[\s:[{,，：、])$/.test(out)) {
        out += char;
        quote = char;
      } else if (char === '#' && /(^|\s)$/.test(out)) {
        out += line.slice(at);
        break;
      } else if (char === '\u3000' && (out.trim() === '' || /[:,]$/.test(out.trimEnd()))) read(char, at, ' ');
      else if (OPENS[char] !== undefined && /(^|[\s:[{,-])$/.test(out)) {
        brackets.push(OPENS[char]);
        read(char, at, OPENS[char]);
      } else if (CLOSES[char] !== undefined && brackets.length > 0) {
        brackets.pop();
        read(char, at, CLOSES[char]);
      } else if (char === '：' && isAfterKey(out, brackets.at(-1))) read(char, at, spaced(':'));
      else if ((char === '，' || char === '、') && isBetween(char, rest, brackets.at(-1))) read(char, at, spaced(','));
      else {
        if (char === '[' || char === '{') brackets.push(char);
        if (char === ']' || char === '}') brackets.pop();
        out += char;
      }
    }
    return out;
  });
  return { text: lines.join('\n'), added, first, count };
}

/** Whether what stands before a colon is a key: alone on its line, or the last word in braces. */
function isAfterKey(before: string, bracket: string | undefined): boolean {
  const word = bracket === '{' ? (before.split(/[{,]/).at(-1) ?? '') : before.replace(/^(\s*- )+/, '');
  return KEY.test(`${word}:`) && !/:\s/.test(word);
}

/** In a list every comma parts two entries; in braces one does when a key and a colon follow. */
const isBetween = (char: string, rest: string, bracket: string | undefined): boolean =>
  bracket === '[' || (bracket === '{' && char === '，' && KEY.test(rest));
