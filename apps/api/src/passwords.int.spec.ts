import { localDate, type LocalDate } from '@cobuild/calendar';
import { addPerson, addUnit, appoint, assign, beginSession, erasePerson, sideStore } from '@cobuild/directory';
import { serve, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at } from '../../../test/engines/year';

const side = sideStore(Buffer.alloc(32, 7));
const TODAY = localDate('2026-03-10');
const YESTERDAY = localDate('2026-03-09');
const SINCE = localDate('2025-01-01');
const [OLD, NEW] = ['correct horse battery', 'staple of another kind'] as const;

let database: TestDatabase;
let api: TestApi;
let keeper: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, standingClock(at(TODAY))), needed('TEST_TEMPORAL_ADDRESS'), { demo: false });
  const tx = database.db.manager;
  for (const [id, parent] of [['district'], ['street', 'district'], ['community', 'street'], ['far']] as const)
    await addUnit(tx, { id, parent: parent ?? null, kind: parent ? 'street' : 'district', name: id });
  const person = await made('keeper', 'district');
  await hold(person, 'district', 'administrator');
  keeper = await sessionOf(person);
});
afterAll(async () => {
  await api.close();
  await database.close();
  expect(api.log).toEqual([]);
});

const made = async (login: string | undefined, unit: string): Promise<string> =>
  (await addPerson(database.db.manager, side, { unit, name: '某人', ...(login ? { login, password: OLD } : {}) }))!;
const hold = (person: string, unit: string, post: 'administrator' | 'secretary', to: LocalDate | null = null) =>
  appoint(database.db.manager, { unit, post, person, from: SINCE, to, standingIn: false });
const sessionOf = async (person: string) => `__Host-cobuild=${await beginSession(database.db.manager, person)}`;

const post = (path: string, body: unknown, cookie = '') =>
  api.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
const signIn = async (login: string, password: string) => (await post('/session', { login, password })).status;
const signedIn = async (cookie: string) => (await api.ask('/units', { headers: { cookie } })).status === 200;
const setting = async (person: string, by = keeper) =>
  (await post(`/people/${person}/password`, { password: NEW }, by)).status;

it('W9 somebody changes their own password, giving the old one, and stays signed in here alone', async () => {
  const person = await made('wang', 'community');
  const [here, elsewhere, another] = [await sessionOf(person), await sessionOf(person), keeper];
  const change = (old: string, password: string) => post('/session/password', { old, password }, here);
  expect(await change('not the old one', NEW)).toMatchObject({ status: 403, body: { code: 'wrong-password' } });
  expect((await change(OLD, 'short')).status).toBe(400);
  expect([await signIn('wang', OLD), await signedIn(elsewhere)]).toEqual([200, true]);
  expect((await change(OLD, NEW)).status).toBe(200);
  expect([await signedIn(here), await signedIn(elsewhere), await signedIn(another)]).toEqual([true, false, true]);
  expect([await signIn('wang', OLD), await signIn('wang', NEW)]).toEqual([401, 200]);
});

it('W9 W13 the old password cannot be guessed: from the fifth failure on its owner waits', async () => {
  const cookie = await sessionOf(await made('li', 'community'));
  const answers: number[] = [];
  for (let n = 0; n < 7; n++)
    answers.push((await post('/session/password', { old: 'guessed', password: NEW }, cookie)).status);
  expect(answers).toEqual([403, 403, 403, 403, 403, 429, 429]);
});

