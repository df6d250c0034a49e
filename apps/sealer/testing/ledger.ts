import type { EntityManager } from 'typeorm';

/** Appends entries with made-up commitments to one stream, as a handler would within its transaction. */
export async function addEntries(tx: EntityManager, agreementId: string, count: number): Promise<void> {
  const from = `SELECT coalesce(max(seq), 0) AS seq FROM ledger.entries WHERE agreement_id = $1`;
  const [last] = await tx.query<{ seq: number }[]>(from, [agreementId]);
  const seq = last?.seq ?? 0;
  await tx.query(
    `INSERT INTO ledger.entries (agreement_id, seq, type, envelope, salt, commitment)
     SELECT $1, n, 'Made', '{}', '', encode(sha256(convert_to($1 || n, 'UTF8')), 'hex')
     FROM generate_series($2::int, $3::int) n`,
    [agreementId, seq + 1, seq + count],
  );
  await tx.query(
    `INSERT INTO ledger.heads (agreement_id, seq, commitment, recorded_at)
     SELECT agreement_id, seq, commitment, '' FROM ledger.entries WHERE agreement_id = $1 AND seq = $2
     ON CONFLICT (agreement_id) DO UPDATE SET seq = excluded.seq, commitment = excluded.commitment`,
    [agreementId, seq + count],
  );
}
