import { rootOf } from './hashing';
import { TILE_WIDTH } from './tiles';

/**
 * The right edge of a growing tree: for each level of tiles the hashes of its last, still partial tile. Enough to add leaves, to
 * write tiles and to know the root; a compact range in steps of a tile.
 */
export type Frontier = Readonly<{ size: number; edge: readonly (readonly Buffer[])[] }>;

export const EMPTY: Frontier = { size: 0, edge: [] };

/** A tile's hashes, full or as far as it goes. */
export type TileHashes = Readonly<{ level: number; index: number; hashes: readonly Buffer[] }>;

/** The frontier with these leaf hashes added, and every tile that is new or longer by it. */
export function grow(frontier: Frontier, leaves: readonly Buffer[]): { frontier: Frontier; tiles: TileHashes[] } {
  const edge: Buffer[][] = [];
  const tiles: TileHashes[] = [];
  let added = leaves;
  for (let level = 0; added.length > 0 || level < frontier.edge.length; level++) {
    const before = Math.floor(frontier.size / TILE_WIDTH ** (level + 1));
    const row = [...(frontier.edge[level] ?? []), ...added];
    const cut = Array.from({ length: Math.ceil(row.length / TILE_WIDTH) }, (_, i) =>
      row.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH),
    );
    if (added.length > 0) tiles.push(...cut.map((hashes, i) => ({ level, index: before + i, hashes })));
    const full = cut.filter(({ length }) => length === TILE_WIDTH);
    edge.push(cut[full.length] ?? []);
    added = full.map(rootOf);
  }
  return { frontier: { size: frontier.size + leaves.length, edge }, tiles };
}

/** The root of the tree (RFC 6962, section 2.1). */
export const rootAt = ({ edge }: Frontier): Buffer =>
  rootOf(edge.reduce<Buffer[]>((below, row) => [...row, ...(below.length > 0 ? [rootOf(below)] : [])], []));
