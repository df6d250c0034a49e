import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Post } from '@cobuild/access';
import { addDays, localDate, type LocalDate } from '@cobuild/calendar';
import { catalogueText, freshId } from '@cobuild/config';
import {
  addChannel,
  addPerson,
  addUnit,
  appoint,
  assign,
  beginSession,
  keepFile,
  makeFeed,
  sideStore,
} from '@cobuild/directory';
import { Readable } from 'node:stream';
import { handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import { signerOf, signingKey } from '@cobuild/transparency';
import { diskFiles } from '../../apps/sealer/src/files';
import { openSealer } from '../../apps/sealer/src/sealer';
import { serve, type TestApi } from '../engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../engines/database';
import { at, yearOf } from '../engines/year';
import { answersOf } from '../engines/answers';

const SLUG = 'police-section-pairing';
const TODAY = localDate('2026-03-10');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const SINCE = localDate('2025-01-01');
const [YESTERDAY, TOMORROW] = [addDays(TODAY, -1), addDays(TODAY, 1)];

type Held = Readonly<{ from: LocalDate; to: LocalDate | null; standingIn: boolean }>;
const always: Held = { from: SINCE, to: null, standingIn: false };

/** Name, unit, post and its days of everybody who looks; the auditors hold none. */
const people: readonly (readonly [string, string, Post | null, Held?])[] = [
  ['admin', 'district-a', 'administrator'],
  ['officer', 'district-a', 'officer'],
  ['street', 'street-a', 'officer'],
  ['other', 'district-b', 'officer'],
  ['host', 'community-a', 'secretary'],
  ['partner', 'police-a', 'liaison'],
  ['stranger', 'community-b', 'secretary'],
  ['auditor', 'street-a', null],
  ['expired', 'street-a', null],
  ['admin-b', 'district-b', 'administrator'],
  ['member', 'police-a', 'commissioner'],
  ['ended', 'community-a', 'secretary', { ...always, to: YESTERDAY }],
  ['stand-in', 'community-a', 'secretary', { from: YESTERDAY, to: TOMORROW, standingIn: true }],
];

type Row = Readonly<{ route: string; answers: readonly string[] }>;
const lines = readFileSync(join(__dirname, 'matrix.txt'), 'utf8').split('\n');
const header = lines
  .find((line) => line.startsWith('# route'))!
  .split(/\s+/)
  .slice(2);
const table: readonly Row[] = lines
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/\s+/))
  .map(([method, path, ...answers]) => ({ route: `${method} ${path}`, answers }));

let database: TestDatabase;
let api: TestApi;
let sha256: string;
/** The public log, and how many leaves it has. */
let log: string;
let leaves: number;
const cookies = new Map<string, string>();
/** Of the host's secretary and of the other community's; nobody else can revoke them. */
const feeds = { a: '', b: '' };
const side = sideStore(Buffer.alloc(32, 7));

