import { createDataSource, readStream, streamIds, type SealedEntry } from '@cobuild/ledger';

/** The entries of one agreement, or of every agreement when none is named, straight from the ledger: one list a stream. */
export async function entriesOf(databaseUrl: string, agreementId?: string): Promise<SealedEntry[][]> {
  const db = await createDataSource(databaseUrl, { poolSize: 2 }).initialize();
  try {
    const ids = agreementId === undefined ? await streamIds(db.manager) : [agreementId];
    const streams: SealedEntry[][] = [];
    for (const id of ids) streams.push(await readStream(db.manager, id));
    return streams;
  } finally {
    await db.destroy();
  }
}
