import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import { freshSalt, type Clock } from '@cobuild/config';
import type { HandlerDeps } from '@cobuild/handler';
import { createDataSource } from '@cobuild/ledger';
import { AgreementOverview, InboxNotice } from '@cobuild/readmodel';
import { createDatabase } from '../../infra/postgres-roles';
import { closesAtEnd } from './resources';

/** A clock that stands where the test puts it. */
export type StandingClock = Clock & { at: Instant };

/** A clock at `at` until somebody sets it. */
export function standingClock(at: Instant): StandingClock {
  const clock: StandingClock = {
    at,
    now: () => clock.at,
    realMsUntil: () => 50,
    rate: () => 1,
    steered: true,
    ticks: () => [0],
    close: () => Promise.resolve(),
  };
  return clock;
}

/** A migrated database of this spec's own on the PostgreSQL of its worker; `db` acts as the app role, `url` is the owner's. */
export type TestDatabase = Readonly<{ url: string; appUrl: string; db: DataSource; close(): Promise<void> }>;

/** Makes it; `close` drops it. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = { url: needed('TEST_DATABASE_URL'), appUrl: needed('TEST_APP_DATABASE_URL') };
  const { url, appUrl, drop } = await createDatabase(server, name, 'test_template');
  const db = createDataSource(appUrl, { purpose: 'api', entities: [AgreementOverview, InboxNotice] });
  const close = closesAtEnd('database', async () => {
    if (db.isInitialized) await db.destroy();
    await drop();
  });
  await db.initialize();
  return { url, appUrl, db, close };
}

/** What a handler needs, on this database and clock. */
export const depsOn = <C extends Clock>({ db }: TestDatabase, clock: C): HandlerDeps & { clock: C } => ({
  db,
  clock,
  salt: freshSalt,
});

/** A variable that `setup.mjs` has set; a spec that needs it cannot run without the engines. */
export function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the suite with npm test`);
  return value;
}

/** All that stands in the tables of the ledger, the read models, the directory, the side store and the queue, as one text. */
export async function everythingIn(db: DataSource): Promise<string> {
  const tables = await db.query<{ name: string }[]>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('ledger', 'cobuild', 'directory', 'side', 'graphile_worker') AND table_type = 'BASE TABLE'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query<{ text: string }[]>(`SELECT row_to_json(t)::text AS text FROM ${name} t`);
    parts.push(`${name}\n${rows.map(({ text }) => text).join('\n')}`);
  }
  return parts.join('\n');
}
