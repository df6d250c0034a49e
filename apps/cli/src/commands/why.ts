import { because, pointsOf, sayComparison, sayPoints } from '@cobuild/audit';
import { factOf, type SealedEntry } from '@cobuild/ledger';
import { reasonsFor, type Language, type Titles } from '@cobuild/notice';
import { readTitled } from '../titled';

/**
 * Says why a line came (its occasion), an item stands as it does (`<agreement>/<item>`), or points are suggested for a role
 * (`<agreement>/<review>/<role>`), from the ledger alone. Resolves with 1 when there is no such thing.
 */
export async function why(databaseUrl: string, what: string, lang: Language): Promise<number> {
  const { entries, titles } = await readTitled(databaseUrl, what.split('/')[0] ?? '');
  const reasons = reasonsOf(entries, what, titles, lang);
  if (!reasons) {
    process.stderr.write(`没有这一项 there is no such thing: ${what}\n`);
    return 1;
  }
  for (const line of reasons) process.stdout.write(`${line}\n`);
  return 0;
}

function reasonsOf(entries: readonly SealedEntry[], what: string, titles: Titles, lang: Language): string[] | null {
  const reasons = reasonsFor(entries.map(factOf), what, titles, lang);
  if (reasons || entries.length === 0) return reasons;
  const [, item = '', role] = what.split('/');
  const standing = because(entries, item, []);
  if (standing.changes.length === 0) return null;
  if (role === undefined) return sayComparison(standing, titles, lang);
  const { parties } = standing.agreement;
  if (!Object.hasOwn(parties, role) || standing.agreement.items[item]?.kind !== 'review') return null;
  return sayPoints(pointsOf(entries, role, item), titles, lang);
}
