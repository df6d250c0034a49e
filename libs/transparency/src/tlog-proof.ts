import { fromBase64, fromDecimal } from './base64';
import { openCheckpoint } from './checkpoint';
import { HASH_BYTES } from './hashing';
import type { Verifier } from './keys';
import { verifyInclusion } from './verify';

/** That an entry is in a log, to be checked offline (C2SP tlog-proof): where, why, and the signed checkpoint, word for word. */
export type TlogProof = Readonly<{ index: number; hashes: readonly Buffer[]; checkpoint: string }>;

const HEADER = 'c2sp.org/tlog-proof@v1';

/** The proof as text; belongs into a file that ends in `.tlog-proof`. */
export const formatProof = ({ index, hashes, checkpoint }: TlogProof): string =>
  [HEADER, `index ${index}`, ...hashes.map((hash) => hash.toString('base64')), '', checkpoint].join('\n');

/** Reads a proof; null when it is malformed. Extra data, which nobody has signed, is passed over. */
export function parseProof(text: string): TlogProof | null {
  const split = text.indexOf('\n\n');
  if (split < 0) return null;
  const [header, ...lines] = text.slice(0, split).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? lines.shift() : undefined;
  const [place = '', ...rest] = lines;
  const index = place.startsWith('index ') ? fromDecimal(place.slice('index '.length)) : null;
  const hashes = rest.flatMap((line) => fromBase64(line) ?? []);
  if (header !== HEADER || index === null || hashes.length !== rest.length) return null;
  if (hashes.some(({ length }) => length !== HASH_BYTES)) return null;
  if (extra !== undefined && !fromBase64(extra.slice('extra '.length))) return null;
  return { index, hashes, checkpoint: text.slice(split + 2) };
}

/** Whether the proof shows that this leaf hash is in the log of this origin, as a known key has signed it. */
export function verifyProof(text: string, leaf: Buffer, origin: string, known: readonly Verifier[]): boolean {
  const proof = parseProof(text);
  if (!proof) return false;
  const opened = openCheckpoint(Buffer.from(proof.checkpoint), origin, known);
  return 'checkpoint' in opened && verifyInclusion(leaf, proof.index, opened.checkpoint, proof.hashes);
}