beforeAll(async () => {
  database = await testDatabase();
  const clock = standingClock(at('2025-12-20'));
  const deps = depsOn(database, clock);
  log = mkdtempSync(join(tmpdir(), 'cobuild-log-'));
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'), { demo: false, log });
  const tx = database.db.manager;
  for (const own of ['a', 'b']) {
    await addUnit(tx, { id: `district-${own}`, parent: null, kind: 'district', name: `区 ${own}` });
    await addUnit(tx, { id: `street-${own}`, parent: `district-${own}`, kind: 'street', name: `街道 ${own}` });
    await addUnit(tx, { id: `community-${own}`, parent: `street-${own}`, kind: 'community', name: `社区 ${own}` });
    await addUnit(tx, { id: `police-${own}`, parent: null, kind: 'partner', name: `派出所 ${own}` });
  }
  for (const [name, unit, post, held = always] of people) {
    const person = (await addPerson(tx, side, { name, login: name, password: `${name}-${name}-1` }))!;
    const community = name === 'host' ? 'a' : name === 'stranger' ? 'b' : null;
    if (community) feeds[community] = (await makeFeed(tx, { person, scope: 'person', about: null, lang: 'zh' }))!.id;
    if (post) await appoint(tx, { unit, post, person, ...held });
    else
      await assign(tx, {
        unit,
        person,
        from: localDate('2026-01-01'),
        to: addDays(TODAY, name === 'auditor' ? 0 : -1),
      });
    cookies.set(name, `__Host-cobuild=${await beginSession(tx, person)}`);
  }
  const text = catalogueText(SLUG)!;
  await publishProgramme(tx, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  const kept = await keepFile(tx, api.files, 'community-a', Readable.from([PNG]));
  sha256 = 'sha256' in kept ? kept.sha256 : '';
  for (const own of ['a', 'b']) {
    const { acts } = yearOf(SLUG, 2026, own);
    for (const [n, act] of acts.slice(0, 3).entries()) {
      clock.at = act.at;
      const parties = { community: `community-${own}`, 'police-section': `police-${own}` };
      const { command } = act;
      const ours = command.type === 'ProposeAgreement' ? { ...command, parties, district: `district-${own}` } : command;
      const actor = [`district-${own}`, `community-${own}`, `police-${own}`][n]!;
      expect(await handle(deps, own, { key: `k${n}`, actor, command: ours })).toMatchObject({ accepted: true });
    }
  }
  clock.at = at(TODAY);
  const handIn = { type: 'HandIn', item: 'training@2026', sha256 } as const;
  expect(await handle(deps, 'a', { key: 'file', actor: 'community-a', command: handIn })).toMatchObject({
    accepted: true,
  });
  const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
  leaves = await (await openSealer({ db: deps.db, clock, files: diskFiles(log), signer })).round();
});
afterAll(async () => {
  await api.close();
  await database.close();
  rmSync(log, { recursive: true, force: true });
});

const NOBODY = '00000000-0000-4000-8000-000000000000';
const json = (body: unknown): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const term = { from: '2027-01-01', to: '2027-12-31' };

type Of = 'a' | 'b';
type Ids = Readonly<
  Record<'person' | 'holding' | 'assignment' | 'channel' | 'message' | 'feed' | 'text' | 'file', string>
>;

/** Somebody new of a district, with a post and an assignment there; a channel of its community, a message in it. */
async function fresh(of: Of): Promise<Ids> {
  const tx = database.db.manager;
  const [unit, message] = [`community-${of}`, freshId()];
  const person = (await addPerson(tx, side, { unit, name: '某人', login: message }))!;
  const holding = await appoint(tx, { unit, post: 'liaison', person, ...always });
  const assignment = await assign(tx, { unit, person, from: TODAY, to: TODAY });
  const target = { kind: 'webhook', lang: 'zh', address: 'https://example.org/', secret: null } as const;
  const channel = await addChannel(tx, side, { person: null, unit }, target);
  const dead = `INSERT INTO cobuild.outgoing (channel, occasion, line, at, urgent, state, message) VALUES ($1, 'o', '{}', now(), false, 'dead', $2)`;
  await tx.query(dead, [channel, message]);
  const { id: text } = await side.keep(tx, unit, '一段文字');
  const kept = await keepFile(tx, api.files, unit, Readable.from([PNG, message]));
  const file = 'sha256' in kept ? kept.sha256 : '';
  return { person, holding, text, file, assignment, channel, message, feed: feeds[of] };
}
const FRESH = /^.files.:|:text|people|holdings|assignments|channels|:feed/;

/** What is sent to each route that takes something: good in itself, about what is of a district. */
const bodies: Readonly<Record<string, (who: string, of: Of, ids: Ids | null) => RequestInit>> = {
  'POST /session': (who) => json({ login: `nobody like ${who}`, password: 'wrong' }),
  'POST /session/password': (who) => json({ old: `${who}-${who}-1`, password: `a new one, ${who} of them all` }),
  'POST /clock/pace': () => json({ rate: 1 }),
  'POST /session/demo': () => json({ unit: 'community-a', post: 'secretary' }),
  'POST /units': (who, of) =>
    json({ id: `new-${who}-${of}`, parent: `district-${of}`, kind: 'street', name: '新街道' }),
  'POST /people': (_, of) => json({ unit: `community-${of}`, name: '某人' }),
  'POST /people/:person/password': () => json({ password: 'a new password' }),
  'POST /holdings': (_, of, ids) =>
    json({ unit: `community-${of}`, post: 'liaison', person: ids?.person, from: TODAY }),
  'POST /holdings/:holding/end': () => json({ to: TODAY }),
  'POST /assignments': (_, of, ids) => json({ unit: `street-${of}`, person: ids?.person, from: TODAY, to: TODAY }),
  'POST /assignments/:assignment/end': () => json({ to: TODAY }),
  'POST /texts': () => json({ text: '一段文字' }),
  'POST /files': () => ({ headers: { 'content-type': 'application/octet-stream' }, body: 'only words' }),
  'POST /programmes': () => ({ headers: { 'content-type': 'text/yaml' }, body: 'cobuild: 1' }),
  'POST /programmes/check': () => ({ headers: { 'content-type': 'text/yaml' }, body: 'cobuild: 1' }),
  'POST /programmes/:slug/adoption': (who) => json({ as: `own-${who}` }),
  'POST /programmes/:slug/rollout': () =>
    json({ district: 'district-a', term, pairs: [{ community: 'community-a', 'police-section': 'police-a' }] }),
  'POST /agreements/:id': () =>
    json({
      programme: SLUG,
      parties: { community: 'community-a', 'police-section': 'police-a' },
      district: 'district-a',
      term,
      parameters: answersOf(SLUG),
    }),
  'POST /agreements/:id/commands': () => json({ type: 'SignAgreement' }),
  'POST /agreements/:id/renewal': () => json({ as: 'a-2027', term }),
  'POST /agreements/:id/revision': () => json({}),
  'POST /channels': (who) => json({ kind: 'mail', address: `${who}@example.org` }),
  'PATCH /channels/:channel': () => json({ digest: '10:00' }),
  'POST /agreements/:id/migration': () => json({ amendment: 'v2' }),
  'POST /feeds': () => json({ about: { agreement: 'a' } }),
};

/** What routes are asked about that ask for more than their path. */
const QUERIES: readonly (readonly [RegExp, string])[] = [
  [/plan|numbers$/, '?from=2026-01-01&to=2026-12-31'],
  [/^\/board\/week$/, '?week=2026-03-10'],
  [/^\/year$/, '?year=2026'],
  [/^\/search$/, '?q=a'],
  [/appraisal$/, '?role=community'],
  [/why$/, '?occasion=a/none/blue/0'],
  [/proofs$/, '?seq=1'],
  [/rollout$/, '?district=district-a'],
  [/vacancy$/, `?to=${TODAY}`],
  [/compare$/, '?from=2025-12-01T00:00:00Z&to=2026-03-01T00:00:00Z'],
];

const concrete = (path: string, of: Of, ids: Ids | null): string =>
  path
    .replace(':slug', SLUG)
    .replace('/agreements/:id', `/agreements/${of}`)
    .replace('/units/:id/numbers', `/units/district-${of}/numbers`)
    .replace('/units/:id', `/units/community-${of}`)
    .replace('/files/:sha256', `/files/${path.startsWith('/files') ? (ids?.file ?? sha256) : sha256}`)
    .replace(':party', `community-${of}`)
    .replace('/log/:n', '/log/1')
    .replace(':name', 'register.xlsx')
    .replace(':item', 'joint-meeting@2026')
    .replace(':token', 'A'.repeat(43))
    .replace('*', `entries/000.p/${leaves}`)
    .replace(/:(person|holding|assignment|channel|message|feed|text)/, (_, kind: keyof Ids) => ids?.[kind] ?? NOBODY)
    .replace(':link', NOBODY) + (QUERIES.find(([asked]) => asked.test(path))?.[1] ?? '');

const EXACT = [401, 403, 404, 415, 422];

/** The route of a row, which ends in `@b` when it is asked about what is of district b. */
const routeOf = (route: string): string => route.replace(/@b$/, '');

async function answer(row: string, who: string): Promise<string> {
  const route = routeOf(row);
  const of = route === row ? 'a' : 'b';
  const [method = '', path = ''] = route.split(' ');
  const ids = FRESH.test(path) ? await fresh(of) : null;
  const init = bodies[route]?.(who, of, ids) ?? {};
  const headers = {
    ...(init.headers as Record<string, string> | undefined),
    ...(who === 'nobody' ? {} : { cookie: cookies.get(who)! }),
    'idempotency-key': `${who}-${row.replaceAll(/[^a-z]/g, '')}`,
  };
  const { url } = api;
  // Signing out would end the session the other rows need.
  const kept = route === 'DELETE /session' ? { ...headers, cookie: '' } : headers;
  const response = await fetch(`${url}${concrete(path, of, ids)}`, {
    ...init,
    method,
    headers: { ...kept, 'cobuild-csrf': '1' },
    redirect: 'manual',
  });
  // A stream has no end to wait for.
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) await response.body?.cancel();
  else await response.arrayBuffer();
  if (response.status < 400) return 'ok';
  return EXACT.includes(response.status) ? String(response.status) : 'no';
}

