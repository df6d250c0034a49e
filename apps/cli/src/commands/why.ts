import { createDataSource, factOf, readStream } from '@cobuild/ledger';
import { sayWhy, why as answered, type Language } from '@cobuild/notice';
import { AgreementOverview, titlesFor } from '@cobuild/readmodel';

/** Says why a reminder came, from the ledger alone. Resolves with 1 when no such reminder was issued. */
export async function why(databaseUrl: string, occasion: string, lang: Language): Promise<number> {
  const id = occasion.split('/')[0] ?? '';
  const db = await createDataSource(databaseUrl, { poolSize: 1, entities: [AgreementOverview] }).initialize();
  try {
    const entries = await readStream(db.manager, id);
    const answer = answered(entries.map(factOf), occasion);
    if (!answer) {
      process.stderr.write(`没有发过这条提醒 no such reminder was issued: ${occasion}\n`);
      return 1;
    }
    const titles = (await titlesFor(db.manager, [id]))(id);
    for (const line of sayWhy(answer, titles, lang)) process.stdout.write(`${line}\n`);
    return 0;
  } finally {
    await db.destroy();
  }
}
