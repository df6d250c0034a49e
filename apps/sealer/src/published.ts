import type { DataSource } from 'typeorm';
import { lastSigned } from '@cobuild/ledger';
import { EMPTY_ROOT, keysAt, openCheckpoint, type RangedKey, type TreeHead } from '@cobuild/transparency';
import type { LogFiles } from './files';
import { SealingRefused } from './refusal';

/** A signed checkpoint and what it says. */
export type Signed = TreeHead & Readonly<{ note: string }>;

/** A log and its keys, oldest first. */
export type LogKeys = Readonly<{ origin: string; keys: readonly RangedKey[] }>;

const NOTHING: Signed = { size: 0, root: EMPTY_ROOT, note: '' };

/**
 * What was signed last and what of it is published. Throws `SealingRefused` when either is not this log's, or the published one is
 * not an earlier or the same one.
 */
export async function lastCheckpoints(
  db: DataSource,
  files: LogFiles,
  log: LogKeys,
): Promise<{ signed: Signed; published: Signed }> {
  const file = await files.read('checkpoint');
  const signed = opened(await lastSigned(db.manager), 'ledger.checkpoints', log);
  const published = opened(file && file.toString(), 'checkpoint', log);
  if (published.size > signed.size)
    throw new SealingRefused('checkpoint-ahead', `checkpoint (${published.size} > ${signed.size})`);
  if (published.size === signed.size && !published.root.equals(signed.root))
    throw new SealingRefused('forked', `checkpoint (${published.size})`);
  return { signed, published };
}

function opened(note: string | null, place: string, { origin, keys }: LogKeys): Signed {
  if (note === null) return NOTHING;
  const found = openCheckpoint(Buffer.from(note), origin, keysAt(keys));
  if ('fault' in found) throw new SealingRefused('checkpoint-unreadable', `${place} (${found.fault})`);
  return { ...found.checkpoint, note };
}
