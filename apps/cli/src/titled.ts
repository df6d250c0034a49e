import { createDataSource, readStream, type SealedEntry } from '@cobuild/ledger';
import type { Titles } from '@cobuild/notice';
import { AgreementOverview, titlesFor } from '@cobuild/readmodel';

/** The entries of an agreement, none when it does not exist, and the words of its programme. */
export async function readTitled(
  databaseUrl: string,
  agreementId: string,
): Promise<Readonly<{ entries: readonly SealedEntry[]; titles: Titles }>> {
  const db = await createDataSource(databaseUrl, { poolSize: 1, entities: [AgreementOverview] }).initialize();
  try {
    const entries = await readStream(db.manager, agreementId);
    return { entries, titles: (await titlesFor(db.manager, [agreementId]))(agreementId) };
  } finally {
    await db.destroy();
  }
}
