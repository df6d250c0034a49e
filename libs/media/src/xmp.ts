import { latin, latinBytes, type Patch, type Region } from './region';

const POSITION = /gps|latitude|longitude|longtitude/gi;
const NAME = /[\w.:-]/;
const LONGEST_NAME = 200;

/** Blanks the properties of an XMP packet that tell a position, as attributes and as elements, in place; in time linear to its length. */
export async function xmpPatches(region: Region): Promise<Patch[]> {
  const before = latin(await region.read(0, region.size));
  const after = withoutPosition(before);
  return after === before ? [] : region.patch(0, latinBytes(after));
}

/** The same text, spaces in place of each property that tells a position. */
export function withoutPosition(text: string): string {
  const parts: string[] = [];
  let done = 0;
  const names = new RegExp(POSITION);
  for (let found = names.exec(text); found; found = names.exec(text)) {
    const [start, end] = nameAround(text, found.index, found.index + found[0].length);
    names.lastIndex = end;
    if (start < done) continue;
    const stop = text[start - 1] === '<' ? endOfElement(text, start, end) : endOfAttribute(text, start, end);
    if (stop === null) continue;
    const from = text[start - 1] === '<' ? start - 1 : start;
    parts.push(text.slice(done, from), ' '.repeat(stop - from));
    done = stop;
    names.lastIndex = Math.max(end, stop);
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
}

function nameAround(text: string, from: number, to: number): [start: number, end: number] {
  let [start, end] = [from, to];
  while (start > 0 && from - start < LONGEST_NAME && NAME.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && NAME.test(text[end] ?? '')) end += 1;
  return [start, end];
}

/** Behind the closing tag; the end of the text where there is none, as nothing after it can be read either. */
function endOfElement(text: string, start: number, end: number): number {
  const open = text.indexOf('>', end);
  if (open < 0) return text.length;
  if (text[open - 1] === '/') return open + 1;
  const close = text.indexOf(`</${text.slice(start, end)}`, open);
  const last = close < 0 ? -1 : text.indexOf('>', close);
  return last < 0 ? text.length : last + 1;
}

/** Behind the closing quote; null where this is no attribute with a value. */
function endOfAttribute(text: string, start: number, end: number): number | null {
  const declares = text.startsWith('xmlns', start);
  const quote = /^\s{0,20}=\s{0,20}(["'])/.exec(text.slice(end, end + 60));
  if (declares || !quote || !/\s/.test(text[start - 1] ?? '')) return null;
  const close = text.indexOf(quote[1] ?? '"', end + quote[0].length);
  return close < 0 ? text.length : close + 1;
}
