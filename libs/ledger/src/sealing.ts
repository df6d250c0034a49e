import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import { OWN } from './log';

/** Taken by whoever begins to seal or writes as a sealer, until its transaction ends. */
const TURN = `SELECT pg_advisory_xact_lock(727264)`;

/** A process that is stopped in the middle of its turn loses it, so that the next one can go on. */
const AT_MOST = `SET LOCAL idle_in_transaction_session_timeout = '10s'`;

/** To begin a new log takes as long as it takes to read the old one. */
const AT_LENGTH = `SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0`;

/** Somebody else has begun to seal: this sealer must stop. */
export class Superseded extends Error {
  constructor() {
    super('another sealer has taken over: this one writes nothing more');
  }
}

/** Does the work in a transaction after which every sealer that has begun before is superseded. Waits for one that is just writing. */
export const alone = <T>(
  db: DataSource,
  since: Instant,
  work: (tx: EntityManager, epoch: number) => Promise<T>,
): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.query(AT_LENGTH);
    await tx.query(TURN);
    const next = `INSERT INTO ledger.sealers (epoch, since) SELECT coalesce(max(epoch), 0) + 1, $1 FROM ledger.sealers RETURNING epoch::float8`;
    const [taken] = await tx.query<{ epoch: number }[]>(next, [since]);
    return work(tx, taken?.epoch ?? 0);
  });

/** Begins to seal. */
export const takeEpoch = (db: DataSource, since: Instant): Promise<number> =>
  alone(db, since, (_, epoch) => Promise.resolve(epoch));

/** Does the work in a transaction in which nobody else can begin to seal. Throws `Superseded` when somebody has. */
export const asNewest = <T>(db: DataSource, epoch: number, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.query(AT_MOST);
    await tx.query(TURN);
    const [newest] = await tx.query<{ epoch: number }[]>(`SELECT max(epoch)::float8 AS epoch FROM ledger.sealers`);
    if (newest?.epoch !== epoch) throw new Superseded();
    return work(tx);
  });

/** Remembers a signed checkpoint; throws when one of this size was signed before. */
export async function keepSigned(tx: EntityManager, epoch: number, size: number, note: string): Promise<void> {
  const keep = `INSERT INTO ledger.checkpoints (size, note, epoch) VALUES ($1, $2, $3)`;
  await tx.query(keep, [size, note, epoch]);
}

/** Remembers what witnesses have signed under a checkpoint; a line that is there already is fine. */
export async function keepCosignatures(tx: EntityManager, size: number, lines: readonly string[]): Promise<void> {
  const keep = `INSERT INTO ledger.cosignatures (size, line) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`;
  await tx.query(keep, [size, lines]);
}

/** A signed checkpoint as it is remembered: its note, with the cosignatures that came for it. */
export type KeptCheckpoint = Readonly<{ size: number; note: string }>;

const KEPT = `
  SELECT size::float8 AS size, note || coalesce((SELECT string_agg(line, '' ORDER BY line) FROM ledger.cosignatures x
                                                 WHERE x.incarnation = c.incarnation AND x.size = c.size), '') AS note
  FROM ledger.checkpoints c WHERE incarnation = ledger.incarnation()`;

/** The largest checkpoint that was signed, as a note; null when there is none. */
export async function lastSigned(tx: EntityManager): Promise<string | null> {
  const [last] = await tx.query<{ note: string }[]>(`${KEPT} ORDER BY size DESC LIMIT 1`);
  return last?.note ?? null;
}

/** At most `limit` checkpoints that were signed, by size, above a size. */
export const signedAfter = (tx: EntityManager, size: number, limit: number): Promise<KeptCheckpoint[]> =>
  tx.query<KeptCheckpoint[]>(`${KEPT} AND size > $1 ORDER BY size LIMIT $2`, [size, limit]);

const COVERING = `
  ${KEPT} AND size < $2 AND (size = ANY($3::bigint[]) OR size IN (
    SELECT (SELECT f.size FROM ledger.checkpoints f WHERE f.incarnation = l.incarnation AND f.size > l.index ORDER BY f.size LIMIT 1)
    FROM ledger.log l WHERE l.incarnation = ledger.incarnation() AND l.agreement_id = $1
    UNION ALL
    SELECT max(x.size) FROM ledger.cosignatures x WHERE x.incarnation = ledger.incarnation() AND x.size < $2
    GROUP BY split_part(x.line, ' ', 2)))
  ORDER BY size`;

/**
 * Checkpoints below `size`, by size: the first that covered each entry of an agreement, the last that each witness cosigned, and
 * those of the sizes named.
 */
export const checkpointsCovering = (
  tx: EntityManager,
  agreementId: string,
  size: number,
  named: readonly number[],
): Promise<KeptCheckpoint[]> => tx.query<KeptCheckpoint[]>(COVERING, [agreementId, size, named]);

/**
 * Whether there are entries of transactions that this server has yet to begin: the database was restored into another one, and
 * their order says nothing any more; `cobuild restore` makes a note of that, and then it does.
 */
export async function isFromAnotherServer(tx: EntityManager): Promise<boolean> {
  const query = `
    SELECT coalesce(max(transaction_id) >= pg_snapshot_xmax(pg_current_snapshot()), false) AS ahead
    FROM (SELECT transaction_id FROM ledger.entries WHERE position >= ${OWN} ORDER BY transaction_id DESC LIMIT 1) newest`;
  const [found] = await tx.query<{ ahead: boolean }[]>(query);
  return found?.ahead ?? false;
}
