import type { EntityManager } from 'typeorm';
import {
  allHolds,
  createDataSource,
  entriesAfter,
  logLeaves,
  publishedCheckpoint,
  publishedFile,
  readStream,
  signedAfter,
  type Hold,
  type KeptCheckpoint,
  type LogLeaf,
  type Place,
  type SealedEntry,
} from '@cobuild/ledger';
import { tilePath, tilesBetween, TILE_WIDTH } from '@cobuild/transparency';

/** Rows in hand at once. Pages of leaves are of whole bundles. */
const [ENTRIES, LEAVES, CHECKPOINTS] = [1000, 4096, 1000];

/** The entries of one agreement, straight from the ledger. */
export const entriesOf = (databaseUrl: string, agreementId: string): Promise<SealedEntry[]> =>
  reading(databaseUrl, (tx) => readStream(tx, agreementId));

/** Everything that is read-only. */
export const holdsIn = (databaseUrl: string): Promise<Hold[]> => reading(databaseUrl, allHolds);

/**
 * Reads the ledger as it is at one moment, for as long as that takes. Locks nothing: who writes meanwhile is not kept waiting, and is
 * not seen.
 */
export async function reading<T>(databaseUrl: string, read: (tx: EntityManager) => Promise<T>): Promise<T> {
  const db = await createDataSource(databaseUrl, { poolSize: 2 }).initialize();
  try {
    return await db.transaction('REPEATABLE READ', async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
      return read(tx);
    });
  } finally {
    await db.destroy();
  }
}

/** All entries, stream by stream, also of streams whose head is gone; or those of one agreement. */
export async function* entryPages(tx: EntityManager, only: string | null): AsyncGenerator<SealedEntry[]> {
  let place: Place = { agreementId: '', seq: 0 };
  for (;;) {
    const page = await entriesAfter(tx, place, ENTRIES, only);
    if (page.length > 0) yield page;
    place = page.at(-1) ?? place;
    if (page.length < ENTRIES) return;
  }
}

/** All leaves of the log, from the first on. */
export async function* leafPages(tx: EntityManager): AsyncGenerator<LogLeaf[]> {
  for (let from = 0; ;) {
    const page = await logLeaves(tx, from, LEAVES);
    if (page.length > 0) yield page;
    from = (page.at(-1)?.index ?? 0) + 1;
    if (page.length < LEAVES) return;
  }
}

/** All checkpoints that were signed, by size. */
export async function* signedPages(tx: EntityManager): AsyncGenerator<KeptCheckpoint[]> {
  for (let size = -1; ;) {
    const page = await signedAfter(tx, size, CHECKPOINTS);
    if (page.length > 0) yield page;
    size = page.at(-1)?.size ?? size;
    if (page.length < CHECKPOINTS) return;
  }
}

/**
 * Files of a published log as they are now, read when they are asked for. Files that sealing changes are read at once: the
 * checkpoint, the key, and the partial tiles under that checkpoint.
 */
export async function publishedFiles(folder: string): Promise<(path: string) => Promise<Buffer | null>> {
  for (;;) {
    const published = await publishedCheckpoint(folder);
    const { size = 0, incarnation } = published ?? {};
    const partial = tilesBetween(0, size).filter(({ width }) => width < TILE_WIDTH);
    const early = new Map<string, Buffer | null>();
    for (const path of ['checkpoint', 'vkey', ...partial.map(tilePath)])
      early.set(path, await publishedFile(folder, path, incarnation));
    // Sealed on meanwhile, a partial tile may have become a full one.
    if ((await publishedCheckpoint(folder))?.note === published?.note)
      return async (path) => early.get(path) ?? publishedFile(folder, path, incarnation);
  }
}
