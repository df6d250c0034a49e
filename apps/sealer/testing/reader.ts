import {
  consistencyProof,
  entriesIn,
  hashesIn,
  leafHash,
  openCheckpoint,
  rootOf,
  tilePath,
  tileReader,
  tilesBetween,
  verifierOf,
  verifyConsistency,
  type Tile,
  type TreeHead,
} from '@cobuild/transparency';
import type { LogFiles } from '../src/files';

/** Reads a published log as a stranger does who knows its vkey and origin, and holds each checkpoint against the one seen before. */
export function readerOf(vkey: string, origin: string): (files: Pick<LogFiles, 'read'>) => Promise<string[]> {
  const key = verifierOf(vkey);
  let seen: TreeHead | null = null;
  /** The entries under the checkpoint; throws when a tile is missing or wrong, or an earlier checkpoint is contradicted. */
  return async (files): Promise<string[]> => {
    const note = await files.read('checkpoint');
    if (!note) return [];
    const opened = openCheckpoint(note, origin, key ? [key] : []);
    if ('fault' in opened) throw new Error(`checkpoint: ${opened.fault}`);
    const head = opened.checkpoint;
    const kept = new Map<string, Buffer>();
    const bytesOf = (tile: Tile): Buffer => kept.get(tilePath(tile)) ?? Buffer.alloc(0);
    for (const tile of tilesBetween(0, head.size)) {
      const found = await files.read(tilePath(tile));
      if (!found) throw new Error(`${tilePath(tile)} is missing under a checkpoint of ${head.size}`);
      kept.set(tilePath(tile), found);
    }
    const of = (level: 0 | 'entries') => tilesBetween(0, head.size).filter((tile) => tile.level === level);
    const leaves = of(0).flatMap((tile) => hashesIn(bytesOf(tile)));
    const entries = of('entries').flatMap((tile) => entriesIn(bytesOf(tile)) ?? []);
    if (!rootOf(leaves).equals(head.root)) throw new Error('the tiles have another root');
    if (!Buffer.concat(entries.map(leafHash)).equals(Buffer.concat(leaves)))
      throw new Error('the entries have other hashes');
    const read = tileReader(head.size, (tile) => Promise.resolve(bytesOf(tile)));
    if (seen && !verifyConsistency(seen, head, await consistencyProof(seen.size, head.size, read)))
      throw new Error(`${head.size} contradicts ${seen.size}`);
    seen = head;
    return entries.map(String);
  };
}
