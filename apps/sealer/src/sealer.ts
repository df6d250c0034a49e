import type { DataSource } from 'typeorm';
import { dayOf } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import {
  asNewest,
  assignIndexes,
  assignRestored,
  isFromAnotherServer,
  keepSigned,
  logLeaves,
  snapshotHeads,
  takeEpoch,
} from '@cobuild/ledger';
import {
  consistencyProof,
  rootAt,
  signCheckpoint,
  tilePath,
  tileReader,
  TILE_WIDTH,
  verifyConsistency,
  widthIn,
  type Signer,
  type Tile,
  type TreeHead,
} from '@cobuild/transparency';
import { publisher, type LogFiles } from './files';
import { bundleStart, CHUNK, madeOf } from './made';
import { lastCheckpoints } from './published';
import { recheck } from './recheck';
import { SealingRefused } from './refusal';

export type SealerDeps = Readonly<{ db: DataSource; clock: Clock; files: LogFiles; signer: Signer }>;

/** `round` seals what has come and resolves with the published size; after it has thrown once the sealer is of no use any more. */
export type Sealer = Readonly<{ epoch: number; round(): Promise<number> }>;

/** In which a district's day begins. */
const ZONE = 'Asia/Shanghai';

/**
 * Begins to seal; whoever did before is superseded. Checks first that database, tiles and checkpoints agree, and throws
 * `SealingRefused` when they do not. What was signed and did not get out any more is published.
 */
export async function openSealer({ db, clock, files, signer }: SealerDeps): Promise<Sealer> {
  const epoch = await takeEpoch(db, clock.now());
  const publish = publisher(files, String(epoch));
  const publishCheckpoint = (note: string) => asNewest(db, epoch, () => publish('checkpoint', Buffer.from(note)));
  if (await isFromAnotherServer(db.manager)) throw new SealingRefused('another-server', 'ledger.entries');
  const { signed, published } = await lastCheckpoints(db, files, signer);
  let frontier = await recheck(db, files, [published, signed], (tile, bytes) => publish(tilePath(tile), bytes));
  let head: TreeHead = signed;
  let settled = false;
  if (published.size < signed.size) await publishCheckpoint(signed.note);
  await publish('vkey', Buffer.from(`${signer.vkey}\n`));

  const round = async (): Promise<number> => {
    while (!settled) settled = (await asNewest(db, epoch, (tx) => assignRestored(tx, CHUNK))) < CHUNK;
    await assign(db, epoch, dayOf(clock.now(), ZONE));
    for (;;) {
      const start = bundleStart(frontier.size);
      const leaves = await logLeaves(db.manager, start, CHUNK);
      const size = start + leaves.length;
      if (size === frontier.size) return size;
      const made = madeOf(frontier, leaves, size);
      for (const { tile, bytes } of made.files) await publish(tilePath(tile), bytes);
      const next = { size, root: rootAt(made.frontier) };
      await mustContinue(files, head, next);
      const note = signCheckpoint({ origin: signer.name, ...next }, signer);
      await asNewest(db, epoch, (tx) => keepSigned(tx, epoch, size, note));
      await publishCheckpoint(note);
      await dropPartials(
        files,
        made.files.map(({ tile }) => tile),
        head.size,
      );
      [frontier, head] = [made.frontier, next];
    }
  };
  return { epoch, round };
}

/** Gives every entry below the horizon its index, and takes the day's snapshot of all heads. */
async function assign(db: DataSource, epoch: number, day: string): Promise<void> {
  while ((await asNewest(db, epoch, (tx) => assignIndexes(tx, CHUNK))) === CHUNK);
  await asNewest(db, epoch, (tx) => snapshotHeads(tx, day));
}

/** Proves out of the tiles as they are on the disk that the next tree continues the one signed before. Throws `SealingRefused`. */
async function mustContinue(files: LogFiles, before: TreeHead, next: TreeHead): Promise<void> {
  if (before.size === 0) return;
  const read = tileReader(next.size, async (tile) => {
    const bytes = await files.read(tilePath(tile));
    if (!bytes) throw new SealingRefused('file-differs', tilePath(tile));
    return bytes;
  });
  if (!verifyConsistency(before, next, await consistencyProof(before.size, next.size, read)))
    throw new SealingRefused('inconsistent', `${before.size}, ${next.size}`);
}

/** Partial tiles that have become full ones are of no use any more (C2SP tlog-tiles, "Partial Tiles"). */
async function dropPartials(files: LogFiles, tiles: readonly Tile[], before: number): Promise<void> {
  for (const tile of tiles)
    if (tile.width === TILE_WIDTH && widthIn(before, tile) > 0) await files.remove(`${tilePath(tile)}.p`);
}
