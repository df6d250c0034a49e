import { entryOf, type LogLeaf } from '@cobuild/ledger';
import { grow, leafHash, TILE_WIDTH, toBundle, widthIn, type Frontier, type Tile } from '@cobuild/transparency';
import { SealingRefused } from './refusal';

/** A file of the published folder as the database makes it. */
export type MadeFile = Readonly<{ tile: Tile; bytes: Buffer }>;

/** Leaves in hand at once: whole bundles. */
export const CHUNK = TILE_WIDTH * 16;

/** The last multiple of a bundle's width up to a size. */
export const bundleStart = (size: number): number => Math.floor(size / TILE_WIDTH) * TILE_WIDTH;

/**
 * What leaves make: the grown frontier, and every tile and bundle of a tree of `size` that is new or longer by them. `leaves` begin
 * at the last bundle's start. Throws `SealingRefused` naming the entry that is not what was sealed.
 */
export function madeOf(
  frontier: Frontier,
  leaves: readonly LogLeaf[],
  size: number,
): { frontier: Frontier; hashes: Buffer[]; files: MadeFile[] } {
  const start = bundleStart(frontier.size);
  const entries = leaves.map(sealedEntry);
  const hashes = leaves.slice(frontier.size - start).map((leaf) => leaf.leafHash);
  const step = grow(frontier, hashes);
  const tiles = step.tiles.map(({ level, index, hashes: row }) => ({
    tile: { level, index, width: row.length },
    bytes: Buffer.concat(row),
  }));
  const bundles = Array.from({ length: Math.ceil(entries.length / TILE_WIDTH) }, (_, i): MadeFile => {
    const part = entries.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH);
    return {
      tile: { level: 'entries', index: start / TILE_WIDTH + i, width: part.length },
      bytes: toBundle(part),
    };
  });
  const files = [...bundles, ...tiles].filter(({ tile }) => tile.width === widthIn(size, tile));
  return { frontier: step.frontier, hashes, files };
}

function sealedEntry(leaf: LogLeaf): Buffer {
  const entry = entryOf(leaf);
  if (!entry || !leafHash(entry).equals(leaf.leafHash))
    throw new SealingRefused(
      'entry-changed',
      `${leaf.agreementId ?? 'HeadSnapshot'} ${leaf.seq ?? ''} (${leaf.index})`,
      leaf.agreementId,
    );
  return entry;
}
