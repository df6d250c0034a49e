import { fromBase64, fromDecimal } from './base64';
import { checkpointText, parseCheckpoint, type Checkpoint } from './checkpoint';
import { EMPTY_ROOT, HASH_BYTES } from './hashing';
import type { Verifier } from './keys';
import { openNote, parseNote } from './note';
import { verifyConsistency, type TreeHead } from './verify';

/** What a log sends a witness (C2SP tlog-witness, "add-checkpoint"): the size it saw last, the proof from there, the signed checkpoint. */
export type AddCheckpoint = Readonly<{ oldSize: number; proof: readonly Buffer[]; note: string }>;

/** What a witness answers with, apart from its cosignature: `size` is what it saw last. */
export type WitnessRefusal = Readonly<{ status: 400 | 403 | 404 | 422 }> | Readonly<{ status: 409; size: number }>;

/** What a witness may cosign: the checkpoint, and its text and note with no other signatures than those of the log's known keys. */
export type Witnessed = Readonly<{ status: 200; checkpoint: Checkpoint; text: string; note: string }>;

const MOST_HASHES = 63;

/** The body of a request. */
export const formatAddCheckpoint = ({ oldSize, proof, note }: AddCheckpoint): string =>
  [`old ${oldSize}`, ...proof.map((hash) => hash.toString('base64')), '', note].join('\n');

/** Reads a body; null when it is malformed. */
export function parseAddCheckpoint(body: Buffer): AddCheckpoint | null {
  const text = body.toString('utf8');
  const split = text.indexOf('\n\n');
  if (!Buffer.from(text).equals(body) || split < 0) return null;
  const [first = '', ...lines] = text.slice(0, split).split('\n');
  const oldSize = first.startsWith('old ') ? fromDecimal(first.slice('old '.length)) : null;
  const proof = lines.flatMap((line) => fromBase64(line) ?? []);
  if (oldSize === null || proof.length !== lines.length || proof.length > MOST_HASHES) return null;
  if (proof.some(({ length }) => length !== HASH_BYTES)) return null;
  return { oldSize, proof, note: text.slice(split + 2) };
}

/**
 * Whether a witness may cosign (C2SP tlog-witness): `keysOf` gives the keys it trusts for an origin, null for a log it does not
 * know, and `lastOf` the tree it cosigned last, null for none. Checks in the order of the specification.
 */
export function judgeCheckpoint(
  body: Buffer,
  keysOf: (origin: string) => readonly Verifier[] | null,
  lastOf: (origin: string) => TreeHead | null,
): Witnessed | WitnessRefusal {
  const asked = parseAddCheckpoint(body);
  const parsed = asked && parseNote(Buffer.from(asked.note));
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  // Extension lines would be cosigned, too; nobody here has looked at what they say.
  if (!checkpoint || parsed.text !== checkpointText(checkpoint)) return { status: 400 };
  const known = keysOf(checkpoint.origin);
  if (known === null) return { status: 404 };
  if ('fault' in openNote(Buffer.from(asked.note), known)) return { status: 403 };
  if (asked.oldSize > checkpoint.size) return { status: 400 };
  const last = lastOf(checkpoint.origin) ?? { size: 0, root: EMPTY_ROOT };
  if (asked.oldSize !== last.size) return { status: 409, size: last.size };
  if (last.size === checkpoint.size && !last.root.equals(checkpoint.root)) return { status: 409, size: last.size };
  // Everything continues the empty tree, which takes no proof.
  const follows = last.size === 0 ? asked.proof.length === 0 : verifyConsistency(last, checkpoint, asked.proof);
  if (!follows) return { status: 422 };
  const own = linesOf(asked.note).filter((_, n) => {
    const { name, id } = parsed.signatures[n] ?? { name: '', id: 0 };
    return known.some((key) => key.name === name && key.id === id);
  });
  return { status: 200, checkpoint, text: parsed.text, note: `${parsed.text}\n${own.join('')}` };
}

/** The signature lines of a note, each with its newline. */
export const linesOf = (note: string): string[] =>
  note
    .slice(note.lastIndexOf('\n\n') + 2)
    .split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`);
