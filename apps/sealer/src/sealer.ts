import type { DataSource } from 'typeorm';
import { dayOf } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import {
  addLeaf,
  asNewest,
  assignIndexes,
  assignRestored,
  clockFault,
  isFromAnotherServer,
  keepCosignatures,
  keepSigned,
  logLeaves,
  logSize,
  ownEntries,
  snapshotHeads,
  takeEpoch,
} from '@cobuild/ledger';
import {
  consistencyProof,
  isRotation,
  keysOfLog,
  rootAt,
  rotationEntry,
  signCheckpoint,
  tilePath,
  tileReader,
  TILE_WIDTH,
  verifyConsistency,
  widthIn,
  type HashReader,
  type Signer,
  type Tile,
  type TreeHead,
} from '@cobuild/transparency';
import { dropUnfinished, publisher, type LogFiles } from './files';
import { bundleStart, CHUNK, madeOf } from './made';
import { NO_SUCCESSOR, type Successor } from './key';
import { lastCheckpoints, type LogKeys, type Signed } from './published';
import { recheck } from './recheck';
import { SealingRefused } from './refusal';
import { NO_WITNESSES, type Witnesses } from './witnesses';

export type SealerDeps = Readonly<{
  db: DataSource;
  clock: Clock;
  files: LogFiles;
  signer: Signer;
  successor?: Successor;
  witnesses?: Witnesses;
}>;

/** `round` seals what has come and resolves with the published size; after it has thrown once the sealer is of no use any more. */
export type Sealer = Readonly<{ epoch: number; round(): Promise<number> }>;

/** In which a district's day begins. */
const ZONE = 'Asia/Shanghai';

/**
 * Begins to seal; whoever did before is superseded. Checks first that database, tiles and checkpoints agree, and throws
 * `SealingRefused` when they do not. What was signed and did not get out any more is published.
 */
export async function openSealer({
  db,
  clock,
  files,
  signer: first,
  successor = NO_SUCCESSOR,
  witnesses = NO_WITNESSES,
}: SealerDeps): Promise<Sealer> {
  const epoch = await takeEpoch(db, clock.now());
  await dropOlder(files, epoch);
  const publish = publisher(files, String(epoch));
  // The content of a tile follows from its name; these two say different things at different times, so only the newest sealer puts them.
  const publishNamed = (name: Named, text: string) =>
    publish(name, Buffer.from(text), (put) => asNewest(db, epoch, put));
  const publishCheckpoint = (note: string) => publishNamed('checkpoint', note);
  if (await isFromAnotherServer(db.manager)) throw new SealingRefused('another-server', 'ledger.entries');
  let signer = first;
  const log = await keysOf(db, signer);
  if (log.keys.at(-1)?.vkey !== signer.vkey) {
    // The leaf was written, and the file did not follow any more.
    const next = successor.pending();
    if (next?.vkey !== log.keys.at(-1)?.vkey || !next) throw new SealingRefused('key-retired', signer.vkey);
    signer = next;
    successor.done();
  }
  const { signed, published } = await lastCheckpoints(db, files, log);
  let frontier = await recheck(db, files, [published, signed], (tile, bytes) => publish(tilePath(tile), bytes));
  let settled = false;
  let head: Signed = signed;
  if (published.note !== signed.note) await publishCheckpoint(signed.note);
  await publishNamed('vkey', `${signer.vkey}\n`);

  const round = async (): Promise<number> => {
    const before = await seal();
    const size = (await rotate()) ? await seal() : before;
    // Who did not answer in time is asked again when everything is out, so that nothing waits for it twice.
    const late = size > 0 ? await cosigned(head, 'all') : '';
    if (late !== '') {
      head = { ...head, note: head.note + late };
      await publishCheckpoint(head.note);
    }
    return size;
  };
  const seal = async (): Promise<number> => {
    while (!settled) settled = (await asNewest(db, epoch, (tx) => assignRestored(tx, CHUNK))) < CHUNK;
    await assign(db, epoch, clock);
    for (;;) {
      const start = bundleStart(frontier.size);
      const leaves = await logLeaves(db.manager, start, CHUNK);
      const size = start + leaves.length;
      if (size === frontier.size) return size;
      const made = madeOf(frontier, leaves, size);
      for (const { tile, bytes } of made.files) await publish(tilePath(tile), bytes);
      const next = { size, root: rootAt(made.frontier) };
      await mustContinue(files, head, next);
      const signedNote = signCheckpoint({ origin: signer.name, ...next }, signer);
      await asNewest(db, epoch, (tx) => keepSigned(tx, epoch, size, signedNote));
      const note = signedNote + (await cosigned({ ...next, note: signedNote }, 'well'));
      await publishCheckpoint(note);
      await dropPartials(
        files,
        made.files.map(({ tile }) => tile),
        head.size,
      );
      [frontier, head] = [made.frontier, { ...next, note }];
    }
  };

  /** Lets the successor take over, if there is one: whether it did. All before is signed by then, so nothing needs the old key any more. */
  const rotate = async (): Promise<boolean> => {
    const next = head.size > 0 ? successor.pending() : null;
    if (!next) return false;
    const done = await asNewest(db, epoch, async (tx) => {
      if ((await logSize(tx)) !== head.size) return false;
      await addLeaf(tx, rotationEntry(signer, next, head.size + 1));
      return true;
    });
    if (!done) return false;
    signer = next;
    successor.done();
    await publishNamed('vkey', `${signer.vkey}\n`);
    return true;
  };

  /** Lines of witnesses that came in time, kept. */
  const cosigned = async ({ note, size, root }: Signed, which: 'well' | 'all'): Promise<string> => {
    const lines = await witnesses.cosign({ note, head: { size, root }, read: readerOf(files, size) }, which);
    if (lines.length > 0) await asNewest(db, epoch, (tx) => keepCosignatures(tx, size, lines));
    return lines.join('');
  };
  return { epoch, round };
}

