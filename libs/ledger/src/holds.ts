import type { EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import { prepared } from './prepared';

/**
 * Why something is read-only (P8): the chain of an agreement does not verify; the public log, its files or its key do not agree with
 * the ledger; the ledger is older than a checkpoint that somebody holds.
 */
export type HoldCode = 'chain-broken' | 'log-differs' | 'ledger-behind';

/** `agreementId` is null where it concerns the whole ledger; `facts` say where and how much: codes, paths and numbers. */
export type Hold = Readonly<{
  agreementId: string | null;
  code: HoldCode;
  since: Instant;
  facts: Readonly<Record<string, string | number>>;
}>;

const HOLD = `
  INSERT INTO ledger.holds (agreement_id, code, since, facts) VALUES ($1, $2, $3, $4::jsonb)
  ON CONFLICT (coalesce(agreement_id, ''), code) WHERE lifted_at IS NULL DO NOTHING RETURNING n`;

/** Makes one agreement, or everything, read-only from the next command on; true unless it is held for this already. */
export async function hold(tx: EntityManager, { agreementId, code, since, facts }: Hold): Promise<boolean> {
  const held = await tx.query<unknown[]>(HOLD, [agreementId, code, since, JSON.stringify(facts)]);
  return held.length > 0;
}

const COLUMNS = `SELECT agreement_id AS "agreementId", code, since, facts FROM ledger.holds WHERE lifted_at IS NULL`;

/** The oldest hold that an agreement is under, its own or that of the whole ledger; null when commands may go on. */
export async function holdOn(tx: EntityManager, agreementId: string | null): Promise<Hold | null> {
  const query = `${COLUMNS} AND coalesce(agreement_id, '') IN ('', $1) ORDER BY n LIMIT 1`;
  const [held] = await prepared<Hold>(tx, query, [agreementId ?? '']);
  return held ?? null;
}

/** Everything that is held now, the oldest first. */
export const allHolds = (tx: EntityManager): Promise<Hold[]> => tx.query<Hold[]>(`${COLUMNS} ORDER BY n`);

/** Lets one agreement, or the whole ledger, go on, of all that held it or of one reason alone; how many holds that were. Whether it may is for the caller to know. */
export async function liftHolds(
  tx: EntityManager,
  agreementId: string | null,
  at: Instant,
  code: HoldCode | null = null,
): Promise<number> {
  const lift = `
    UPDATE ledger.holds SET lifted_at = $2
    WHERE lifted_at IS NULL AND agreement_id IS NOT DISTINCT FROM $1 AND code = coalesce($3, code)`;
  const [, lifted] = await tx.query<[unknown, number]>(lift, [agreementId, at, code]);
  return lifted;
}

/** A condition of SQL: that the agreement in this column is not held, nor the whole ledger. */
export const notHeld = (column: string): string =>
  `NOT EXISTS (SELECT FROM ledger.holds x WHERE x.lifted_at IS NULL AND coalesce(x.agreement_id, ${column}) = ${column})`;
