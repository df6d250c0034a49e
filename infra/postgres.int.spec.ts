import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { dataRoot } from './folders';
import { isAlive } from './lock';
import {
  ownersOf,
  startDatabase,
  startPostgres,
  withLedger,
  type PostgresWish,
  type RunningPostgres,
} from './postgres';
import { bringUpToDate } from './schema';

const profile = `test-${randomUUID()}`;
const data = join(dataRoot(), profile);
const wish: PostgresWish = { profile, log: () => undefined };

let running: RunningPostgres | null = null;
const start = async (more: Partial<PostgresWish> = {}): Promise<RunningPostgres> =>
  (running = await startPostgres({ ...wish, ...more }));

beforeAll(() => {
  delete process.env.DATABASE_URL;
});
afterEach(async () => {
  await running?.stop();
});
afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('starts from nothing, whoever we are, and keeps the app role in its place', async () => {
  const { url, appUrl, kind } = await start();
  expect(kind).toMatch(/local|embedded/);
  expect(await ask(url, 'SELECT current_user, current_database()')).toEqual([
    { current_user: 'cobuild', current_database: 'cobuild' },
  ]);
  expect(await ask(appUrl, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
    { rolsuper: false },
  ]);
  await expect(ask(appUrl, 'CREATE TABLE t (a int)')).rejects.toThrow('permission denied');
  expect(await withLedger(profile, (at) => Promise.resolve(at))).toBe(appUrl);
});

it('opens the ledger of a profile that does not run, for as long as it is read', async () => {
  await (await start()).stop();
  const asked = await withLedger(profile, (at) => ask(at, 'SELECT current_user'));
  expect(asked).toEqual([{ current_user: 'cobuild_app' }]);
  await expect(withLedger('test-nobody', () => Promise.resolve())).rejects.toThrow('no ledger yet');
});

it('has all that was committed after kill -9, on the same port', async () => {
  const before = await start();
  await ask(before.url, 'CREATE TABLE kept (a int)');
  await ask(before.url, 'INSERT INTO kept VALUES (1), (2)');
  const open = new Client({ connectionString: before.url });
  open.on('error', () => undefined);
  await open.connect();
  process.kill(before.pid, 'SIGKILL');
  expect(await before.exited).toBe('SIGKILL');
  const after = await start({ fixedPort: before.port });
  expect(after.url).toBe(before.url);
  expect(await ask(after.url, 'SELECT a FROM kept ORDER BY a')).toEqual([{ a: 1 }, { a: 2 }]);
  await open.end().catch(() => undefined);
});

it('is not held up by a postmaster.pid that names somebody else', async () => {
  await (await start()).stop();
  writeFileSync(join(data, 'postgres/postmaster.pid'), `${process.pid}\n${join(data, 'postgres')}\n`);
  expect(isAlive((await start()).pid)).toBe(true);
});

it('takes another port when its own is taken', async () => {
  const { port, stop } = await start();
  await stop();
  const squatter = createServer().listen(port, '127.0.0.1');
  expect((await start()).port).not.toBe(port);
  squatter.close();
});

it('names the process that already runs this profile', async () => {
  await start();
  await expect(startPostgres(wish)).rejects.toThrow(String(process.pid));
});

it('names the cure when the data belong to another major version', async () => {
  await (await start()).stop();
  const file = join(data, 'postgres/PG_VERSION');
  const version = readFileSync(file, 'utf8');
  writeFileSync(file, '12\n');
  await expect(startPostgres(wish)).rejects.toThrow('Install PostgreSQL 12');
  writeFileSync(file, version);
});

describe('a database that is given', () => {
  const NAMES = ['OWNER_DATABASE_URL', 'DATABASE_URL', 'COBUILD_APP_DATABASE_URL'] as const;
  const said: string[] = [];
  const taken = async (env: Partial<Record<(typeof NAMES)[number], string>>) => {
    Object.assign(process.env, env);
    said.length = 0;
    try {
      return await startDatabase({ ...wish, log: (line) => void said.push(line) });
    } finally {
      for (const name of NAMES) Reflect.deleteProperty(process.env, name);
    }
  };
  const who = (url: string) => ask<{ current_user: string }>(url, 'SELECT current_user');
  const as = (url: string, user: string, password: string): string => {
    const parsed = new URL(url);
    [parsed.username, parsed.password] = [user, password];
    return parsed.href;
  };

  it('by its owner alone gets the app role made, which signs in as itself', async () => {
    const own = await start();
    const { kind, url, appUrl } = await taken({ OWNER_DATABASE_URL: own.url });
    expect([kind, url, said]).toEqual(['given', own.url, []]);
    expect(await who(appUrl)).toEqual([{ current_user: 'cobuild_app' }]);
    await ask(own.url, 'ALTER ROLE cobuild_app NOLOGIN'); // as it was made before 2026-12
    expect(await who((await taken({ OWNER_DATABASE_URL: own.url })).appUrl)).toEqual([{ current_user: 'cobuild_app' }]);
  });

  it('by owner and app role gets the role that is named, and says which password is wrong', async () => {
    const own = await start();
    const named = as(own.url, 'another_app', 's3cret/+');
    const { appUrl, url } = await taken({ OWNER_DATABASE_URL: own.url, DATABASE_URL: named });
    expect([appUrl, url, said]).toEqual([named, own.url, []]);
    expect(await who(appUrl)).toEqual([{ current_user: 'another_app' }]);
    await expect(
      taken({ OWNER_DATABASE_URL: own.url, DATABASE_URL: as(own.url, 'another_app', 'wrong') }),
    ).rejects.toThrow(/another_app has another password: set DATABASE_URL/);
    await ask(own.url, 'DROP OWNED BY another_app');
    await ask(own.url, 'DROP ROLE another_app');
  });

  it('by its app role alone is not migrated, and says what is missing', async () => {
    const own = await start({ fresh: true });
    const database = await taken({ DATABASE_URL: own.appUrl });
    expect([database.url, database.appUrl, said]).toEqual([null, own.appUrl, []]);
    await expect(bringUpToDate(database)).rejects.toThrow(/no tables of Cobuild yet, run first: OWNER_DATABASE_URL/);
    expect(() => ownersOf(database)).toThrow('set OWNER_DATABASE_URL');
    await bringUpToDate(own);
    await bringUpToDate(database);
    await ask(own.url, `DELETE FROM cobuild_migrations WHERE id = (SELECT max(id) FROM cobuild_migrations)`);
    await expect(bringUpToDate(database)).rejects.toThrow('older than this program');
    await ask(own.url, `INSERT INTO cobuild_migrations (timestamp, name) VALUES (1, 'FromTheFuture1')`);
    await expect(bringUpToDate(database)).rejects.toThrow('by a newer Cobuild');
  });

  it('in the way of before 2026-12 goes on, with a sentence that names the cure', async () => {
    const own = await start();
    const alone = await taken({ DATABASE_URL: own.url });
    expect([alone.url, await who(alone.appUrl)]).toEqual([own.url, [{ current_user: 'cobuild_app' }]]);
    expect(said.join()).toContain('call it OWNER_DATABASE_URL');
    const both = await taken({ DATABASE_URL: own.url, COBUILD_APP_DATABASE_URL: own.appUrl });
    expect([both.url, both.appUrl]).toEqual([own.url, own.appUrl]);
    expect(said.join()).toContain('call it OWNER_DATABASE_URL');
  });
});

it('brings its own when the machine has none', async () => {
  const { kind, version, url } = await start({ prefer: 'embedded', fresh: true });
  expect([kind, Number.parseInt(version, 10)]).toEqual(['embedded', 18]);
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});
