import type { EntityManager } from 'typeorm';

const MINE = `SELECT $1, pid, backend_start, clock_timestamp() + make_interval(secs => $2) FROM pg_stat_activity WHERE pid = pg_backend_pid()`;
const GONE = `NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.pid = l.session AND coalesce(a.backend_start = l.began, true))`;

const TAKE = `
  INSERT INTO cobuild.sealer_lease AS l (holder, session, began, until) ${MINE}
  ON CONFLICT (one) DO UPDATE SET holder = excluded.holder, session = excluded.session, began = excluded.began, until = excluded.until
  WHERE l.holder = excluded.holder OR l.until < clock_timestamp() OR ${GONE} RETURNING holder`;

/**
 * Takes the lease on sealing for so many seconds by the database's clock, on the connection of `tx`, which the holder keeps open: free
 * is the lease that has run out, and that of a connection that is gone. False while somebody else has it.
 */
export async function takeLease(tx: EntityManager, holder: string, seconds: number): Promise<boolean> {
  return (await tx.query<unknown[]>(TAKE, [holder, seconds])).length > 0;
}

const RENEW = `
  UPDATE cobuild.sealer_lease l SET (holder, session, began, until) = (${MINE}) WHERE l.holder = $1`;

/** Holds it for so many seconds from now; false when somebody else has taken it. */
export async function renewLease(tx: EntityManager, holder: string, seconds: number): Promise<boolean> {
  const [, renewed] = await tx.query<[unknown, number]>(RENEW, [holder, seconds]);
  return renewed > 0;
}

/** Leaves it to the next, if it is still ours. */
export async function releaseLease(tx: EntityManager, holder: string): Promise<void> {
  await tx.query(`UPDATE cobuild.sealer_lease SET until = '-infinity' WHERE holder = $1`, [holder]);
}
