import { fromDecimal } from './base64';

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256;

/** Levels of the tree that a tile spans. */
export const TILE_HEIGHT = 8;

/**
 * A tile as C2SP tlog-tiles has it: hashes of one level of tiles, or entries. `width` 256 is a full one, 1 to 255 the partial one
 * at the right edge.
 */
export type Tile = Readonly<{ level: number | 'entries'; index: number; width: number }>;

/** `tile/<L>/<N>[.p/<W>]`, with N in groups of three digits, all but the last behind an x: 1234067 is `x001/x234/067`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  const last = groups.length - 1;
  const number = groups.map((group, i) => (i === last ? group : `x${group}`)).join('/');
  return `tile/${level}/${number}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/** The tile that a path names; null unless it is exactly the path of one. */
export function tileOf(path: string): Tile | null {
  const [, where = '', groups = '', partial] = PATH.exec(path) ?? [];
  const level = where === 'entries' ? ('entries' as const) : fromDecimal(where);
  const index = Number(groups.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : fromDecimal(partial);
  if (groups === '' || level === null || width === null || !Number.isSafeInteger(index)) return null;
  if (level !== 'entries' && level > 63) return null;
  const tile = { level, index, width };
  return width >= 1 && width <= TILE_WIDTH && tilePath(tile) === path ? tile : null;
}

/** How many hashes (or entries) of a level are in full tiles and beside them, in a tree of `size` leaves: whole and rest. */
const countAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** How wide the tile is in a tree of `size` leaves: 0 when it is not in it. */
export function widthIn(size: number, { level, index }: Omit<Tile, 'width'>): number {
  const count = countAt(level === 'entries' ? 0 : level, size);
  return Math.max(0, Math.min(TILE_WIDTH, count - index * TILE_WIDTH));
}

/** The tiles that a tree of `size` leaves consists of and one of `after` leaves did not: level by level, entries first. */
export function tilesBetween(after: number, size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; countAt(level, size) > 0; level++) {
    const [old, now] = [countAt(level, after), countAt(level, size)];
    if (old === now) continue;
    for (let index = Math.floor(old / TILE_WIDTH); index * TILE_WIDTH < now; index++) {
      const width = widthIn(size, { level, index });
      if (level === 0) tiles.push({ level: 'entries', index, width });
      tiles.push({ level, index, width });
    }
  }
  return tiles;
}
