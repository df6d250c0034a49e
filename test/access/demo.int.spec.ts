import { localDate } from '@cobuild/calendar';
import { addPerson, addUnit, appoint, assign, erasePerson, sideStore } from '@cobuild/directory';
import { serve, type TestApi } from '../engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../engines/database';
import { at, sign, yearOf } from '../engines/year';
import { seedDemo } from '../../apps/api/src/demo';

const side = sideStore(Buffer.alloc(32, 7));
const SINCE = localDate('2025-01-01');
const SLUG = 'police-section-pairing';

let database: TestDatabase;
let api: TestApi;
const clock = standingClock(at('2025-12-20'));
const on = (more: Parameters<typeof serve>[2] = {}) =>
  serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { clockMode: 'system', ...more });

beforeEach(async () => {
  database = await testDatabase();
  await seedDemo({ db: database.db, side });
  api = await on();
});
afterEach(async () => {
  await api.close();
  expect(api.log).toEqual([]);
  await database.close();
});

const send = (path: string, body: unknown, headers: Record<string, string> = {}, at = api) =>
  at.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const enter = (unit: string, post: string, at = api) => send('/session/demo', { unit, post }, {}, at);
const cookieOf = ({ headers }: Awaited<ReturnType<typeof enter>>): string =>
  headers.getSetCookie().map((line) => line.split(';')[0]!)[0] ?? '';
const people = async () => {
  const { body } = await api.ask('/session/demo');
  return (body['people'] as { unit: string; post: string; busy: boolean }[]).map(
    ({ unit, post, busy }) => `${unit} ${post}${busy ? ' busy' : ''}`,
  );
};

/** Somebody real: one with a login, with a password, or known to the identity provider. */
const real = async (unit: string, account: object, post: 'secretary' | 'administrator' = 'secretary') => {
  const person = (await addPerson(database.db.manager, side, { unit, name: '真人', ...account }))!;
  await appoint(database.db.manager, { unit, post, person, from: SINCE, to: null, standingIn: false });
  return person;
};

it('W14 the made-up people sign in, and everybody of them is in the list, the auditor too', async () => {
  expect((await api.ask('/session')).body['ways']).toEqual({ demo: true, demoOff: null, provider: false });
  expect((await enter('demo-community', 'secretary')).status).toBe(200);
  const before = await people();
  expect(before).toContain('demo-street auditor');
  await sign(depsOn(database, clock), 'x', yearOf(SLUG, 2026, 'x').acts);
  await database.db.query(`UPDATE cobuild.parties SET unit = 'demo-community' WHERE role = 'community'`);
  const now = await people();
  expect(now.map((line) => line.replace(' busy', ''))).toEqual(before);
  for (const one of ['demo-community secretary', 'demo-street auditor', 'demo-street officer', 'demo-district officer'])
    expect(now).toContain(`${one} busy`);
  expect(now).toContain('demo-school liaison');
});

it.each([{ login: 'li' }, { subject: 'issuer subject' }, { password: 'correct horse battery' }])(
  'W14 nobody steps into a real person, nor beside one, in a unit: %j',
  async (account) => {
    const tx = database.db.manager;
    await addUnit(tx, { id: 'real', parent: 'demo-district', kind: 'community', name: '真社区' });
    const person = await real('real', account);
    for (const post of ['secretary', 'liaison', 'auditor'])
      expect(await enter('real', post)).toMatchObject({ status: 403, body: { code: 'demo-real-unit' } });
    expect((await people()).filter((line) => line.startsWith('real'))).toEqual([]);
    await addUnit(tx, { id: 'audited', parent: 'demo-district', kind: 'street', name: '真街道' });
    await assign(tx, { unit: 'audited', person, from: SINCE, to: localDate('2099-12-31') });
    expect((await enter('audited', 'auditor')).status).toBe(403);
    expect((await enter('demo-community', 'secretary')).status).toBe(200);
  },
);

it('W14 a real administrator ends the demo, for ever: sign-ins, sessions, the list, the year and the pace', async () => {
  const visitor = cookieOf(await enter('demo-community', 'secretary'));
  const keeper = { cookie: cookieOf(await enter('demo-district', 'administrator')) };
  const made = await send('/people', { unit: 'demo-district', name: '真人', login: 'real' }, keeper);
  const person = made.body['person'] as string;
  const holding = { unit: 'demo-district', post: 'administrator', person, from: '2026-01-01' };
  expect((await send('/holdings', holding, keeper)).status).toBe(200);
  const off = { status: 403, body: { code: 'demo-off', message: { zh: expect.stringContaining('正式管理员') } } };
  const isOff = async () => {
    expect(await enter('demo-community', 'secretary')).toMatchObject(off);
    for (const path of ['/session/demo', '/demo/year']) expect(await api.ask(path)).toMatchObject(off);
    for (const path of ['/demo/year', '/clock/pace']) expect(await send(path, { rate: 1 })).toMatchObject(off);
    for (const cookie of [visitor, keeper.cookie])
      expect((await api.ask('/session', { headers: { cookie } })).body).toMatchObject({ signedIn: false });
  };
  await isOff();
  expect((await api.ask('/session')).body['ways']).toMatchObject({ demo: false, demoOff: { code: 'administered' } });
  await erasePerson(database.db.manager, side, person, localDate('2026-01-02'));
  await isOff();
});

it('W14 beyond this machine the demo is off and says why; without demo mode it is nowhere', async () => {
  const open = await on({ beyondLoopback: true });
  expect(await enter('demo-community', 'secretary', open)).toMatchObject({ status: 403, body: { code: 'demo-off' } });
  expect((await open.ask('/session')).body['ways']).toMatchObject({
    demo: false,
    demoOff: { code: 'beyond-loopback', message: { en: expect.stringContaining('HTTP_HOST') } },
  });
  expect((await open.ask('/demo/year')).status).toBe(403);
  await open.close();
  const none = await on({ demo: false });
  expect((await enter('demo-community', 'secretary', none)).status).toBe(404);
  expect((await none.ask('/session')).body['ways']).toEqual({ demo: false, demoOff: null, provider: false });
  await none.close();
});

it('W1 two Cobuilds on one host do not sign each other out', async () => {
  const other = await testDatabase();
  await seedDemo({ db: other.db, side });
  const second = await serve(depsOn(other, clock), needed('TEST_TEMPORAL_ADDRESS'));
  const jar = new Map<string, string>();
  const enterAs = async (at: TestApi, post: string) => {
    for (const line of (await enter('demo-community', post, at)).headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      jar.set(name, value);
    }
  };
  const who = async (at: TestApi) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const { body } = await at.ask('/session', { headers: { cookie } });
    return (body['posts'] as { post: string }[] | undefined)?.map(({ post }) => post) ?? null;
  };
  await enterAs(api, 'secretary');
  await enterAs(second, 'liaison');
  expect([await who(api), await who(second)]).toEqual([['secretary'], ['liaison']]);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const out = await second.ask('/session', { method: 'DELETE', headers: { cookie } });
  for (const line of out.headers.getSetCookie()) jar.delete(line.split('=')[0]!);
  expect([await who(api), await who(second)]).toEqual([['secretary'], null]);
  await second.close();
  await other.close();
});
