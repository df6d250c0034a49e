import type { DataSource } from 'typeorm';
import { advancedTo, isOverdue } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { readAgreement } from '@cobuild/handler';
import type { AgreementOverview } from '@cobuild/readmodel';

/** One thing that every agreement of a programme owes: how many have it, and which are missing or late. */
export type Coverage = Readonly<{ item: string; done: number; of: number; missing: string[]; late: string[] }>;

/** Folds each of these agreements that is more than proposed, a few milliseconds each; items of kind `coverage`. */
export async function coverageOf(
  db: DataSource,
  agreements: readonly AgreementOverview[],
  now: Instant,
): Promise<Coverage[]> {
  const found = new Map<string, { done: number; of: number; missing: string[]; late: string[] }>();
  for (const { agreementId, status } of agreements) {
    if (status === 'proposed') continue;
    const agreement = advancedTo(await readAgreement(db.manager, agreementId), now);
    for (const item of Object.values(agreement.items)) {
      const { key, kind, status: state } = item;
      if (kind !== 'coverage' || state === 'not-owed' || state === 'released') continue;
      const row = found.get(key) ?? { done: 0, of: 0, missing: [], late: [] };
      found.set(key, row);
      row.of += 1;
      if (state === 'done') row.done += 1;
      else row.missing.push(agreementId);
      if (isOverdue(agreement, item)) row.late.push(agreementId);
    }
  }
  return [...found].map(([item, row]) => ({ item, ...row }));
}
