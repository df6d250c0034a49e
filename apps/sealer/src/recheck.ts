import type { DataSource } from 'typeorm';
import { logLeaves } from '@cobuild/ledger';
import { EMPTY, grow, rootAt, tilePath, type Frontier, type TreeHead } from '@cobuild/transparency';
import type { LogFiles } from './files';
import { CHUNK, madeOf } from './made';
import { SealingRefused } from './refusal';

/**
 * Makes these trees again from the database, the largest last, and compares their roots, and every published file of the largest
 * byte for byte: then the tiles have the same root. The frontier of the largest. Throws `SealingRefused` naming the first place
 * that differs.
 */
export async function recheck(db: DataSource, files: LogFiles, heads: readonly TreeHead[]): Promise<Frontier> {
  const size = heads.at(-1)?.size ?? 0;
  let frontier = EMPTY;
  let wrong: string | null = null;
  const differ: number[] = [];
  while (frontier.size < size) {
    const leaves = await logLeaves(db.manager, frontier.size, Math.min(CHUNK, size - frontier.size));
    if (leaves.length === 0) throw new SealingRefused('root-differs', `ledger.log ${frontier.size} < ${size}`);
    const made = madeOf(frontier, leaves, size);
    for (const { tile, bytes } of made.files)
      if (wrong === null && !(await files.read(tilePath(tile)))?.equals(bytes)) wrong = tilePath(tile);
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
  return frontier;
}