it('W1 W2 W3 W4 W5 W6 W8 W9 W10 every route answers everybody as the reviewed table says', async () => {
  expect(header).toEqual(['nobody', ...people.map(([name]) => name)]);
  expect([...new Set(table.map(({ route }) => routeOf(route)))].sort()).toEqual([...api.routes].sort());
  expect(new Set(table.map(({ route }) => route)).size).toBe(table.length);
  const found: string[] = [];
  for (const { route, answers } of table)
    for (const [n, who] of header.entries()) {
      const got = await answer(route, who);
      if (got !== answers[n]) found.push(`${route} for ${who}: ${got}, not ${answers[n]}`);
    }
  expect(found).toEqual([]);
  expect(api.log).toEqual([]);
}, 240_000);

it('W2 what is not visible and what does not exist answer the same, to the letter', async () => {
  const ask = async (id: string) => {
    const response = await fetch(`${api.url}/agreements/${id}`, { headers: { cookie: cookies.get('stranger')! } });
    return { status: response.status, body: await response.text() };
  };
  expect(await ask('a')).toEqual(await ask('there-is-none'));
});

it('W7 who may not propose, renew or erase learns nothing of what exists', async () => {
  const ask = async (who: string, route: string, init: RequestInit = {}) => {
    const headers = {
      'content-type': 'application/json',
      cookie: cookies.get(who)!,
      'cobuild-csrf': '1',
      'idempotency-key': `${who}-w7`,
    };
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${api.url}${path}`, { ...init, method, headers });
    return { status: response.status, body: await response.text() };
  };
  const propose = bodies['POST /agreements/:id']!('', 'a', null);
  for (const who of ['stranger', 'partner', 'other']) {
    const there = await ask(who, 'POST /agreements/a', propose);
    expect(there).toEqual(await ask(who, 'POST /agreements/there-is-none', propose));
    expect(there.status).toBe(403);
  }
  const renew = (as: string) => ask('host', 'POST /agreements/a/renewal', json({ as, term }));
  expect(await renew('b')).toEqual(await renew('there-is-none'));
  const [known] = await database.db.query<{ id: string }[]>(`SELECT id FROM directory.people LIMIT 1`);
  expect(await ask('host', `DELETE /people/${known!.id}`)).toEqual(await ask('host', `DELETE /people/${NOBODY}`));
});

it('W8 an administrator appoints nobody of another district', async () => {
  const find = `SELECT id FROM directory.people WHERE login = $1`;
  const appointed = async (login: string) => {
    const [found] = await database.db.query<{ id: string }[]>(find, [login]);
    const { headers, body } = json({ unit: 'community-a', post: 'liaison', person: found!.id, from: TODAY });
    const own = { ...(headers as Record<string, string>), cookie: cookies.get('admin')!, 'cobuild-csrf': '1' };
    return (await fetch(`${api.url}/holdings`, { method: 'POST', headers: own, body: body! })).status;
  };
  expect([await appointed('stranger'), await appointed('host')]).toEqual([404, 200]);
});

it('W2 the list shows each of them their own', async () => {
  const seen = async (who: string) => {
    const response = await fetch(`${api.url}/agreements?limit=500`, { headers: { cookie: cookies.get(who)! } });
    return ((await response.json()) as { agreements: { agreementId: string }[] }).agreements.map(
      (one) => one.agreementId,
    );
  };
  const of = ['officer', 'street', 'host', 'partner', 'auditor', 'member', 'stand-in'];
  expect(await Promise.all(of.map(seen))).toEqual(of.map((): unknown => expect.arrayContaining(['a'])));
  expect(await seen('stranger')).toEqual(['b']);
  expect(await seen('other')).toEqual(['b']);
  for (const who of ['admin', 'expired', 'admin-b', 'ended']) expect(await seen(who)).toEqual([]);
});
