import type { EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import type { SideStore } from './side-store';

/** Stops all handling of a person but storage: their key is in escrow, and they are signed out and told nothing. False when they are restricted or erased already. */
export async function restrictPerson(
  tx: EntityManager,
  side: SideStore,
  person: string,
  at: Instant,
): Promise<boolean> {
  if (!(await side.restrict(tx, person, at))) return false;
  await tx.query(`UPDATE directory.people SET disabled = true WHERE id = $1`, [person]);
  await tx.query(`DELETE FROM directory.sessions WHERE person = $1`, [person]);
  return true;
}

/** What became of a wish to give a restricted person back: `waits` for a second one's word. */
export type Restoring = 'not-restricted' | 'waits' | 'restored';

/** It takes the word of two; one person's word twice is one. */
export async function restorePerson(
  tx: EntityManager,
  side: SideStore,
  person: string,
  approver: string,
): Promise<Restoring> {
  const find = `SELECT approved_by AS first FROM side.escrow WHERE subject = $1 FOR UPDATE`;
  const [held] = await tx.query<{ first: string | null }[]>(find, [person]);
  if (!held) return 'not-restricted';
  if (held.first === null) {
    await tx.query(`UPDATE side.escrow SET approved_by = $2 WHERE subject = $1`, [person, approver]);
    return 'waits';
  }
  if (held.first === approver) return 'waits';
  await side.restore(tx, person);
  await tx.query(`UPDATE directory.people SET disabled = false WHERE id = $1`, [person]);
  return 'restored';
}
