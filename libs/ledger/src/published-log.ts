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

/** The newest checkpoint word for word, for how many leaves it is, and when (real time, ISO) it got there. */
export type PublishedCheckpoint = Readonly<{ note: string; size: number; publishedAt: string }>;

/** What the sealer published last; null when it has not yet. Not verified: whoever reads it does that. */
export async function publishedCheckpoint(folder: string): Promise<PublishedCheckpoint | null> {
  const bytes = await found(join(folder, 'checkpoint'));
  const parsed = bytes && parseCheckpoint(parseNote(bytes)?.text ?? '');
  if (!bytes || !parsed) return null;
  const { mtime } = await stat(join(folder, 'checkpoint'));
  return { note: bytes.toString(), size: parsed.size, publishedAt: mtime.toISOString() };
}

/** The public key to verify checkpoints with, as a line; null before the sealer has begun. */
export const publishedKey = (folder: string): Promise<Buffer | null> => found(join(folder, 'vkey'));

/** A tile or bundle under the newest checkpoint; null when it is not under it, or partial and full by now. */
export async function publishedTile(folder: string, tile: Tile): Promise<Buffer | null> {
  const checkpoint = await publishedCheckpoint(folder);
  if (!checkpoint || widthIn(checkpoint.size, tile) < tile.width) return null;
  return found(join(folder, tilePath(tile)));
}

/**
 * Hashes of the tree of `size` leaves; a partial tile that was dropped meanwhile is the beginning of the full one. Each file is read
 * once by one reader, however many proofs it makes.
 */
export function publishedHashes(folder: string, size: number): HashReader {
  const known = new Map<string, Promise<Buffer>>();
  return tileReader(size, (tile) => {
    const path = tilePath(tile);
    const bytes = known.get(path) ?? bytesOf(folder, tile);
    known.set(path, bytes);
    return bytes;
  });
}

async function bytesOf(folder: string, tile: Tile): Promise<Buffer> {
  const bytes =
    (await found(join(folder, tilePath(tile)))) ??
    (await found(join(folder, tilePath({ ...tile, width: TILE_WIDTH }))));
  if (!bytes) throw new Error(`the log has no ${tilePath(tile)}`);
  return Buffer.concat(hashesIn(bytes).slice(0, tile.width));
}

/** A file of the published folder as it is; null when there is none. */
export const publishedFile = (folder: string, path: string): Promise<Buffer | null> => found(join(folder, path));

const found = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
