import type { Signer, Verifier } from './keys';
import { verifierOf } from './keys';
import { openNote, parseNote, signNote } from './note';

/** A public key of a log, and from which size of its checkpoints on it is the one that counts; until the next one's. */
export type RangedKey = Readonly<{ vkey: string; from: number }>;

/** Which leaf of a log, and what stands there. */
export type PlacedEntry = Readonly<{ index: number; entry: string }>;

const HEADER = 'cobuild/key-rotated/v1';

/**
 * The log's entry by which a key takes over: old and new key and the first size it signs, as a note that both have signed.
 * Canonical JSON (RFC 8785). It is the last leaf of the tree of that size.
 */
export function rotationEntry(old: Signer, next: Signer, from: number): Buffer {
  const text = [HEADER, old.name, old.vkey, next.vkey, from, ''].join('\n');
  return Buffer.from(JSON.stringify({ keyRotated: signNote(text, old, next), v: 1 }));
}

export const isRotation = (entry: string): boolean => entry.startsWith('{"keyRotated":');

/**
 * The keys of a log, oldest first: `rotations` are all its leaves of that kind in order, `vkey` the only key when there are none.
 * Null when one of them does not follow from the one before, or both its keys have not signed it.
 */
export function keysOfLog(origin: string, vkey: string, rotations: readonly PlacedEntry[]): RangedKey[] | null {
  const keys: RangedKey[] = [];
  for (const { index, entry } of rotations) {
    const note = noteIn(entry);
    const [header, named, old = '', next = '', from] = (parseNote(note)?.text ?? '').split('\n');
    keys.push(...(keys.length === 0 ? [{ vkey: old, from: 0 }] : []), { vkey: next, from: index + 1 });
    const follows = keys.at(-2)?.vkey === old && from === String(index + 1) && named === origin && header === HEADER;
    if (!follows || ![old, next].every((key) => isSignedBy(note, key))) return null;
  }
  return keys.length === 0 ? [{ vkey, from: 0 }] : keys;
}

/** Which keys count for a checkpoint of a size. */
export const keysAt =
  (keys: readonly RangedKey[]) =>
  (size: number): Verifier[] => {
    const key = verifierOf(keys.findLast(({ from }) => from <= size)?.vkey ?? '');
    return key ? [key] : [];
  };

function noteIn(entry: string): Buffer {
  try {
    const { keyRotated } = JSON.parse(entry) as { keyRotated: unknown };
    return Buffer.from(String(keyRotated));
  } catch {
    return Buffer.alloc(0);
  }
}

function isSignedBy(note: Buffer, vkey: string): boolean {
  const key = verifierOf(vkey);
  return key !== null && 'text' in openNote(note, [key]);
}
