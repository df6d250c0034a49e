import { Client } from 'pg';
import { fromMillis, toMillis } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import { hold } from '@cobuild/ledger';
import { serve, type TestApi } from '../../../test/engines/api';
import { clocksOf } from '../../../test/engines/clocks';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';

const clock = standingClock(at('2025-12-20'));
// A clock that a test sets has not jumped.
Object.assign(clock, { ticks: () => [toMillis(clock.at)] });
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
const publish = () => {
  const body = catalogueText('police-section-pairing') ?? '';
  return api.ask('/programmes', { method: 'POST', headers: { 'content-type': 'text/yaml' }, body }, 'district-1');
};
const readOnly = async () => ((await api.ask('/health')).body['ledger'] as { readOnly: { code: string }[] }).readOnly;

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

it.each([
  [-6000, 'clock-back', 'm'],
  [6000, 'clock-ahead', 'n'],
])('a clock %d ms off is said as %s, publishes nothing, and is over when it is right again', async (off, code, key) => {
  const right = clock.at;
  const clocks = await clocksOf(database, right);
  Object.assign(clock, { steered: false, at: fromMillis(toMillis(right) + off) });
  expect(await fix('b', key)).toMatchObject({ status: 503, body: { code } });
  expect(await publish()).toMatchObject({ status: 503, body: { code } });
  expect(await readOnly()).toMatchObject([{ scope: 'ledger', code }, { scope: 'agreements' }]);
  clock.at = right;
  expect(await readOnly()).toMatchObject([{ scope: 'agreements' }]);
  expect(await fix('b', key)).toMatchObject({ status: 200 });
  Object.assign(clock, { steered: true });
  await clocks.close();
});

it('what was recorded ahead is said of that agreement alone', async () => {
  const right = clock.at;
  const clocks = await clocksOf(database, fromMillis(toMillis(right) - 3_600_000));
  expect((await fix('b', 'o')).status).toBe(200);
  Object.assign(clock, { steered: false, at: clocks.right() });
  expect(await fix('b', 'p')).toMatchObject({ status: 503, body: { code: 'recorded-ahead' } });
  const said = (await readOnly()).filter(({ code }) => code === 'recorded-ahead');
  expect(said).toMatchObject([{ scope: 'agreements', agreements: expect.any(Number) }]);
  Object.assign(clock, { steered: true, at: right });
  await clocks.close();
});

it('a ledger that is held publishes nothing', async () => {
  await hold(database.db.manager, { agreementId: null, code: 'log-differs', since: clock.now(), facts: {} });
  expect(await publish()).toMatchObject({ status: 503, body: { code: 'log-differs' } });
  expect(await fix('b', 'q')).toMatchObject({ status: 503, body: { code: 'log-differs' } });
});
