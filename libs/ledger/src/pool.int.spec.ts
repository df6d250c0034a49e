import { Client } from 'pg';
import { testDatabase, type TestDatabase } from '../../../test/engines/database';
import { NoConnection } from './bounded-pool';
import { connectionLimits, type Purpose } from './connection-limits';
import { createDataSource } from './data-source';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const PURPOSES = Object.keys(connectionLimits) as Purpose[];

it.each(PURPOSES)('the sessions of %s have their limits', async (purpose) => {
  const db = await createDataSource(database.appUrl, { purpose, poolSize: 1 }).initialize();
  const read = `SELECT name, setting::int AS ms FROM pg_settings WHERE name = ANY($1)`;
  const limits = connectionLimits[purpose];
  const rows = await db.query<{ name: string; ms: number }[]>(read, [Object.keys(limits)]);
  expect(Object.fromEntries(rows.map(({ name, ms }) => [name, ms]))).toEqual(limits);
  await db.destroy();
});

it('whoever waits too long for a connection is told so; the next is served once one is free', async () => {
  const db = await createDataSource(database.appUrl, { purpose: 'api', poolSize: 1 }).initialize();
  const runner = db.createQueryRunner();
  await runner.connect();
  const started = performance.now();
  await expect(db.query('SELECT 1')).rejects.toBeInstanceOf(NoConnection);
  expect(performance.now() - started).toBeGreaterThan(2500);
  const waits = db.query<unknown[]>('SELECT 1 AS one');
  await runner.release();
  expect(await waits).toEqual([{ one: 1 }]);
  for (let n = 0; n < 50; n += 1) await db.query('SELECT 1');
  await expect(db.query('SELECT no_such_column')).rejects.toThrow();
  expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await db.destroy();
});

it('a row that somebody else holds ends the wait after its limit, and the pool goes on', async () => {
  const db = await createDataSource(database.appUrl, { purpose: 'health', poolSize: 1 }).initialize();
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query('BEGIN; LOCK TABLE ledger.heads IN ACCESS EXCLUSIVE MODE');
  await expect(db.query('SELECT count(*) FROM ledger.heads')).rejects.toMatchObject({ driverError: { code: '55P03' } });
  await owner.query('ROLLBACK');
  await owner.end();
  expect(await db.query('SELECT count(*)::int AS n FROM ledger.heads')).toEqual([{ n: 0 }]);
  await expect(db.query('SELECT pg_sleep(10)')).rejects.toMatchObject({ driverError: { code: '57014' } });
  await db.destroy();
});
