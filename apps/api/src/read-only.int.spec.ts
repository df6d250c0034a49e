import { Client } from 'pg';
import { fromMillis, toMillis } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import { hold } from '@cobuild/ledger';
import { serve, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';

const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await testDatabase();
  const deps = depsOn(database, clock);
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'));
  for (const id of ['a', 'b']) {
    for (const side of ['community', 'police-section']) await api.cookieOf(`${id}-${side}`);
    await sign(deps, id, yearOf('police-section-pairing', 2026, id).acts);
  }
  await api.cookieOf('district-1');
});
afterAll(async () => {
  await api.close();
  await database.close();
});

/** A day of its own for each key, or nothing would be written. */
const fix = (id: string, key: string) =>
  api.command(`/agreements/${id}/commands`, `${id}-community`, key, {
    type: 'FixDate',
    item: 'joint-meeting@2026',
    on: `2026-07-${key.charCodeAt(0) - 90}`,
  });
const readOnly = async () => ((await api.ask('/health')).body['ledger'] as { readOnly: unknown[] }).readOnly;

it('a broken chain makes its agreement read-only: 503 with the cure, read as before, counted and not named to everybody', async () => {
  expect(await readOnly()).toEqual([]);
  const since = clock.now();
  await hold(database.db.manager, { agreementId: 'a', code: 'chain-broken', since, facts: { seq: 2 } });
  const refused = await fix('a', 'k');
  expect(refused).toMatchObject({
    status: 503,
    body: { code: 'chain-broken', message: { zh: expect.stringContaining('cobuild lift') } },
  });
  expect(refused.headers.get('retry-after')).toBe('60');
  expect((await fix('b', 'k')).status).toBe(200);
  for (const path of ['/agreements/a', '/agreements/a/events', '/agreements/a/verify'])
    expect([path, (await api.ask(path, {}, 'a-community')).status]).toEqual([path, 200]);
  const { status, body } = await api.ask('/health');
  expect(status).toBe(200);
  expect(body['ledger']).toMatchObject({
    up: true,
    readOnly: [{ scope: 'agreements', agreements: 1, code: 'chain-broken', since }],
  });
  expect(JSON.stringify(body)).not.toMatch(/"a"|seq/);
});

it('a full disk is said until something is written again', async () => {
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  // PostgreSQL's own word for it; a disk that is really full stands in libs/handler.
  await owner.query(`CREATE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
  for (const table of ['ledger.entries', 'ledger.programmes'])
    await owner.query(`CREATE TRIGGER full_now BEFORE INSERT ON ${table} EXECUTE FUNCTION public.full()`);
  expect(await fix('b', 'l')).toMatchObject({ status: 503, body: { code: 'disk-full' } });
  expect(await readOnly()).toMatchObject([{ scope: 'ledger', code: 'disk-full' }, { scope: 'agreements' }]);
  expect(api.log).toEqual([]);
  await owner.query(`DROP FUNCTION public.full() CASCADE`);
  await owner.end();
  expect(await fix('b', 'l')).toMatchObject({ status: 200, body: { repeated: false } });
  expect(await readOnly()).toMatchObject([{ scope: 'agreements' }]);
});

it('a clock that has gone back is said, and over when it is right again', async () => {
  const { at: now } = clock;
  const steered = { steered: false } as Partial<typeof clock>;
  Object.assign(clock, steered, { at: fromMillis(toMillis(now) - 6000) });
  expect(await fix('b', 'm')).toMatchObject({ status: 503, body: { code: 'clock-back' } });
  expect(await readOnly()).toMatchObject([{ scope: 'ledger', code: 'clock-back' }, { scope: 'agreements' }]);
  clock.at = now;
  expect(await readOnly()).toMatchObject([{ scope: 'agreements' }]);
  Object.assign(clock, { steered: true });
});

it('a ledger that is held publishes nothing', async () => {
  await hold(database.db.manager, { agreementId: null, code: 'log-differs', since: clock.now(), facts: {} });
  const text = catalogueText('police-section-pairing') ?? '';
  const headers = { 'content-type': 'text/yaml' };
  expect(await api.ask('/programmes', { method: 'POST', headers, body: text }, 'district-1')).toMatchObject({
    status: 503,
    body: { code: 'log-differs' },
  });
  expect(await fix('b', 'n')).toMatchObject({ status: 503, body: { code: 'log-differs' } });
});