type Named = 'checkpoint' | 'vkey';

/** The sealer before this one, or the one before a log that was begun anew; each has dropped what was unfinished before it. */
const OLDER = 2;

/** From now on no older sealer can put a checkpoint or key in its place that it had begun to write. */
async function dropOlder(files: LogFiles, epoch: number): Promise<void> {
  for (let older = Math.max(1, epoch - OLDER); older < epoch; older += 1)
    for (const name of ['checkpoint', 'vkey'] satisfies Named[]) await dropUnfinished(files, name, String(older));
}

/** The keys that the log says it has; `SealingRefused` when one of them does not follow from the one before. */
async function keysOf(db: DataSource, { name, vkey }: Signer): Promise<LogKeys> {
  const rotations = (await ownEntries(db.manager)).filter(({ entry }) => isRotation(entry));
  const keys = keysOfLog(name, vkey, rotations);
  if (!keys) throw new SealingRefused('rotation-broken', 'ledger.log');
  return { origin: name, keys };
}

/** Gives every entry below the horizon its index, and takes the day's snapshot of all heads, unless the clock is wrong. */
async function assign(db: DataSource, epoch: number, clock: Clock): Promise<void> {
  while ((await asNewest(db, epoch, (tx) => assignIndexes(tx, CHUNK))) === CHUNK);
  await asNewest(db, epoch, async (tx) => {
    if ((await clockFault(tx, clock)) === null) await snapshotHeads(tx, dayOf(clock.now(), ZONE));
  });
}

/** Proves out of the tiles as they are on the disk that the next tree continues the one signed before. Throws `SealingRefused`. */
async function mustContinue(files: LogFiles, before: TreeHead, next: TreeHead): Promise<void> {
  if (before.size === 0) return;
  const read = readerOf(files, next.size);
  if (!verifyConsistency(before, next, await consistencyProof(before.size, next.size, read)))
    throw new SealingRefused('inconsistent', `${before.size}, ${next.size}`);
}

/** Hashes of a tree of `size` leaves out of the tiles as they are on the disk. */
const readerOf = (files: LogFiles, size: number): HashReader =>
  tileReader(size, async (tile) => {
    const bytes = await files.read(tilePath(tile));
    if (!bytes) throw new SealingRefused('file-differs', tilePath(tile));
    return bytes;
  });

/** Partial tiles that have become full ones are of no use any more (C2SP tlog-tiles, "Partial Tiles"). */
async function dropPartials(files: LogFiles, tiles: readonly Tile[], before: number): Promise<void> {
  for (const tile of tiles)
    if (tile.width === TILE_WIDTH && widthIn(before, tile) > 0) await files.remove(`${tilePath(tile)}.p`);
}
