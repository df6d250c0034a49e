import type { EntityManager } from 'typeorm';
import type { LedgerAndLog } from '@cobuild/audit';
import {
  allHeads,
  allHolds,
  allSigned,
  createDataSource,
  logLeaves,
  passedOver,
  publishedCheckpoint,
  publishedFile,
  readStream,
  streamIds,
  type Hold,
  type LogLeaf,
  type SealedEntry,
} from '@cobuild/ledger';
import { tilePath, tilesBetween } from '@cobuild/transparency';

const CHUNK = 4096;

/** The entries of one agreement, or of every agreement when none is named, straight from the ledger: one list a stream. */
export const entriesOf = (databaseUrl: string, agreementId?: string): Promise<SealedEntry[][]> =>
  reading(databaseUrl, async (tx) => streamsOf(tx, agreementId === undefined ? await streamIds(tx) : [agreementId]));

/** Everything that is read-only. */
export const holdsIn = (databaseUrl: string): Promise<Hold[]> => reading(databaseUrl, allHolds);

/**
 * The whole ledger as it is at one moment, with its log, and what is published in a folder; and what `look` sees at that moment.
 * Locks nothing: who writes meanwhile is not kept waiting, and is not seen.
 */
export const ledgerAndLog = <T>(
  databaseUrl: string,
  folder: string,
  known: Pick<LedgerAndLog, 'pins' | 'vkeys' | 'witnesses'>,
  look: (tx: EntityManager, streams: readonly SealedEntry[][]) => Promise<T>,
): Promise<{ world: LedgerAndLog; rows: T }> =>
  reading(databaseUrl, async (tx) => {
    // Files first: what they are under is in the database already.
    const files = await filesIn(folder);
    const streams = await streamsOf(tx, await idsInEntries(tx));
    const [heads, over, signed] = [await allHeads(tx), await passedOver(tx), await allSigned(tx)];
    const world = { streams, heads, passedOver: over, leaves: await leavesOf(tx), signed, files, ...known };
    return { world, rows: await look(tx, streams) };
  });

async function reading<T>(databaseUrl: string, read: (tx: EntityManager) => Promise<T>): Promise<T> {
  const db = await createDataSource(databaseUrl, { poolSize: 2 }).initialize();
  try {
    return await db.transaction('REPEATABLE READ', read);
  } finally {
    await db.destroy();
  }
}

async function streamsOf(tx: EntityManager, ids: readonly string[]): Promise<SealedEntry[][]> {
  const streams: SealedEntry[][] = [];
  for (const id of ids) streams.push(await readStream(tx, id));
  return streams;
}

/** Also of streams whose head is gone. */
async function idsInEntries(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(`SELECT DISTINCT agreement_id AS id FROM ledger.entries ORDER BY 1`);
  return rows.map(({ id }) => id);
}

async function leavesOf(tx: EntityManager): Promise<LogLeaf[]> {
  const leaves: LogLeaf[] = [];
  for (;;) {
    const next = await logLeaves(tx, (leaves.at(-1)?.index ?? -1) + 1, CHUNK);
    leaves.push(...next);
    if (next.length < CHUNK) return leaves;
  }
}

async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const size = (await publishedCheckpoint(folder))?.size ?? 0;
  const files = new Map<string, Buffer>();
  for (const path of ['checkpoint', 'vkey', ...tilesBetween(0, size).map(tilePath)]) {
    const bytes = await publishedFile(folder, path);
    if (bytes) files.set(path, bytes);
  }
  return files;
}
