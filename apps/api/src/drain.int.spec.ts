import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '@cobuild/config';
import { Client } from 'pg';
import { apiAt } from '../../cli/src/http';
import { startApp } from '../../../infra/app';
import { choosePort } from '../../../infra/ports';
import type { Running } from '../../../infra/supervisor';
import { needed, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { eventually } from '../../../test/engines/temporal';

let database: TestDatabase;
let folder: string;
let app: Running;
let url: string;
let cookie: string;
beforeEach(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'cobuild-drain-'));
});
afterEach(async () => {
  await app.stop();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(more: Record<string, string> = {}): Promise<void> {
  const port = await choosePort();
  url = `http://127.0.0.1:${port}`;
  const settings = {
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: needed('TEST_TEMPORAL_ADDRESS'),
    HTTP_PORT: String(port),
    COBUILD_MASTER_KEY: '07'.repeat(32),
    COBUILD_FILES: join(folder, 'files'),
    COBUILD_LOG: join(folder, 'log'),
    COBUILD_DEMO: '1',
  };
  app = await startApp('api', { ...settings, ...more }, folder);
  await eventually(async () => ((await fetch(`${url}/ready`)).ok ? true : null));
  const response = await fetch(`${url}/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cobuild-csrf': '1' },
    body: JSON.stringify({ unit: 'district-1', post: 'officer' }),
  });
  cookie = (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

/** Holds a table, so that whoever reads it waits, until it is let go. */
async function holding(table: string): Promise<() => Promise<void>> {
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return async () => {
    await owner.query('COMMIT');
    await owner.end();
  };
}
const waiting = async (n: number): Promise<void> => {
  const query = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  await eventually(async () => ((await database.db.query<unknown[]>(query)).length >= n ? true : null));
};
const asked = (path: string, agent: Agent) =>
  new Promise<{ status: number; connection: string | undefined }>((resolve, reject) => {
    get(`${url}${path}`, { agent, headers: { cookie } }, (response) => {
      response.resume();
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection }),
      );
    }).once('error', reject);
  });

it('told to stop with three slow requests in hand it finishes all three, takes no new ones, and ends with 0', async () => {
  await start();
  const release = await holding('directory.units');
  const agent = new Agent({ keepAlive: true });
  const slow = [1, 2, 3].map(() => asked('/units', agent));
  await waiting(3);
  const live = await fetch(`${url}/ready`);
  expect(await live.json()).toEqual({ state: 'ready' });
  process.kill(app.pid!, 'SIGTERM');
  await eventually(() =>
    fetch(url).then(
      () => null,
      () => true,
    ),
  );
  await pause(1500); // a lock is waited for 3 s at most
  await release();
  expect(await Promise.all(slow)).toEqual([1, 2, 3].map(() => ({ status: 200, connection: 'close' })));
  const answered = performance.now();
  expect(await app.exited).toBe('code 0');
  expect(performance.now() - answered).toBeLessThan(3000);
  agent.destroy();
}, 60_000);

it('with nothing in hand it ends at once, whoever keeps a connection or a live inbox open', async () => {
  await start();
  const secretary = apiAt(url);
  await secretary.signIn('community-1', 'secretary', 'district-1');
  const response = await fetch(`${url}/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cobuild-csrf': '1' },
    body: JSON.stringify({ unit: 'community-1', post: 'secretary' }),
  });
  const own = (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const live = await fetch(`${url}/inbox/live`, { headers: { cookie: own } });
  expect(live.status).toBe(200);
  const told = live.text();
  const began = performance.now();
  process.kill(app.pid!, 'SIGTERM');
  expect(await told).toContain('event: ready');
  expect(await app.exited).toBe('code 0');
  expect(performance.now() - began).toBeLessThan(3000);
}, 60_000);

it('for a load balancer it first says not ready, and still answers', async () => {
  await start({ COBUILD_DRAIN_SECONDS: '2' });
  process.kill(app.pid!, 'SIGTERM');
  const ready = await eventually(async () => {
    const response = await fetch(`${url}/ready`);
    return response.status === 503 ? response : null;
  });
  expect([ready.headers.get('connection'), await ready.json()]).toEqual(['close', { state: 'stopping' }]);
  expect((await fetch(`${url}/clock`)).status).toBe(200);
  expect(await app.exited).toBe('code 0');
}, 60_000);

it('a second signal ends it whatever is in hand', async () => {
  await start();
  const release = await holding('directory.units');
  const slow = asked('/units', new Agent()).catch(() => 'cut');
  await waiting(1);
  process.kill(app.pid!, 'SIGINT');
  await pause(500);
  process.kill(app.pid!, 'SIGINT');
  expect(await app.exited).toBe('code 1');
  expect(await slow).toBe('cut');
  await release();
}, 60_000);

it('waits for a port that is still taken, and for a database that is not there yet; ends on a wrong password', async () => {
  await start();
  const settings = (databaseUrl: string) => ({
    DATABASE_URL: databaseUrl,
    HTTP_PORT: new URL(url).port,
    COBUILD_MASTER_KEY: '07'.repeat(32),
    COBUILD_FILES: join(folder, 'files'),
    COBUILD_LOG: join(folder, 'log'),
  });
  const logged = () => readFileSync(join(folder, 'api.log'), 'utf8');
  const second = await startApp('api', settings(database.appUrl), folder);
  await eventually(() => Promise.resolve(logged().includes('cannot listen yet, trying again') || null));
  await app.stop();
  app = second;
  await eventually(async () => ((await fetch(`${url}/ready`)).ok ? true : null));
  await second.stop();

  const nobody = new URL(database.appUrl);
  nobody.hostname = 'no-such-host.invalid';
  app = await startApp('api', settings(nobody.href), folder);
  await eventually(() => Promise.resolve(logged().includes('the ledger is not there yet, trying again') || null));
  expect((await fetch(`${url}/ready`)).status).toBe(503);
  await app.stop();
  expect(await app.exited).toBe('code 0');

  const wrong = new URL(database.appUrl);
  wrong.password = 'wrong';
  app = await startApp('api', settings(wrong.href), folder);
  expect(await app.exited).toBe('code 1');
  expect(logged()).toMatch(/refuses the password in DATABASE_URL: correct it/);
}, 90_000);
