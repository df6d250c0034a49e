import type { EntityManager } from 'typeorm';
import { commitmentEntry, headSnapshotEntry, leafHash, type StreamHead } from '@cobuild/transparency';

/** One leaf of the log: an event of an agreement, or a snapshot of all heads (then the first three are null). */
export type LogLeaf = Readonly<{
  index: number;
  agreementId: string | null;
  seq: number | null;
  /** Hex, as the entry has it now; null for a snapshot, or when there is no such entry any more. */
  commitment: string | null;
  snapshot: string | null;
  leafHash: Buffer;
}>;

/** What stands in the log at this leaf, recomputed from the ledger; null when it is not there any more. */
export function entryOf({ commitment, snapshot }: LogLeaf): Buffer | null {
  if (snapshot !== null) return Buffer.from(snapshot);
  return commitment === null ? null : commitmentEntry(commitment);
}

/** The first position that this server gave out itself. What came with a restore before it has another server's transactions. */
export const OWN = `coalesce((SELECT max(first_position) FROM ledger.restores), 0)`;

const LAST = `
  SELECT CASE WHEN e.position < ${OWN} THEN '0' ELSE e.transaction_id::text END AS transaction, e.position::text AS position
  FROM ledger.log l JOIN ledger.entries e ON e.agreement_id = l.agreement_id AND e.seq = l.seq
  WHERE l.incarnation = ledger.incarnation() AND l.agreement_id IS NOT NULL ORDER BY l.index DESC LIMIT 1`;

// Below the oldest transaction still running nothing can come any more, so a slow one is waited for and never passed over.
const WAITING = `
  SELECT agreement_id AS "agreementId", seq, commitment FROM ledger.entries
  WHERE position >= ${OWN} AND transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AND (transaction_id, position) > ($1::xid8, $2::bigint)
  ORDER BY transaction_id, position LIMIT $3`;

/**
 * Gives the next indexes to at most `limit` entries that have none, in the order of their transactions; how many it were. The
 * caller is the newest sealer.
 */
export async function assignIndexes(tx: EntityManager, limit: number): Promise<number> {
  const [last] = await tx.query<{ transaction: string; position: string }[]>(LAST);
  const cursor = [last?.transaction ?? '0', last?.position ?? '0'];
  const heads = await tx.query<StreamHead[]>(WAITING, [...cursor, limit]);
  await add(tx, numbered(heads));
  return heads.length;
}

const RESTORED = `
  SELECT agreement_id AS "agreementId", seq, commitment FROM ledger.entries e
  WHERE position < ${OWN} AND NOT EXISTS (
    SELECT FROM ledger.log l WHERE l.incarnation = ledger.incarnation() AND l.agreement_id = e.agreement_id AND l.seq = e.seq)
  ORDER BY transaction_id, position LIMIT $1`;

/** The same for entries that came with a restore and had no index yet; none of them is still on its way. */
export async function assignRestored(tx: EntityManager, limit: number): Promise<number> {
  const heads = await tx.query<StreamHead[]>(RESTORED, [limit]);
  await add(tx, numbered(heads));
  return heads.length;
}

const numbered = (heads: readonly StreamHead[]): NewLeaf[] =>
  heads.map(({ agreementId, seq, commitment }, n) => {
    return { n, agreementId, seq, snapshot: null, leafHash: leafHash(commitmentEntry(commitment)).toString('hex') };
  });

/** Leaves that are snapshots of heads, among those of the log that is written now. */
const SNAPSHOTS = `ledger.log WHERE incarnation = ledger.incarnation() AND snapshot LIKE '{"day":%'`;
const DAY = `SELECT snapshot::json ->> 'day' AS day FROM ${SNAPSHOTS} ORDER BY index DESC LIMIT 1`;
const SIZE = `SELECT coalesce(max(index) + 1, 0)::float8 AS size FROM ledger.log WHERE incarnation = ledger.incarnation()`;

/** How many leaves the log has, signed or not. */
export async function logSize(tx: EntityManager): Promise<number> {
  const [log] = await tx.query<{ size: number }[]>(SIZE);
  return log?.size ?? 0;
}

/**
 * Adds the snapshot of all heads for a local day, unless the newest is of that day, or no agreement is in the log yet. One of a later
 * day was taken by a clock that ran ahead, and is followed by that of the right day.
 */
export async function snapshotHeads(tx: EntityManager, day: string): Promise<void> {
  const [last] = await tx.query<{ day: string }[]>(DAY);
  if (last?.day === day) return;
  const heads = await headsBefore(tx, await logSize(tx));
  if (heads.length > 0) await addLeaf(tx, headSnapshotEntry(day, heads));
}

/** Adds a leaf that is no event. */
export async function addLeaf(tx: EntityManager, entry: Buffer): Promise<void> {
  const hash = leafHash(entry).toString('hex');
  await add(tx, [{ n: 0, agreementId: null, seq: null, snapshot: entry.toString(), leafHash: hash }]);
}

const HEADS = `
  SELECT h.agreement_id AS "agreementId", h.seq, e.commitment
  FROM (SELECT agreement_id, max(seq) AS seq FROM ledger.log
        WHERE incarnation = ledger.incarnation() AND index < $1 AND agreement_id IS NOT NULL GROUP BY agreement_id) h
  JOIN ledger.entries e ON e.agreement_id = h.agreement_id AND e.seq = h.seq`;

