import { retrying } from '@cobuild/config';
import type { DataSource } from 'typeorm';
import { isAway } from './away';
import { needSchema } from './schema';

/**
 * Connects, and again for as long as the database is away. Throws one sentence with the cure for what does not come back by itself: a
 * password that is refused, a database or role that does not exist, a schema that is not the one this program works on.
 */
export async function whenReachable(db: DataSource, log: (line: string) => void): Promise<DataSource> {
  const connect = async (): Promise<DataSource> => {
    const connected = db.isInitialized ? db : await db.initialize();
    await needSchema(connected);
    return connected;
  };
  const away = (reason: string): void => log(`the ledger is not there yet, trying again: ${reason}`);
  return retrying(connect, isAway, away).catch((error: unknown) => {
    throw curable(error);
  });
}

/** By PostgreSQL's code, the sentence that names the cure. */
const CURES: Readonly<Record<string, readonly [string, string]>> = {
  '28P01': [
    '数据库不接受 DATABASE_URL 里的密码，请改正',
    'PostgreSQL refuses the password in DATABASE_URL: correct it, or set the password of the role',
  ],
  '28000': [
    '数据库不接受 DATABASE_URL 里的账号，请改正，或检查 pg_hba.conf',
    'PostgreSQL refuses the role in DATABASE_URL: correct it, or see pg_hba.conf',
  ],
  '3D000': [
    'DATABASE_URL 里的数据库不存在，请改正或先建库',
    'DATABASE_URL names a database that does not exist: create it',
  ],
  ERR_INVALID_URL: ['DATABASE_URL 不是地址', 'DATABASE_URL is no address of a database'],
};

/** The error itself, or the sentence that stands for it. */
export function curable(error: unknown): Error {
  const { code } = (error ?? {}) as { code?: unknown };
  const cure = typeof code === 'string' ? CURES[code] : undefined;
  if (!cure) return error instanceof Error ? error : new Error(String(error));
  return new Error(`configuration: ${cure[0]} / ${cure[1]} (${(error as Error).message})`);
}
