import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { localDate, type LocalDate } from '@cobuild/calendar';
import { addPerson, addUnit, appoint, beginSession, endHolding, sideStore } from '@cobuild/directory';
import { serve, type Answer, type TestApi } from '../../../test/engines/api';
import {
  depsOn,
  needed,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../../test/engines/database';
import { at } from '../../../test/engines/year';
import { Zod } from './zod.pipe';

const side = sideStore(Buffer.alloc(32, 7));
const PASSWORD = 'correct horse battery';
const SINCE = localDate('2025-01-01');

let database: TestDatabase;
let clock: StandingClock;
let api: TestApi;
let provider: ChildProcess;
let issuer = '';

beforeAll(async () => {
  database = await testDatabase();
  clock = standingClock(at('2026-03-10'));
  provider = spawn(
    process.execPath,
    [join(__dirname, '../../../test/engines/oidc-provider.mjs'), 'http://127.0.0.1:9/session/oidc/callback'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [said] = (await once(provider.stdout!, 'data')) as [Buffer];
  issuer = said.toString().trim();
  const oidc = {
    issuer: new URL(issuer),
    clientId: 'cobuild',
    clientSecret: 'a-secret-of-the-test',
    publicUrl: new URL('http://127.0.0.1:9'),
  };
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { demo: false, oidc });
  const tx = database.db.manager;
  await addUnit(tx, { id: 'district', parent: null, kind: 'district', name: '区' });
  await addUnit(tx, { id: 'community', parent: 'district', kind: 'community', name: '社区' });
  await made('admin', 'district', 'administrator');
});
afterAll(async () => {
  provider.kill();
  await api.close();
  await database.close();
});

/** Somebody with an account and a post. */
async function made(
  login: string,
  unit: string,
  post: 'administrator' | 'secretary' | 'officer',
  more: { subject?: string; to?: LocalDate } = {},
): Promise<{ person: string; holding: string }> {
  const tx = database.db.manager;
  const { subject, to = null } = more;
  const person = (await addPerson(tx, side, {
    name: `姓名${login}`,
    login,
    password: PASSWORD,
    ...(subject ? { subject } : {}),
  }))!;
  return { person, holding: await appoint(tx, { unit, post, person, from: SINCE, to, standingIn: false }) };
}

const sessionOf = async (person: string): Promise<string> =>
  `__Host-cobuild=${await beginSession(database.db.manager, person)}`;

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function signIn(login: string, password = PASSWORD): Promise<Answer & { cookie: string; set: string }> {
  const { status, headers, body } = await post('/session', { login, password });
  const [set = ''] = headers.getSetCookie();
  return { status, headers, body, set, cookie: set.split(';')[0] ?? '' };
}

describe('signing in', () => {
  it('W1 takes a right password, and no other; a cookie nobody else can read or send', async () => {
    await made('wang', 'community', 'secretary');
    const { status, cookie, set } = await signIn('wang');
    expect(status).toBe(200);
    expect(set).toMatch(/^__Host-cobuild-[0-9a-f]{12}=[\w-]{43}; /);
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(set).toContain(part);
    expect((await api.ask('/session', { headers: { cookie } })).body).toMatchObject({
      signedIn: true,
      name: '姓名wang',
      actsFor: ['community'],
    });
    expect((await signIn('wang', 'another password')).status).toBe(401);
    expect((await signIn('nobody-at-all')).status).toBe(401);
  });

  it('W1 a session ends when its owner leaves, and a made-up one is none', async () => {
    await made('li', 'community', 'secretary');
    const { cookie } = await signIn('li');
    expect((await api.ask('/units', { headers: { cookie } })).status).toBe(200);
    await api.ask('/session', { method: 'DELETE', headers: { cookie } });
    expect((await api.ask('/units', { headers: { cookie } })).status).toBe(401);
    expect((await api.ask('/units', { headers: { cookie: '__Host-cobuild=guessed' } })).status).toBe(401);
  });

  it('W1 what another site makes a browser ask is refused, and so is what lacks our header', async () => {
    const { cookie } = await signIn('wang');
    const json = { 'content-type': 'application/json', cookie };
    const send = (headers: Record<string, string>) =>
      fetch(`${api.url}/texts`, { method: 'POST', headers: { ...json, ...headers }, body: '{"text":"a"}' });
    expect((await send({})).status).toBe(403);
    expect((await send({ 'cobuild-csrf': '1', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send({ 'cobuild-csrf': '1', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('W1 by a real identity provider, for whom the administrator knows', async () => {
    const walk = async (): Promise<Response> => {
      const first = await fetch(`${api.url}/session/oidc`, { redirect: 'manual' });
      const pending = first.headers.getSetCookie()[0]!.split(';')[0]!;
      const jar = new Map<string, string>();
      let next = first.headers.get('location')!;
      while (!next.startsWith('http://127.0.0.1:9/')) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(new URL(next, issuer), { redirect: 'manual', headers: { cookie } });
        for (const set of response.headers.getSetCookie()) {
          const [name = '', ...value] = set.split(';')[0]!.split('=');
          jar.set(name, value.join('='));
        }
        next = response.headers.get('location')!;
      }
      const back = next.replace('http://127.0.0.1:9', api.url);
      return fetch(back, { redirect: 'manual', headers: { cookie: pending } });
    };
    expect((await walk()).status).toBe(403);
    await made('zhao', 'community', 'secretary', { subject: `${issuer} subject-1` });
    const signed = await walk();
    expect([signed.status, signed.headers.get('location')]).toEqual([302, '/']);
    const cookie = signed.headers
      .getSetCookie()
      .find((line) => line.startsWith('__Host-cobuild-'))!
      .split(';')[0]!;
    expect((await api.ask('/session', { headers: { cookie } })).body).toMatchObject({
      signedIn: true,
      name: '姓名zhao',
    });
    const forged = await fetch(`${api.url}/session/oidc/callback?code=x&state=y`, { redirect: 'manual' });
    expect(forged.status).toBe(401);
  });
});

describe('what is no text', () => {
  it('is refused at the door, wherever it stands', async () => {
    const other = await sessionOf((await made('texts', 'community', 'secretary')).person);
    const text = (said: string) => post('/texts', { text: said }, { cookie: other });
    expect((await text('a\u0000b')).status).toBe(400);
    expect((await text('a\ud800b')).status).toBe(400);
    expect((await text('a😀b')).status).toBe(200);
    expect((await api.ask('/programmes/%00', { headers: { cookie: other } })).status).toBe(400);
    expect(new Zod(z.strictObject({ login: z.string() })).transform({ login: 'x' })).toEqual({ login: 'x' });
    expect(() => new Zod(z.strictObject({ login: z.string() })).transform({ login: 'x\0' })).toThrow('bad-request');
  });

  it('is named, with its place, in every name', async () => {
    const keeper = await sessionOf((await made('names', 'district', 'administrator')).person);
    const hidden: readonly [char: string, code: string][] = [
      ['\u202E', 'U+202E'],
      ['\u2066', 'U+2066'],
      ['\n', 'U+000A'],
      ['\t', 'U+0009'],
      ['\u200B', 'U+200B'],
      ['\uFEFF', 'U+FEFF'],
      ['\0', 'U+0000'],
      ['\x1b', 'U+001B'],
      ['\uFFFF', 'U+FFFF'],
    ];
    for (const [char, code] of hidden) {
      const name = `河北路${char}社区`;
      const unit = { id: 'hidden-1', parent: 'district', kind: 'community' };
      const asked: readonly [path: string, body: object, field: string][] = [
        ['/units', { ...unit, name }, 'name'],
        ['/people', { unit: 'community', name }, 'name'],
        ['/people', { unit: 'community', name: '张三', contact: name }, 'contact'],
        ['/people', { unit: 'community', name: '张三', login: name, password: PASSWORD }, 'login'],
      ];
      for (const [path, body, field] of asked) {
        const { status, body: told } = await post(path, body, { cookie: keeper });
        expect([status, path, JSON.stringify(told)]).toEqual([400, path, expect.stringContaining(code)]);
        const { problems } = told as { problems: { path: string; message: { zh: string } }[] };
        expect(problems).toHaveLength(1);
        expect(problems[0]).toMatchObject({ path: field, message: { zh: expect.stringContaining('第 4 个字') } });
      }
    }
    const blank = await post(
      '/units',
      { id: 'h', parent: 'district', kind: 'community', name: ' 　' },
      { cookie: keeper },
    );
    expect(blank).toMatchObject({ status: 400, body: { problems: [{ path: 'name' }] } });
  });

  it('and a provider that is down is away, not a fault', async () => {
    const oidc = {
      issuer: new URL('http://127.0.0.1:9'),
      clientId: 'cobuild',
      clientSecret: 'a-secret-of-the-test',
      publicUrl: new URL('http://127.0.0.1:9'),
    };
    const lonely = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { demo: false, oidc });
    expect(await lonely.ask('/session/oidc')).toMatchObject({ status: 503, body: { code: 'provider-away' } });
    expect(lonely.log).toEqual([]);
    await lonely.close();
  });
});

describe('posts', () => {
  let cookie: string;
  beforeAll(async () => {
    cookie = await sessionOf((await made('keeper', 'district', 'administrator')).person);
  });
  const by = () => ({ cookie });
  const statusOf = async (path: string, owner: string) => (await api.ask(path, { headers: { cookie: owner } })).status;

  it('W6 what a post is told stays with the post: the successor reads it, the predecessor does not', async () => {
    const before = await made('old', 'community', 'secretary');
    const after = (await post('/people', { unit: 'community', name: '继任' }, by())).body['person'] as string;
    await post('/holdings', { unit: 'community', post: 'secretary', person: after, from: '2026-03-11' }, by());
    await post(`/holdings/${before.holding}/end`, { to: '2026-03-10' }, by());
    await database.db.query(
      `INSERT INTO cobuild.inbox (notice_id, party, at, lines) VALUES ('n1', 'community', now(), '[]')`,
    );
    const [was, is] = [await sessionOf(before.person), await sessionOf(after)];
    expect([await statusOf('/inbox/community', was), await statusOf('/inbox/community', is)]).toEqual([200, 404]);
    clock.at = at('2026-03-11');
    expect([await statusOf('/inbox/community', was), await statusOf('/inbox/community', is)]).toEqual([404, 200]);
    const told = await api.ask('/inbox/community', { headers: { cookie: is } });
    expect(told.body['messages']).toMatchObject([{ id: 'n1' }]);
    clock.at = at('2026-03-10');
  });

  it('W6 whoever stands in has what the post has, for those days', async () => {
    const stand = (await post('/people', { unit: 'community', name: '代理' }, by())).body['person'] as string;
    const days = { from: '2026-03-09', to: '2026-03-12', standingIn: true };
    await post('/holdings', { unit: 'community', post: 'secretary', person: stand, ...days }, by());
    const owner = await sessionOf(stand);
    expect(await statusOf('/inbox/community', owner)).toBe(200);
    clock.at = at('2026-03-13');
    expect(await statusOf('/inbox/community', owner)).toBe(404);
    clock.at = at('2026-03-10');
  });

  it('W5 erasing a person leaves what they did, and nobody who can be named', async () => {
    const person = (
      await post('/people', { unit: 'community', name: '要忘记的人', login: 'forget', contact: '10086' }, by())
    ).body['person'] as string;
    await post('/holdings', { unit: 'community', post: 'liaison', person, from: '2026-01-01' }, by());
    const named = async () => {
      const { body } = await api.ask('/units/community/holdings', { headers: by() });
      return (body['holdings'] as { person: string; name: string | null }[]).find((one) => one.person === person)?.name;
    };
    expect(await named()).toBe('要忘记的人');
    const sealed: unknown = await database.db.query(`SELECT encode(sealed, 'escape') AS bytes FROM side.texts`);
    expect(JSON.stringify(sealed)).not.toContain('10086');
    const erased = await api.ask(`/people/${person}`, { method: 'DELETE', headers: by() });
    expect(erased.status).toBe(200);
    expect(await named()).toBeNull();
  });

  it('W8 a person of another district is not there, a person without a post can be erased, and days are in order', async () => {
    const tx = database.db.manager;
    await addUnit(tx, { id: 'far', parent: null, kind: 'district', name: '远区' });
    const far = { cookie: await sessionOf((await made('far-keeper', 'far', 'administrator')).person) };
    const person = (await post('/people', { unit: 'community', name: '本区人' }, by())).body['person'] as string;
    const days = { from: '2026-01-01', to: '2026-12-31' };
    const holding = { unit: 'far', post: 'officer', person, ...days };
    expect((await post('/holdings', holding, far)).status).toBe(404);
    expect((await post('/assignments', { unit: 'far', person, ...days }, far)).status).toBe(404);
    const wrong = { from: '2026-12-31', to: '2026-01-01' };
    expect((await post('/assignments', { unit: 'community', person, ...wrong }, by())).status).toBe(400);
    expect((await post('/holdings', { ...holding, unit: 'community', post: 'liaison', ...wrong }, by())).status).toBe(
      400,
    );
    expect((await api.ask(`/people/${person}`, { method: 'DELETE', headers: far })).status).toBe(404);
    expect((await api.ask(`/people/${person}`, { method: 'DELETE', headers: by() })).status).toBe(200);
  });

  it('W4 W5 an assignment is seen and ended by who keeps its unit, is never prolonged, and lets nothing be read after', async () => {
    const tx = database.db.manager;
    await addUnit(tx, { id: 'beyond', parent: null, kind: 'district', name: '外区' });
    const beyond = { cookie: await sessionOf((await made('beyond-keeper', 'beyond', 'administrator')).person) };
    const person = (await post('/people', { unit: 'district', name: '审计员' }, by())).body['person'] as string;
    const days = { unit: 'community', person, from: '2026-03-01', to: '2026-03-31' };
    const { assignment } = (await post('/assignments', days, by())).body as { assignment: string };
    const listed = async (unit: string, who = by()) => api.ask(`/units/${unit}/assignments`, { headers: who });
    const known = { assignment, ...days, name: '审计员' };
    expect((await listed('district')).body).toEqual({ unit: 'district', assignments: [known] });
    expect((await listed('community')).body['assignments']).toEqual([known]);
    expect((await listed('beyond', beyond)).body['assignments']).toEqual([]);
    expect(await listed('district', beyond)).toMatchObject({ status: 404, body: { code: 'not-found' } });

    const end = (id: string, to: string, who = by()) => post(`/assignments/${id}/end`, { to }, who);
    const hidden = await end(assignment, '2026-03-05', beyond);
    expect(hidden.status).toBe(404);
    expect(hidden.body).toEqual((await end('00000000-0000-4000-8000-000000000000', '2026-03-05', beyond)).body);
    expect((await end(assignment, '2026-12-31')).body).toEqual({ assignment, to: '2026-03-31' });
    const auditor = await sessionOf(person);
    const assigned = async () => (await api.ask('/session', { headers: { cookie: auditor } })).body['assigned'];
    expect((await end(assignment, '2026-03-10')).body).toEqual({ assignment, to: '2026-03-10' });
    expect(await assigned()).toEqual(['community']);
    clock.at = at('2026-03-11');
    expect(await assigned()).toEqual([]);
    clock.at = at('2026-03-10');
    expect((await listed('district')).body['assignments']).toMatchObject([{ assignment, to: '2026-03-10' }]);
  });

  it('W5 an account or a unit that is taken is refused, and one that is not yours is not there', async () => {
    const person = { unit: 'community', name: '甲', login: 'taken' };
    expect((await post('/people', person, by())).status).toBe(200);
    expect(await post('/people', person, by())).toMatchObject({ status: 409, body: { code: 'account-taken' } });
    const unit = { id: 'community', parent: 'district', kind: 'street', name: '重复' };
    expect(await post('/units', unit, by())).toMatchObject({ status: 409, body: { code: 'unit-taken' } });
    await addUnit(database.db.manager, { id: 'elsewhere', parent: null, kind: 'district', name: '外区' });
    expect((await post('/people', { ...person, unit: 'elsewhere', login: 'x' }, by())).status).toBe(404);
    expect(await endHolding(database.db.manager, '00000000-0000-4000-8000-000000000000', SINCE)).toBe(false);
  });
});

it('has logged no fault, no name and no password', () => {
  expect(api.log).toEqual([]);
});
