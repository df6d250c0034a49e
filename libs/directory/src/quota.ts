import type { EntityManager } from 'typeorm';
import type { ChannelOwner } from './channels';

/** The bytes of the files that a unit has brought within the last 24 hours of real time, as PostgreSQL's clock counts them. */
export async function bytesBrought(tx: EntityManager, unit: string): Promise<number> {
  const sum = `
    SELECT coalesce(sum(bytes), 0)::float8 AS bytes FROM side.files
    WHERE unit = $1 AND kept_at > now() - interval '24 hours'`;
  const [row] = await tx.query<{ bytes: number }[]>(sum, [unit]);
  return row?.bytes ?? 0;
}

/** The most channels of one person, and of one unit. */
export const MOST_CHANNELS = 3;

const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtextextended('directory.channels/' || $1, 0))`;
const COUNT = `SELECT count(*)::int AS n FROM directory.channels WHERE person = $1 OR unit = $2`;

/** Whether an owner may add a channel. Until the transaction ends, nobody else asks this for the same owner. */
export async function mayAddChannel(tx: EntityManager, { person, unit }: ChannelOwner): Promise<boolean> {
  await tx.query(ONE_AT_A_TIME, [person ?? `unit/${unit}`]);
  const [own] = await tx.query<{ n: number }[]>(COUNT, [person, unit]);
  return (own?.n ?? 0) < MOST_CHANNELS;
}
