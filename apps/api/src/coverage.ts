import type { DataSource } from 'typeorm';
import { replay } from '@cobuild/audit';
import { readStream } from '@cobuild/ledger';
import type { AgreementOverview } from '@cobuild/readmodel';

/** One thing that every agreement of a programme owes: how many have it, and which are missing or late. */
export type Coverage = Readonly<{ item: string; done: number; of: number; missing: string[]; late: string[] }>;

/** Folds each of these agreements that is more than proposed, a few milliseconds each; items of kind `coverage`. */
export async function coverageOf(db: DataSource, agreements: readonly AgreementOverview[]): Promise<Coverage[]> {
  const found = new Map<string, { done: number; of: number; missing: string[]; late: string[] }>();
  for (const { agreementId, status } of agreements) {
    if (status === 'proposed') continue;
    const { agreement } = replay(await readStream(db.manager, agreementId));
    for (const { key, kind, status: state, overdue } of Object.values(agreement.items)) {
      if (kind !== 'coverage' || state === 'not-owed' || state === 'released') continue;
      const row = found.get(key) ?? { done: 0, of: 0, missing: [], late: [] };
      found.set(key, row);
      row.of += 1;
      if (state === 'done') row.done += 1;
      else row.missing.push(agreementId);
      if (state !== 'done' && overdue) row.late.push(agreementId);
    }
  }
  return [...found].map(([item, row]) => ({ item, ...row }));
}
