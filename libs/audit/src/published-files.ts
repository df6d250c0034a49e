import { tilePath, TILE_WIDTH, toBundle, widthIn, type Tile, type TileHashes } from '@cobuild/transparency';

/**
 * The published files of a log of `size` leaves that one page of its leaves completes: its bundles of entries, and the tiles that are
 * as wide as they are in the whole. The page begins with leaf `start`, at a bundle's first.
 */
export function filesOf(size: number, start: number, entries: readonly Buffer[]) {
  const found = new Map<string, Buffer>();
  const keep = (tile: Tile, bytes: () => Buffer): void => {
    if (tile.width === widthIn(size, tile)) found.set(tilePath(tile), bytes());
  };
  return {
    add: (tiles: readonly TileHashes[]): void => {
      for (const { level, index, hashes } of tiles)
        keep({ level, index, width: hashes.length }, () => Buffer.concat([...hashes]));
    },
    files: (): ReadonlyMap<string, Buffer> => {
      const covered = entries.slice(0, Math.max(0, size - start));
      for (let n = 0; n < covered.length; n += TILE_WIDTH) {
        const part = covered.slice(n, n + TILE_WIDTH);
        const index = Math.floor((start + n) / TILE_WIDTH);
        keep({ level: 'entries', index, width: part.length }, () => toBundle(part));
      }
      return found;
    },
  };
}
