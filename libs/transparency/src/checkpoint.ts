import { fromBase64, fromDecimal } from './base64';
import { EMPTY_ROOT, HASH_BYTES } from './hashing';
import type { Signer, Verifier } from './keys';
import { openNote, parseNote, signNote, type NoteFault } from './note';
import type { TreeHead } from './verify';

/** What a checkpoint says (C2SP tlog-checkpoint): which log, how many leaves, which root. */
export type Checkpoint = TreeHead & Readonly<{ origin: string }>;

/** The checkpoint's text; throws on a root that is no hash. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (root.length !== HASH_BYTES || !Number.isSafeInteger(size))
    throw new Error('a checkpoint needs a size and a hash');
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** What a checkpoint's text says; null when it is malformed, its root is not 32 bytes, or empty and not the empty root. Further lines are passed over. */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null;
  const [origin = '', number = '', hash = '', ...more] = text.slice(0, -1).split('\n');
  const size = fromDecimal(number);
  const root = fromBase64(hash);
  if (origin === '' || size === null || root?.length !== HASH_BYTES || more.includes('')) return null;
  if (size === 0 && !root.equals(EMPTY_ROOT)) return null;
  return { origin, size, root };
}

/** A signed checkpoint. */
export const signCheckpoint = (checkpoint: Checkpoint, signer: Signer): string =>
  signNote(checkpointText(checkpoint), signer);

/** What a signed checkpoint says, when a known key, or one of those known for its size, has signed it and it is of this origin. */
export function openCheckpoint(
  note: Buffer,
  origin: string,
  known: readonly Verifier[] | ((size: number) => readonly Verifier[]),
): { checkpoint: Checkpoint } | { fault: NoteFault | 'other-origin' } {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  if (!checkpoint) return { fault: 'malformed' };
  const opened = openNote(note, typeof known === 'function' ? known(checkpoint.size) : known);
  if ('fault' in opened) return opened;
  return checkpoint.origin === origin ? { checkpoint } : { fault: 'other-origin' };
}
