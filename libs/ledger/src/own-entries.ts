import type { EntityManager } from 'typeorm';
import type { PlacedEntry } from '@cobuild/transparency';

/** The number of the log that is written now: 1, and one more for each time it was begun anew after a loss. */
export async function incarnation(tx: EntityManager): Promise<number> {
  const [found] = await tx.query<{ n: number }[]>(`SELECT ledger.incarnation() AS n`);
  return found?.n ?? 1;
}

const OWN = `
  SELECT index::float8 AS index, snapshot AS entry FROM ledger.log
  WHERE incarnation = ledger.incarnation() AND snapshot IS NOT NULL AND snapshot NOT LIKE '{"day":%' ORDER BY index`;

/** What the log says of itself, in order: changes of its key, and when it was begun anew, its first entry. */
export const ownEntries = (tx: EntityManager): Promise<PlacedEntry[]> => tx.query<PlacedEntry[]>(OWN);

/** Where something of the `n`-th log is kept, of a file named for the first. */
export const keptFor = (path: string, n: number): string => (n === 1 ? path : `${path}.${n}`);
