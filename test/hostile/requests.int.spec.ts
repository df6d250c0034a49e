import { request } from 'node:http';
import { catalogueSlugs, catalogueText } from '@cobuild/config';
import { readProgramme } from '@cobuild/programme';
import { parse } from 'yaml';
import { serve, type TestApi } from '../engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../engines/database';
import { at, sign, termOf, yearOf } from '../engines/year';
import { HOSTILE, HOSTILE_TEXTS, withLeaf } from './values';
import { answersOf } from '../engines/answers';

const SLUG = 'police-section-pairing';
const OFFICER = 'district-1';
const SECRETARY = 'a-community';
const term = termOf(2026);

let database: TestDatabase;
let api: TestApi;
let parameters: ReadonlyMap<string, readonly string[]>;
/** The requests that broke something; empty after each test. */
const broken: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const clock = standingClock(at('2025-12-20'));
  const deps = depsOn(database, clock);
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'));
  for (const unit of [OFFICER, SECRETARY, 'a-police-section']) await api.cookieOf(unit);
  const headers = { 'content-type': 'text/yaml' };
  for (const slug of catalogueSlugs())
    await api.ask('/programmes', { method: 'POST', headers, body: catalogueText(slug) ?? '' }, OFFICER);
  await sign(deps, 'a', yearOf(SLUG, 2026, 'a').acts);
  parameters = queriesOf((await api.ask('/openapi.json')).body);
});
afterEach(() => {
  expect(broken.splice(0)).toEqual([]);
  expect(api.log.splice(0).map((line) => line.split('\n').slice(0, 2))).toEqual([]);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

/** The query parameters that the OpenAPI document names, by `GET /path/:id`. */
function queriesOf(document: Record<string, unknown>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  type Operation = { parameters?: { in: string; name: string }[] };
  for (const [path, methods] of Object.entries(document['paths'] as Record<string, Record<string, Operation>>))
    for (const [method, { parameters: all = [] }] of Object.entries(methods))
      found.set(
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        all.filter((one) => one.in === 'query').map(({ name }) => name),
      );
  return found;
}

const KNOWN: Readonly<Record<string, string>> = {
  id: 'a',
  slug: SLUG,
  item: 'joint-meeting@2026',
  party: SECRETARY,
  name: 'register.pdf',
  n: '1',
};
/** An address of a route with these things in it; `hostile` stands for one of them. */
const addressOf = (path: string, hostile?: Readonly<{ name: string; value: string }>): string =>
  path
    .replace(/:(\w+)/g, (_all, name: string) => (hostile?.name === name ? hostile.value : (KNOWN[name] ?? 'x')))
    .replace('*', hostile?.name === '*' ? hostile.value : '0/000');

async function ask(method: string, path: string, unit: string, body?: unknown, type = 'application/json') {
  const started = performance.now();
  const { status, headers } = await api.ask(
    path,
    {
      method,
      headers: {
        'idempotency-key': 'k',
        'cobuild-actor': unit,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    },
    unit,
  );
  const what = `${method} ${path.slice(0, 200)} ${body === undefined ? '' : JSON.stringify(body).slice(0, 300)}`;
  if (status >= 500) broken.push(`${status} ${what}`);
  if (status >= 400 && !/problem\+json|text\/html/.test(headers.get('content-type') ?? ''))
    broken.push(`no problem: ${what}`);
  return { status, ms: performance.now() - started };
}

/** Routes that stream for ever, that end the session this spec asks with, or that ask another server. */
const APART = ['GET /inbox/live', 'DELETE /session', 'GET /session/oidc', 'GET /session/oidc/callback'];
const routesOf = (methods: readonly string[]) =>
  [...api.routes]
    .map((route) => ({ route, method: route.split(' ')[0] ?? '', path: route.split(' ')[1] ?? '' }))
    .filter(({ route, method }) => methods.includes(method) && !APART.includes(route));

it('no route breaks on a hostile part of its path', async () => {
  for (const { method, path } of routesOf(['GET', 'POST', 'PATCH', 'DELETE'])) {
    const names = [...path.matchAll(/:(\w+)|(\*)/g)].map(([, name, star]) => name ?? star ?? '');
    for (const name of names)
      for (const value of HOSTILE_TEXTS)
        await ask(method, addressOf(path, { name, value }), OFFICER, method === 'POST' ? {} : undefined);
  }
}, 300_000);

it('no route breaks on a hostile query, one parameter at a time or twice', async () => {
  for (const { route, method, path } of routesOf(['GET', 'POST'])) {
    const names = parameters.get(route) ?? [];
    for (const name of names) {
      const others = names
        .filter((one) => one !== name)
        .map((one) => `&${one}=${valid(one)}`)
        .join('');
      for (const value of HOSTILE_TEXTS)
        for (const unit of route.includes('/agreements/') ? [SECRETARY] : [OFFICER])
          await ask(method, `${addressOf(path)}?${name}=${value}${others}`, unit, method === 'POST' ? {} : undefined);
      await ask(method, `${addressOf(path)}?${name}=1&${name}=2`, OFFICER, method === 'POST' ? {} : undefined);
    }
  }
}, 300_000);

const valid = (name: string): string =>
  (({ from: '2026-01-01', to: '2026-12-31', district: OFFICER, role: 'community', q: 'a' }) as Record<string, string>)[
    name
  ] ?? '1';

/** A good body of each route that takes one. */
const bodies: readonly (readonly [string, string, string, unknown])[] = [
  [
    'POST',
    '/agreements/fresh',
    OFFICER,
    {
      programme: SLUG,
      version: 1,
      parties: { community: SECRETARY, 'police-section': 'a-police-section' },
      district: OFFICER,
      term,
      parameters: answersOf(SLUG),
    },
  ],
  ['POST', '/agreements/a/renewal', OFFICER, { as: 'next', version: 1, term: termOf(2027), parameters: { x: 1 } }],
  ['POST', '/agreements/a/migration', OFFICER, { amendment: 'm', version: 1 }],
  [
    'POST',
    `/programmes/${SLUG}/rollout`,
    OFFICER,
    { district: OFFICER, version: 1, term, pairs: [{ community: SECRETARY, 'police-section': 'a-police-section' }] },
  ],
  ['POST', '/agreements/a/commands', SECRETARY, { type: 'FixDate', item: 'joint-meeting@2026', on: '2026-07-10' }],
  [
    'POST',
    '/agreements/a/commands',
    SECRETARY,
    { type: 'AskExtension', item: 'joint-meeting@2026', until: '2026-08-10', reason: 'weather' },
  ],
  [
    'POST',
    '/agreements/a/commands',
    SECRETARY,
    { type: 'CompleteItem', item: 'training@2026', on: '2026-10-20', evidence: [{ kind: 'count', value: 1 }] },
  ],
  [
    'POST',
    '/agreements/a/commands',
    SECRETARY,
    {
      type: 'ProposeAmendment',
      amendment: 'x',
      changes: [{ add: 'y', kind: 'activity', owedBy: ['community'], from: '2026-05-01', to: '2026-05-31' }],
    },
  ],
  [
    'POST',
    '/agreements/a/commands',
    SECRETARY,
    {
      type: 'HoldMeeting',
      item: 'joint-meeting@2026',
      on: '2026-07-10',
      attendance: { community: 5 },
      resolutions: [{ key: 'r', owner: 'community', dueOn: '2026-08-01' }],
      topics: {},
    },
  ],
  [
    'POST',
    '/agreements/a/commands',
    SECRETARY,
    { type: 'RecordProgress', item: 'x@2026', on: '2026-03-01', amount: 1 },
  ],
  ['POST', '/agreements/a/commands', SECRETARY, { type: 'GiveScores', of: 'police-section', points: { a: 1 } }],
  ['POST', '/texts', SECRETARY, { text: 'a text' }],
  ['POST', '/units', OFFICER, { id: 'u', parent: OFFICER, kind: 'street', name: 'name' }],
  ['POST', '/people', OFFICER, { name: 'name', login: 'login', password: 'long enough 123', unit: OFFICER }],
  ['POST', '/holdings', OFFICER, { unit: OFFICER, post: 'officer', person: 'x', from: '2026-01-01', to: '2026-12-31' }],
  ['POST', '/holdings/x/end', OFFICER, { to: '2026-12-31' }],
  ['POST', '/assignments', OFFICER, { unit: OFFICER, person: 'x', from: '2026-01-01', to: '2026-12-31' }],
  ['POST', '/assignments/x/end', OFFICER, { to: '2026-12-31' }],
  ['POST', '/channels', SECRETARY, { kind: 'mail', address: 'a@example.org', lang: 'zh' }],
  [
    'POST',
    '/channels',
    SECRETARY,
    { kind: 'webhook', address: 'https://example.org/x', secret: 'long enough', unit: SECRETARY },
  ],
  ['POST', '/feeds', SECRETARY, { scope: 'person', lang: 'zh' }],
  ['POST', '/session', SECRETARY, { login: 'l', password: 'p' }],
  ['POST', '/session/password', SECRETARY, { old: 'a', fresh: 'b' }],
  ['POST', '/people/x/password', OFFICER, { fresh: 'b' }],
  ['POST', '/people/x/restriction', OFFICER, { reason: 'b' }],
  ['POST', '/clock/pace', OFFICER, { rate: 1 }],
  ['POST', '/programmes', OFFICER, { text: 'programme: x' }],
  ['POST', '/programmes/check', OFFICER, { text: 'programme: x' }],
];

it.each(bodies)(
  '%s %s of %s does not break on a hostile field of its body',
  async (method, path, unit, body) => {
    for (const hostile of HOSTILE)
      for (const [, changed] of withLeaf(body, hostile)) {
        const { ms } = await ask(method, path, unit, changed ?? 'null');
        expect(ms).toBeLessThan(5000);
      }
  },
  300_000,
);

it('every route that takes a body stands here, or takes none that can be hostile', () => {
  const covered = new Set(bodies.map(([method, path]) => `${method} ${path.split('/')[1] ?? ''}`));
  const left = routesOf(['POST', 'PATCH']).filter(
    ({ method, path }) => !covered.has(`${method} ${path.split('/')[1] ?? ''}`),
  );
  expect(left.map(({ route }) => route).sort()).toEqual([
    'PATCH /channels/:channel',
    'POST /act/:token',
    'POST /demo/year',
    'POST /files',
  ]);
});

it('no programme breaks on a hostile value of a parameter', async () => {
  let n = 0;
  for (const slug of catalogueSlugs()) {
    const definition = readProgramme(catalogueText(slug) ?? '', slug).draft?.definition;
    for (const { key } of definition?.parameters ?? [])
      for (const hostile of HOSTILE) {
        if (++n % 3 !== 0) continue;
        const parties = Object.fromEntries(definition!.roles.map((role) => [role.key, SECRETARY]));
        const proposal = {
          programme: slug,
          parties,
          district: OFFICER,
          term,
          parameters: { ...answersOf(slug), [key]: hostile },
        };
        await ask('POST', `/agreements/p-${n}`, OFFICER, proposal);
      }
  }
  expect(n).toBeGreaterThan(HOSTILE.length);
}, 300_000);

it('no programme breaks where it is checked, whatever stands in one of its places', async () => {
  const text = parse(catalogueText(SLUG) ?? '') as object;
  let n = 0;
  for (const hostile of HOSTILE)
    for (const [, changed] of withLeaf(text, hostile)) {
      n += 1;
      if (n % 67 !== 0) continue; // a sample, the same each time
      await ask('POST', '/programmes/check', OFFICER, JSON.stringify(changed), 'text/yaml');
    }
  for (const when of [
    '2026-03-05',
    '10002',
    '{ rule: day, year: 10002, monthDay: 03-05 }',
    '{ rule: lunar, month: 13, day: 31 }',
  ])
    await ask(
      'POST',
      '/programmes/check',
      OFFICER,
      (catalogueText(SLUG) ?? '').replace(/when:.*/, `when: ${when}`),
      'text/yaml',
    );
}, 300_000);

describe('what is no request to any route', () => {
  /** As it is written on the wire; status, content type, language and Allow. */
  const raw = (method: string, path: string, headers: Record<string, string> = {}, body = '') =>
    new Promise<{ status: number; type: string; lang: string; allow: string; body: Record<string, unknown> }>(
      (done, fail) => {
        const { hostname, port } = new URL(api.url);
        const asked = request({ hostname, port, method, path, headers }, (response) => {
          let text = '';
          response.on('data', (chunk) => (text += String(chunk)));
          response.on('end', () => {
            const { 'content-type': type = '', 'content-language': lang = '', allow = '' } = response.headers;
            const told = /json/.test(type) ? (JSON.parse(text) as Record<string, unknown>) : { text };
            done({ status: response.statusCode ?? 0, type, lang, allow, body: told });
          });
        });
        asked.on('error', fail);
        asked.end(body);
      },
    );
  const json = { 'content-type': 'application/json', 'cobuild-csrf': '1' };
  const problem = 'application/problem+json; charset=utf-8';

  it.each([
    ['GET', '/%', {}, '', 400, 'bad-request'],
    ['GET', '/agreements/%zz', {}, '', 400, 'bad-request'],
    ['GET', `/agreements/${'a'.repeat(9000)}`, {}, '', 414, 'url-too-long'],
    ['GET', `/${'a'.repeat(60_000)}`, {}, '', 414, 'url-too-long'],
    ['GET', '/nothing', {}, '', 404, 'not-found'],
    ['GET', '/docs/ui/nothing', {}, '', 404, 'not-found'],
    ['GET', '/log/tile/nothing', {}, '', 404, 'not-found'],
    ['PUT', '/agreements/a', json, '{}', 405, 'method-not-allowed'],
    ['POST', '/health', json, '{}', 405, 'method-not-allowed'],
    ['DELETE', '/console/', {}, '', 405, 'method-not-allowed'],
    ['OPTIONS', '/agreements/a', {}, '', 405, 'method-not-allowed'],
    ['TRACE', '/agreements/a', {}, '', 405, 'method-not-allowed'],
    ['PROPFIND', '/agreements/a', {}, '', 405, 'method-not-allowed'],
    ['POST', '/session', { ...json, 'content-type': 'application/xml' }, '<a/>', 415, 'unsupported-media-type'],
    ['POST', '/session', json, '{"login"', 400, 'bad-request'],
    ['POST', '/session', json, '', 400, 'bad-request'],
    ['POST', '/session', json, JSON.stringify({ login: 'x'.repeat(70_000) }), 413, 'too-large'],
    ['GET', '/health', { cookie: 'x'.repeat(40_000) }, '', 431, 'headers-too-large'],
  ])('%s %.30s', async (method, path, headers, body, status, code) => {
    const answer = await raw(method, path, headers, body);
    expect(answer).toMatchObject({ status, type: problem, body: { code, status } });
    if (status === 405) expect(answer.allow).toContain(method === 'DELETE' || method === 'POST' ? 'GET' : 'POST');
    const english = await raw(method, path, { ...headers, 'accept-language': 'en-GB' }, body);
    if (![431].includes(status) && path.length < 60_000) expect(english).toMatchObject({ lang: 'en', status });
  });

  it('a body of unknown fields is told in twenty problems and how many more, in milliseconds and few bytes', async () => {
    const fields = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`f${n}`, 0]));
    const started = performance.now();
    const answer = await api.command('/agreements/a/commands', SECRETARY, 'k', { type: 'SignAgreement', ...fields });
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request', more: 4980 } });
    expect(answer.body['problems']).toHaveLength(20);
    expect(JSON.stringify(answer.body).length).toBeLessThan(10_000);
    expect(performance.now() - started).toBeLessThan(500);
    const huge = await api.command('/agreements/a/commands', SECRETARY, 'k', {
      type: 'SignAgreement',
      ['f'.repeat(60_000)]: 0,
    });
    expect(JSON.stringify(huge.body).length).toBeLessThan(3000);
    const whole = await api.command('/agreements/a/commands', SECRETARY, 'k', { x: 'x'.repeat(1_000_000) });
    expect(whole).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });
});
