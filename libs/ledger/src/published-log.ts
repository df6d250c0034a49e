import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  hashesIn,
  parseCheckpoint,
  parseNote,
  TILE_WIDTH,
  tilePath,
  tileReader,
  widthIn,
  type HashReader,
  type Tile,
} from '@cobuild/transparency';

/** The newest checkpoint word for word, for how many leaves it is, of which log, and when (real time, ISO) it got there. */
export type PublishedCheckpoint = Readonly<{
  note: string;
  size: number;
  incarnation: number;
  publishedAt: string;
  /** How many signatures of witnesses it has; not verified either. */
  cosignatures: number;
}>;

/** A time and an Ed25519 signature (C2SP tlog-cosignature). */
const COSIGNATURE_BYTES = 72;

/** Where the `n`-th log is: the first in the published folder itself, each that was begun anew in one of its own inside. */
export const folderOf = (folder: string, n: number): string => (n === 1 ? folder : join(folder, String(n)));

/** Which log is the newest with a checkpoint; every function here reads that one unless told another. */
async function newestIn(folder: string): Promise<number> {
  for (let n = 1; ; n++) if (!(await found(join(folderOf(folder, n + 1), 'checkpoint')))) return n;
}

/** What the sealer published last; null when it has not yet. Not verified: whoever reads it does that. */
export async function publishedCheckpoint(folder: string, n?: number): Promise<PublishedCheckpoint | null> {
  const incarnation = n ?? (await newestIn(folder));
  const path = join(folderOf(folder, incarnation), 'checkpoint');
  const bytes = await found(path);
  const signed = bytes && parseNote(bytes);
  const parsed = signed && parseCheckpoint(signed.text);
  if (!parsed) return null;
  const cosignatures = signed.signatures.filter(({ signature }) => signature.length === COSIGNATURE_BYTES).length;
  const { mtime } = await stat(path);
  return { note: bytes.toString(), size: parsed.size, incarnation, cosignatures, publishedAt: mtime.toISOString() };
}

/** The public key to verify checkpoints with, as a line; null before the sealer has begun. */
export const publishedKey = (folder: string, n?: number): Promise<Buffer | null> => publishedFile(folder, 'vkey', n);

/** A tile or bundle under the newest checkpoint; null when it is not under it, or partial and full by now. */
export async function publishedTile(folder: string, tile: Tile, n?: number): Promise<Buffer | null> {
  const checkpoint = await publishedCheckpoint(folder, n);
  if (!checkpoint || widthIn(checkpoint.size, tile) < tile.width) return null;
  return publishedFile(folder, tilePath(tile), checkpoint.incarnation);
}

/**
 * Hashes of the tree of `size` leaves; a partial tile that was dropped meanwhile is the beginning of the full one. Each file is read
 * once by one reader, however many proofs it makes.
 */
export function publishedHashes(folder: string, size: number, n?: number): HashReader {
  const known = new Map<string, Promise<Buffer>>();
  return tileReader(size, (tile) => {
    const path = tilePath(tile);
    const bytes = known.get(path) ?? bytesOf(folder, tile, n);
    known.set(path, bytes);
    return bytes;
  });
}

async function bytesOf(folder: string, tile: Tile, n: number | undefined): Promise<Buffer> {
  const bytes =
    (await publishedFile(folder, tilePath(tile), n)) ??
    (await publishedFile(folder, tilePath({ ...tile, width: TILE_WIDTH }), n));
  if (!bytes) throw new Error(`the log has no ${tilePath(tile)}`);
  return Buffer.concat(hashesIn(bytes).slice(0, tile.width));
}

/** A file of the published folder as it is; null when there is none. */
export const publishedFile = async (folder: string, path: string, n?: number): Promise<Buffer | null> =>
  found(join(folderOf(folder, n ?? (await newestIn(folder))), path));

const found = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