/** The last entry of every agreement among the leaves before an index: what the snapshot at that index was made of, at any later time. */
export const headsBefore = (tx: EntityManager, index: number): Promise<StreamHead[]> =>
  tx.query<StreamHead[]>(HEADS, [index]);

/** The newest snapshot in a log of `size` leaves: its entry and where it stands; null when there is none. */
export async function lastSnapshot(tx: EntityManager, size: number): Promise<{ index: number; entry: string } | null> {
  const query = `SELECT index::float8 AS index, snapshot AS entry FROM ${SNAPSHOTS} AND index < $1 ORDER BY index DESC LIMIT 1`;
  const [found] = await tx.query<{ index: number; entry: string }[]>(query, [size]);
  return found ?? null;
}

const ADD = `
  INSERT INTO ledger.log (index, agreement_id, seq, snapshot, leaf_hash)
  SELECT (SELECT coalesce(max(index) + 1, 0) FROM ledger.log WHERE incarnation = ledger.incarnation()) + n, "agreementId", seq, snapshot, decode("leafHash", 'hex')
  FROM json_to_recordset($1) AS l(n bigint, "agreementId" text, seq int, snapshot text, "leafHash" text)`;

type NewLeaf = Readonly<{ n: number; leafHash: string } & Pick<LogLeaf, 'agreementId' | 'seq' | 'snapshot'>>;

async function add(tx: EntityManager, rows: readonly NewLeaf[]): Promise<void> {
  if (rows.length > 0) await tx.query(ADD, [JSON.stringify(rows)]);
}

const LEAVES = `
  SELECT l.index::float8 AS index, l.agreement_id AS "agreementId", l.seq, l.snapshot, e.commitment, l.leaf_hash AS "leafHash"
  FROM ledger.log l LEFT JOIN ledger.entries e ON e.agreement_id = l.agreement_id AND e.seq = l.seq
  WHERE l.incarnation = ledger.incarnation() AND l.index >= $1 ORDER BY l.index LIMIT $2`;

/** At most `limit` leaves in order, from an index on. */
export const logLeaves = (tx: EntityManager, from: number, limit: number): Promise<LogLeaf[]> =>
  tx.query<LogLeaf[]>(LEAVES, [from, limit]);

/** Where an entry stands in the log; null when it does not exist or waits for the sealer. */
export async function logIndexOf(tx: EntityManager, agreementId: string, seq: number): Promise<number | null> {
  const query = `SELECT index::float8 AS index FROM ledger.log WHERE incarnation = ledger.incarnation() AND agreement_id = $1 AND seq = $2`;
  const [found] = await tx.query<{ index: number }[]>(query, [agreementId, seq]);
  return found?.index ?? null;
}

/** Where each sealed entry of an agreement stands in the log, by sequence number. */
export async function logIndexesOf(tx: EntityManager, agreementId: string): Promise<ReadonlyMap<number, number>> {
  const query = `SELECT seq, index::float8 AS index FROM ledger.log WHERE incarnation = ledger.incarnation() AND agreement_id = $1`;
  const rows = await tx.query<{ seq: number; index: number }[]>(query, [agreementId]);
  return new Map(rows.map(({ seq, index }) => [seq, index]));
}

const DOUBLED = `
  SELECT agreement_id AS "agreementId", seq, index::float8 AS index FROM (
    SELECT agreement_id, seq, index, row_number() OVER (PARTITION BY agreement_id, seq ORDER BY index) AS nth
    FROM ledger.log WHERE incarnation = ledger.incarnation() AND agreement_id IS NOT NULL) l
  WHERE nth > 1 ORDER BY index`;

/** Leaves of entries that have one before. */
export const doubledLeaves = (tx: EntityManager): Promise<{ agreementId: string; seq: number; index: number }[]> =>
  tx.query<{ agreementId: string; seq: number; index: number }[]>(DOUBLED);

const PASSED_OVER = `
  SELECT e.agreement_id AS "agreementId", e.seq FROM ledger.entries e
  WHERE NOT EXISTS (SELECT 1 FROM ledger.log l
                    WHERE l.incarnation = ledger.incarnation() AND l.agreement_id = e.agreement_id AND l.seq = e.seq)
    AND EXISTS (
      SELECT FROM (
        SELECT x.transaction_id, x.position FROM ledger.log l JOIN ledger.entries x ON x.agreement_id = l.agreement_id AND x.seq = l.seq
        WHERE l.incarnation = ledger.incarnation() ORDER BY l.index DESC LIMIT 1) x
      WHERE x.position >= ${OWN} AND (e.position < ${OWN} OR (e.transaction_id, e.position) < (x.transaction_id, x.position)))
  ORDER BY e.agreement_id, e.seq`;

/** Entries that no sealer will ever look at again, though they are in no leaf: somebody has put them among older ones. */
export const passedOver = (tx: EntityManager): Promise<{ agreementId: string; seq: number }[]> =>
  tx.query<{ agreementId: string; seq: number }[]>(PASSED_OVER);
