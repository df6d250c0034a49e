import { decodeText, garbledIn, hiddenInFile } from '@cobuild/text';
import { problem, type Place, type Problem } from './problems';

/** More of a kind than anybody corrects at once. */
const MOST = 20;

/** Characters that nobody sees, each in its place, and the first place where a text was read in the wrong encoding before. */
export function textProblems(text: string, start: Place): Problem[] {
  const hidden = text.split('\n').flatMap((line, n) => {
    const found = hiddenInFile(line);
    if (!found) return [];
    const at = { ...start, line: n + 1, column: found.column };
    return [problem('hidden-character', 'error', at, found.code, found.zh, found.en)];
  });
  const garbled = garbledIn(text);
  const place = garbled && { ...start, line: garbled.line, column: garbled.column };
  return [...hidden.slice(0, MOST), ...(place ? [problem('garbled', 'error', place, garbled.sample)] : [])];
}

/**
 * A programme's text from the bytes of a file or a request; `declared` is the charset that the sender names. A text that is not
 * plain UTF-8 is converted, with a note that says so; bytes that no encoding fits are an error, and the text is null.
 */
export function programmeTextOf(
  bytes: Uint8Array,
  file: string,
  declared?: string,
): Readonly<{ text: string; notes: readonly Problem[] }> | Readonly<{ text: null; notes: readonly Problem[] }> {
  const start: Place = { file, line: 1, column: 1, path: '' };
  const decoded = decodeText(bytes, declared);
  if ('undecodable' in decoded) {
    const { line, offset } = decoded.undecodable;
    return { text: null, notes: [problem('undecodable', 'error', { ...start, line }, offset + 1)] };
  }
  const { text, encoding } = decoded;
  return { text, notes: encoding === 'UTF-8' ? [] : [problem('decoded', 'note', start, encoding)] };
}
