import type { DataSource, EntityManager } from 'typeorm';

const known = new WeakMap<DataSource, string>();

const MAKE = `INSERT INTO directory.installation (sole) VALUES (true) ON CONFLICT DO NOTHING`;

/**
 * The id of the installation that this database belongs to: 12 hexadecimal digits, the same in every process. The first call on a
 * database makes it; later calls read nothing.
 */
export async function installationId(db: DataSource): Promise<string> {
  const cached = known.get(db);
  if (cached !== undefined) return cached;
  await db.query(MAKE);
  const [row] = await db.query<{ id: string }[]>(`SELECT id FROM directory.installation`);
  if (!row) throw new Error('directory.installation has no row: restore it from the backup');
  known.set(db, row.id);
  return row.id;
}

/** Whether an administrator with an account was ever appointed. Erasing that person does not undo it. */
export async function isAdministered(tx: EntityManager): Promise<boolean> {
  const find = `SELECT FROM directory.installation WHERE administered_since IS NOT NULL`;
  return (await tx.query<unknown[]>(find)).length > 0;
}

const RECORD = `
  INSERT INTO directory.installation AS i (administered_since)
  SELECT now() FROM directory.people WHERE id = $1 AND (login IS NOT NULL OR password IS NOT NULL OR subject IS NOT NULL)
  ON CONFLICT (sole) DO UPDATE SET administered_since = excluded.administered_since WHERE i.administered_since IS NULL
  RETURNING id`;

/** Records that an administrator was appointed, if the person has an account; the first time ends all sessions of demo mode. */
export async function recordAdministrator(tx: EntityManager, person: string): Promise<void> {
  const recorded = await tx.query<unknown[]>(RECORD, [person]);
  if (recorded.length > 0) await tx.query(`DELETE FROM directory.sessions WHERE began_by = 'demo'`);
}
