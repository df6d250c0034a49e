import { HASH_BYTES, rootOf } from './hashing';
import type { HashReader } from './proofs';
import type { Subtree } from './subtrees';
import { TILE_HEIGHT, TILE_WIDTH, tilePath, widthIn, type Tile } from './tiles';

/** Hashes of a tree of `size` leaves out of its tiles, each fetched once. Throws when a tile is not as long as the tree makes it. */
export const tileReader =
  (size: number, fetch: (tile: Tile) => Promise<Buffer>): HashReader =>
  async (subtrees) => {
    const fetched = new Map<string, Promise<Buffer>>();
    // eslint-disable-next-line no-restricted-syntax -- a proof has at most two subtrees for each level of the tree
    return Promise.all(
      subtrees.map(async (subtree) => {
        const { tile, first, count } = placeOf(size, subtree);
        const path = tilePath(tile);
        const known = fetched.get(path) ?? fetch(tile);
        fetched.set(path, known);
        const hashes = hashesIn(await known);
        if (hashes.length !== tile.width) throw new Error(`${path} has not ${tile.width} hashes`);
        return rootOf(hashes.slice(first, first + count));
      }),
    );
  };

/** Hashes of a tree out of all its leaf hashes. */
export const leafReader =
  (leaves: readonly Buffer[]): HashReader =>
  (subtrees) =>
    Promise.resolve(
      subtrees.map(({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))),
    );

/** The hashes that a tile holds; throws when its bytes are no hashes. */
export function hashesIn(tile: Buffer): Buffer[] {
  if (tile.length % HASH_BYTES !== 0) throw new Error(`${tile.length} bytes are no hashes`);
  return Array.from({ length: tile.length / HASH_BYTES }, (_, i) =>
    tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/** In which tile a subtree is, and under which of its hashes. */
function placeOf(size: number, { level, index }: Subtree): { tile: Tile; first: number; count: number } {
  const count = 2 ** (level % TILE_HEIGHT);
  const start = index * count;
  const place = { level: Math.floor(level / TILE_HEIGHT), index: Math.floor(start / TILE_WIDTH) };
  return { tile: { ...place, width: widthIn(size, place) }, first: start % TILE_WIDTH, count };
}
