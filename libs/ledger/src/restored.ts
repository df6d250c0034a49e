import type { EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';

/**
 * Makes a note, as the owner, that everything in the ledger now came with a restore: the transactions of these entries were another
 * server's, are all over, and tell nothing of the order of what comes next.
 */
export async function settleRestored(tx: EntityManager, at: Instant): Promise<void> {
  const note = `INSERT INTO ledger.restores (first_position, at) SELECT coalesce(max(position), 0) + 1, $1 FROM ledger.entries ON CONFLICT DO NOTHING`;
  await tx.query(note, [at]);
}
