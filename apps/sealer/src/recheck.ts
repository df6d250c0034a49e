import type { DataSource } from 'typeorm';
import { logLeaves } from '@cobuild/ledger';
import { EMPTY, grow, rootAt, tilePath, widthIn, type Frontier, type Tile, type TreeHead } from '@cobuild/transparency';
import type { LogFiles } from './files';
import { CHUNK, madeOf, type MadeFile } from './made';
import { SealingRefused } from './refusal';

/**
 * Makes these trees again from the database, the largest last, and compares their roots, and every published file of the largest
 * byte for byte: then the tiles have the same root. Files that no published checkpoint covers yet and that a backup of the folder has
 * not got are made again. The frontier of the largest. Throws `SealingRefused` naming the first place
 * that differs.
 */
export async function recheck(
  db: DataSource,
  files: LogFiles,
  heads: readonly [published: TreeHead, signed: TreeHead],
  publish: (tile: Tile, bytes: Buffer) => Promise<void>,
): Promise<Frontier> {
  const [{ size: published }] = heads;
  const missing: MadeFile[] = [];
  const size = heads.at(-1)?.size ?? 0;
  let frontier = EMPTY;
  let wrong: string | null = null;
  const differ: number[] = [];
  while (frontier.size < size) {
    const leaves = await logLeaves(db.manager, frontier.size, Math.min(CHUNK, size - frontier.size));
    if (leaves.length === 0) throw new SealingRefused('root-differs', `ledger.log ${frontier.size} < ${size}`);
    const made = madeOf(frontier, leaves, size);
    for (const file of made.files) {
      const found = await files.read(tilePath(file.tile));
      if (!found && widthIn(published, file.tile) < file.tile.width) missing.push(file);
      else if (wrong === null && !found?.equals(file.bytes)) wrong = tilePath(file.tile);
    }
    for (const head of heads) {
      if (head.size <= frontier.size || head.size > made.frontier.size) continue;
      const upTo = grow(frontier, made.hashes.slice(0, head.size - frontier.size)).frontier;
      if (!rootAt(upTo).equals(head.root)) differ.push(head.size);
    }
    frontier = made.frontier;
  }
  const [first] = differ;
  if (first !== undefined) throw new SealingRefused('root-differs', `${first}, ${wrong ?? 'ledger.checkpoints'}`);
  if (wrong !== null) throw new SealingRefused('file-differs', wrong);
  for (const { tile, bytes } of missing) await publish(tile, bytes);
  return frontier;
}