it('W11 a bad password is refused wherever one is set, with the reason in both languages', async () => {
  const person = await made('weak', 'community');
  const cookie = await sessionOf(person);
  const refused = async (password: string) => [
    await post('/session/password', { old: OLD, password }, cookie),
    await post(`/people/${person}/password`, { password }, keeper),
    await post('/people', { unit: 'community', name: '新人', login: `weak-${password}`, password }, keeper),
  ];
  for (const password of ['1234567890', 'aaaaaaaaaa', 'password2026', '13920118845', 'community1'])
    for (const { status, body } of await refused(password)) {
      expect([password, status, body['code']]).toEqual([password, 400, 'weak-password']);
      expect(body['message']).toMatchObject({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
    }
  expect((await post('/session/password', { old: OLD, password: OLD }, cookie)).body['code']).toBe('weak-password');
  expect(await signIn('weak', OLD)).toBe(200);
});

it('W12 a password that an administrator set lets its owner do nothing but choose another', async () => {
  const { body } = await post('/people', { unit: 'community', name: '新人', login: 'new', password: OLD }, keeper);
  const person = body['person'] as string;
  await hold(person, 'community', 'secretary');
  const signed = await post('/session', { login: 'new', password: OLD });
  const cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!;
  const ask = (path: string, init: RequestInit = {}) => api.ask(path, { ...init, headers: { cookie } });
  expect((await ask('/session')).body).toMatchObject({ signedIn: true, mustChange: true });
  for (const path of [...api.routes].filter((route) => route.startsWith('GET ')).map((route) => route.slice(4))) {
    const { status, body: said } = await ask(path.replace(/:\w+/g, 'x').replace('*', 'x'));
    if (status === 403) expect(said['code']).toBe('password-change-needed');
    else expect([path, OPEN.some((open) => open.test(path))]).toEqual([path, true]);
  }
  expect((await post('/texts', { text: '一段' }, cookie)).body['code']).toBe('password-change-needed');
  expect((await post('/session/password', { old: OLD, password: NEW }, cookie)).status).toBe(200);
  expect([await signedIn(cookie), await signIn('new', NEW)]).toEqual([true, 200]);
  expect((await ask('/session')).body).toMatchObject({ mustChange: false });
  await post(`/people/${person}/password`, { password: OLD }, keeper);
  expect((await post('/session', { login: 'new', password: OLD })).status).toBe(200);
});

/** Routes open to everybody, signed in or not. */
const OPEN = [
  /^\/(console.*|status|docs|openapi.json|schema.*|clock|health|ready|demo.*|log.*|session|session.demo|session.oidc.*)?$/,
  /^\/(act|feeds)\/:token/,
];

it('W9 an administrator sets a new password for somebody of theirs, who has to sign in again', async () => {
  const person = await made('zhao', 'community');
  await hold(person, 'community', 'secretary');
  await hold(person, 'far', 'secretary', YESTERDAY); // what they did elsewhere before is over
  const before = await sessionOf(person);
  expect(await setting(person, before)).toBe(403);
  expect(await setting(person)).toBe(200);
  expect([await signedIn(before), await signedIn(keeper)]).toEqual([false, true]);
  expect([await signIn('zhao', OLD), await signIn('zhao', NEW)]).toEqual([401, 200]);
});

it('W9 nobody gets, by setting a password, what is not theirs: not of another tree, not of a unit above', async () => {
  const far = await made('far', 'far');
  const both = await made('both', 'community');
  await hold(both, 'far', 'secretary');
  const reads = await made('reads', 'community');
  await assign(database.db.manager, { person: reads, unit: 'far', from: SINCE, to: TODAY });
  const above = await made('above', 'district');
  await hold(above, 'district', 'administrator');
  const street = await made('street-keeper', 'street');
  await hold(street, 'street', 'administrator');
  await hold(above, 'street', 'secretary');
  const none = await post('/people/00000000-0000-4000-8000-000000000000/password', { password: NEW }, keeper);
  const hidden = await post(`/people/${far}/password`, { password: NEW }, keeper);
  expect([hidden.status, hidden.body]).toEqual([404, none.body]);
  expect(await Promise.all([both, reads].map((one) => setting(one)))).toEqual([404, 404]);
  expect(await setting(above, await sessionOf(street))).toBe(404);
  expect(await signIn('above', OLD)).toBe(200);
});

it('W9 who has no login, or was erased, gets no password', async () => {
  const gone = await made('gone', 'community');
  await erasePerson(database.db.manager, side, gone, TODAY);
  expect(await Promise.all([gone, await made(undefined, 'community')].map((one) => setting(one)))).toEqual([409, 409]);
});
