import { createDataSource, factOf, readStream } from '@cobuild/ledger';
import { reasonsFor, type Language } from '@cobuild/notice';
import { AgreementOverview, titlesFor } from '@cobuild/readmodel';

/** Says why a line came, from the ledger alone. Resolves with 1 when there is no such occasion. */
export async function why(databaseUrl: string, occasion: string, lang: Language): Promise<number> {
  const id = occasion.split('/')[0] ?? '';
  const db = await createDataSource(databaseUrl, { poolSize: 1, entities: [AgreementOverview] }).initialize();
  try {
    const entries = await readStream(db.manager, id);
    const titles = (await titlesFor(db.manager, [id]))(id);
    const reasons = reasonsFor(entries.map(factOf), occasion, titles, lang);
    if (!reasons) {
      process.stderr.write(`没有这条通知 there is no such notice: ${occasion}\n`);
      return 1;
    }
    for (const line of reasons) process.stdout.write(`${line}\n`);
    return 0;
  } finally {
    await db.destroy();
  }
}
