import type { EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import { GENESIS, type SealedEntry } from './chain';
import { notHeld } from './holds';
import { prepared } from './prepared';

/** Where a stream stands: its last sequence number, the commitment that seals it, and when that was recorded. */
export type Head = Readonly<{ agreementId: string; seq: number; commitment: string; recordedAt: Instant }>;

/** A command key's effect: the entries it made. */
export type KnownCommand = Readonly<{ bodyHash: string; fromSeq: number; toSeq: number }>;

const HEAD = `SELECT agreement_id AS "agreementId", seq, commitment, recorded_at AS "recordedAt" FROM ledger.heads`;
const ENTRY = `SELECT agreement_id AS "agreementId", seq, type, envelope, salt, commitment FROM ledger.entries`;

/** Locks one stream until the transaction ends; null when it does not exist. */
export async function lockHead(tx: EntityManager, agreementId: string): Promise<Head | null> {
  const [head] = await prepared<Head>(tx, `${HEAD} WHERE agreement_id = $1 FOR UPDATE`, [agreementId]);
  return head ?? null;
}

/** The commitments at the heads of streams, by stream in order: what is read of them is the same as long as these are. */
export async function commitmentsOf(tx: EntityManager, agreementIds: readonly string[]): Promise<Map<string, string>> {
  const find = `SELECT agreement_id AS id, commitment FROM ledger.heads WHERE agreement_id = ANY($1) ORDER BY agreement_id`;
  const rows = await tx.query<{ id: string; commitment: string }[]>(find, [agreementIds]);
  return new Map(rows.map(({ id, commitment }) => [id, commitment]));
}

const DUE_HEADS = `
  SELECT h.agreement_id AS "agreementId", h.seq, h.commitment, h.recorded_at AS "recordedAt"
  FROM cobuild.due d JOIN ledger.heads h ON h.agreement_id = d.agreement_id
  WHERE d.at <= $1 AND h.recorded_at <= $2 AND ${notHeld('h.agreement_id')}
  ORDER BY d.at LIMIT $3 FOR UPDATE OF h SKIP LOCKED`;

/**
 * Locks the streams of about the `limit` oldest reminders due by `now`; a stream somebody else holds is passed over, not waited for, and so is
 * one that is read-only, or recorded after `recordedUntil`.
 */
export async function lockDueHeads(
  tx: EntityManager,
  now: Instant,
  recordedUntil: Instant,
  limit: number,
): Promise<Head[]> {
  const heads = await tx.query<Head[]>(DUE_HEADS, [now, recordedUntil, limit]);
  return [...new Map(heads.map((head) => [head.agreementId, head])).values()];
}

/** Makes the stream's head, locked, if nobody has; a second maker waits for the first. */
export async function openHead(tx: EntityManager, agreementId: string, at: Instant): Promise<void> {
  const empty = `INSERT INTO ledger.heads (agreement_id, seq, commitment, recorded_at) VALUES ($1, 0, $2, $3) ON CONFLICT DO NOTHING`;
  await tx.query(empty, [agreementId, GENESIS, at]);
}

/** One stream in order, whole or after `afterSeq`, up to and including `upTo`. */
export const readStream = (
  tx: EntityManager,
  agreementId: string,
  afterSeq = 0,
  upTo = LAST_SEQ,
): Promise<SealedEntry[]> =>
  prepared<SealedEntry>(tx, `${ENTRY} WHERE agreement_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`, [
    agreementId,
    afterSeq,
    upTo,
  ]);

/** An entry's place in the order of all: by stream, then by number. */
export type Place = Readonly<{ agreementId: string; seq: number }>;

/** At most `limit` entries of all streams after a place, stream by stream; of one stream alone when it is named. */
export const entriesAfter = (
  tx: EntityManager,
  { agreementId, seq }: Place,
  limit: number,
  only: string | null = null,
): Promise<SealedEntry[]> =>
  only === null
    ? prepared<SealedEntry>(tx, `${ENTRY} WHERE (agreement_id, seq) > ($1, $2) ORDER BY agreement_id, seq LIMIT $3`, [
        ...[agreementId, seq, limit],
      ])
    : prepared<SealedEntry>(tx, `${ENTRY} WHERE agreement_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`, [
        ...[only, seq, limit],
      ]);

/** The value of the column (integer). */
const LAST_SEQ = 2 ** 31 - 1;

/** Every stream's id, in order. */
export async function streamIds(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(`SELECT agreement_id AS id FROM ledger.heads ORDER BY agreement_id`);
  return rows.map(({ id }) => id);
}

/** Where every stream says it stands. */
export const allHeads = (tx: EntityManager): Promise<Head[]> => tx.query<Head[]>(`${HEAD} ORDER BY agreement_id`);

/** Streams whose last entry was recorded after an instant, by id. */
export const headsRecordedAfter = (tx: EntityManager, at: Instant): Promise<Head[]> =>
  tx.query<Head[]>(`${HEAD} WHERE recorded_at > $1 ORDER BY agreement_id`, [at]);

const APPEND = `
  WITH moved AS (
    UPDATE ledger.heads h SET seq = n.seq, commitment = n.commitment, recorded_at = $2
    FROM json_to_recordset($3) AS n("agreementId" text, seq int, commitment text) WHERE h.agreement_id = n."agreementId"
  ), kept AS (
    INSERT INTO ledger.commands (agreement_id, command_key, body_hash, from_seq, to_seq)
    SELECT "agreementId", key, "bodyHash", "fromSeq", "toSeq" FROM json_to_recordset($4)
      AS c("agreementId" text, key text, "bodyHash" text, "fromSeq" int, "toSeq" int)
  )
  INSERT INTO ledger.entries (agreement_id, seq, type, envelope, salt, commitment)
  SELECT "agreementId", seq, type, envelope, salt, commitment FROM json_to_recordset($1)
    AS e("agreementId" text, seq int, type text, envelope text, salt text, commitment text)`;

/** Rows of one statement. */
const ROWS = 2000;

/** Appends sealed entries, those of one stream in order, moves the heads, which the caller has locked, and keeps command keys for ever. */
export async function append(
  tx: EntityManager,
  entries: readonly SealedEntry[],
  recordedAt: Instant,
  commands: readonly (KnownCommand & { agreementId: string; key: string })[] = [],
): Promise<void> {
  const heads = new Map(
    entries.map(({ agreementId, seq, commitment }) => [agreementId, { agreementId, seq, commitment }]),
  );
  for (let i = 0; i < entries.length; i += ROWS) {
    const [moved, kept] = i === 0 ? [[...heads.values()], commands] : [[], []];
    const [rows, ...rest] = [entries.slice(i, i + ROWS), moved, kept].map((list) => JSON.stringify(list));
    await prepared(tx, APPEND, [rows, recordedAt, ...rest]);
  }
}

/** What a command key did before, or null. */
export async function findCommand(tx: EntityManager, agreementId: string, key: string): Promise<KnownCommand | null> {
  const found = `SELECT body_hash AS "bodyHash", from_seq AS "fromSeq", to_seq AS "toSeq" FROM ledger.commands WHERE agreement_id = $1 AND command_key = $2`;
  const [known] = await prepared<KnownCommand>(tx, found, [agreementId, key]);
  return known ?? null;
}
