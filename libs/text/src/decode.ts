import { garbledIn } from './garbled';

/** The encoding of a text, named as people know it. */
export type Encoding = 'UTF-8' | 'UTF-8 BOM' | 'UTF-16 LE' | 'UTF-16 BE' | 'GB18030';

/** A text with the encoding it was in, or the first byte that fits none; lines count from 1, offsets from 0. */
export type Decoded =
  | Readonly<{ text: string; encoding: Encoding }>
  | Readonly<{ undecodable: Readonly<{ offset: number; line: number }> }>;

const LABELS: Readonly<Record<Encoding, string>> = {
  'UTF-8': 'utf-8',
  'UTF-8 BOM': 'utf-8',
  'UTF-16 LE': 'utf-16le',
  'UTF-16 BE': 'utf-16be',
  GB18030: 'gb18030',
};

/**
 * Reads bytes as text without guessing wrong in silence: by its mark, as what was declared where that fits, as UTF-8, as UTF-16 by
 * its zeros, last as GB18030 (which GBK and GB 2312 are part of). Nothing is replaced: bytes that fit nothing are not read.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const marked = markOf(bytes);
  if (marked) return readAs(bytes, marked) ?? undecodable(bytes, marked);
  const tries: Encoding[] = [...declaredAs(declared), ...zerosOf(bytes), 'UTF-8', 'GB18030'];
  for (const encoding of tries) {
    const read = readAs(bytes, encoding);
    if (read && !(encoding !== 'UTF-8' && garbledIn(read.text))) return read;
  }
  return undecodable(bytes, readAs(bytes, 'GB18030') ? 'UTF-8' : 'GB18030');
}

function markOf(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8 BOM';
  if (a === 0xff && b === 0xfe) return 'UTF-16 LE';
  return a === 0xfe && b === 0xff ? 'UTF-16 BE' : null;
}

/** A declared UTF-8 says nothing: programs declare it whatever they send. */
function declaredAs(declared = ''): Encoding[] {
  if (/^"?(gbk|gb2312|gb18030|gb_2312|x-gbk|cp936)/i.test(declared)) return ['GB18030'];
  if (/^"?utf-16be/i.test(declared)) return ['UTF-16 BE'];
  return /^"?utf-16/i.test(declared) ? ['UTF-16 LE'] : [];
}

/** UTF-16 without its mark: every text of ours has ASCII in it, each with a zero on one side, and no other zeros. */
function zerosOf(bytes: Uint8Array): Encoding[] {
  let [even, odd] = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, 4096); at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even === 0 && odd > 0) return ['UTF-16 LE'];
  return odd === 0 && even > 0 ? ['UTF-16 BE'] : [];
}

function readAs(bytes: Uint8Array, encoding: Encoding): Extract<Decoded, { text: string }> | null {
  try {
    return { text: new TextDecoder(LABELS[encoding], { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** The longest beginning that can be read ends before the first byte that cannot. */
function undecodable(bytes: Uint8Array, encoding: Encoding): Decoded {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (readsUpTo(bytes.subarray(0, middle), encoding)) good = middle;
    else bad = middle;
  }
  const line = bytes.subarray(0, good).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1);
  return { undecodable: { offset: good, line } };
}

/** Whether a beginning can be read, its last character perhaps cut. */
function readsUpTo(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(LABELS[encoding], { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
