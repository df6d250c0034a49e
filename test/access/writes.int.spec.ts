import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Post } from '@cobuild/access';
import { addDays, localDate } from '@cobuild/calendar';
import { catalogueText, freshId } from '@cobuild/config';
import {
  addChannel,
  addPerson,
  addUnit,
  appoint,
  assign,
  beginSession,
  keepFile,
  makeActLinks,
  makeFeed,
  sideStore,
} from '@cobuild/directory';
import { publishProgramme } from '@cobuild/ledger';
import { serve, type TestApi } from '../engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../engines/database';
import { at } from '../engines/year';
import { answersOf } from '../engines/answers';

/*
 * Every writing route, asked by people of two districts with a good body about what is of their own district, about what is of the
 * other, and about what is nowhere. The reviewed table says what the first two are answered; the last two are answered alike.
 */

const CATALOGUE = 'police-section-pairing';
const TEXT = catalogueText(CATALOGUE)!;
const TODAY = localDate('2026-03-10');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const NOBODY = '00000000-0000-4000-8000-000000000000';

type District = 'a' | 'b';
const people = ['admin', 'officer', 'host', 'partner'] as const;
type Who = (typeof people)[number];
const holds: Readonly<Record<Who, readonly [string, Post]>> = {
  admin: ['district', 'administrator'],
  officer: ['district', 'officer'],
  host: ['community', 'secretary'],
  partner: ['police', 'liaison'],
};
const otherOf = (own: District): District => (own === 'a' ? 'b' : 'a');

type Row = Readonly<{ route: string; own: readonly string[]; other: readonly string[] }>;
const table: readonly Row[] = readFileSync(join(__dirname, 'writes.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.trim().split(/\s+/))
  .map(([method, path, ...answers]) => ({
    route: `${method} ${path}`,
    own: answers.slice(0, people.length),
    other: answers.slice(people.length),
  }));

let database: TestDatabase;
let api: TestApi;
const clock = standingClock(at(TODAY));
const side = sideStore(Buffer.alloc(32, 7));
const cookies = new Map<string, string>();
const persons = new Map<string, string>();
let nth = 0;

/** The programme of a district, in a version. */
const programme = (of: District, version: number): string =>
  TEXT.replace(/^programme: .*$/m, `programme: pairing-${of}`)
    .replace(/^version: .*$/m, `version: ${version}`)
    .replace('day: 03-31', version === 1 ? 'day: 03-31' : `day: 04-${10 + (version % 20)}`);

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { demo: false });
  const tx = database.db.manager;
  await publishProgramme(tx, { slug: CATALOGUE, version: 1, text: TEXT, publishedAt: clock.at });
  for (const own of ['a', 'b'] as const) {
    await addUnit(tx, { id: `district-${own}`, parent: null, kind: 'district', name: `区 ${own}` });
    await addUnit(tx, { id: `street-${own}`, parent: `district-${own}`, kind: 'street', name: `街道 ${own}` });
    await addUnit(tx, { id: `community-${own}`, parent: `street-${own}`, kind: 'community', name: `社区 ${own}` });
    await addUnit(tx, { id: `police-${own}`, parent: `district-${own}`, kind: 'partner', name: `警务队 ${own}` });
    for (const who of people) {
      const [unit, post] = holds[who];
      const person = (await addPerson(tx, side, {
        name: who,
        login: `${who}-${own}`,
        password: `${who}-${own} of them`,
      }))!;
      await appoint(tx, {
        unit: `${unit}-${own}`,
        post,
        person,
        from: localDate('2025-01-01'),
        to: null,
        standingIn: false,
      });
      cookies.set(`${who}-${own}`, `__Host-cobuild=${await beginSession(tx, person)}`);
      persons.set(`${who}-${own}`, person);
    }
    for (const version of [1, 2])
      await publishProgramme(tx, {
        owner: `district-${own}`,
        slug: `pairing-${own}`,
        version,
        text: programme(own, version),
        publishedAt: clock.at,
      });
  }
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const json = (body: unknown): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const send = (path: string, method: string, who: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${api.url}${path}`, {
    ...init,
    method,
    headers: {
      ...(init.headers as Record<string, string> | undefined),
      cookie: cookies.get(who)!,
      'cobuild-csrf': '1',
      'idempotency-key': `k${(nth += 1)}`,
    },
  });

const term = { from: '2026-01-01', to: '2026-12-31' };
const next = { from: '2027-01-01', to: '2027-12-31' };
const parties = (of: District, partner: District = of) => ({
  community: `community-${of}`,
  'police-section': `police-${partner}`,
});
const parameters = answersOf(CATALOGUE);
const proposalOf = (of: District, partner: District = of) =>
  json({
    ...{ programme: `pairing-${of}`, version: 1, parties: parties(of, partner) },
    ...{ district: `district-${of}`, term, parameters },
  });

/** An agreement of a district, proposed, and signed by those named. */
async function agreement(of: District, signing: readonly Who[], partner: District = of): Promise<string> {
  const made = await send(`/agreements/m${(nth += 1)}`, 'POST', `officer-${of}`, proposalOf(of, partner));
  const { id } = (await made.json()) as { id: string };
  for (const who of signing)
    await send(`/agreements/${id}/commands`, 'POST', `${who}-${of}`, json({ type: 'SignAgreement' }));
  return id;
}

type Thing = 'person' | 'holding' | 'assignment' | 'channel' | 'message' | 'feed' | 'text' | 'file' | 'link';

/** A new thing of a district that a route may name; its id. */
async function thing(of: District, kind: Thing): Promise<string> {
  const tx = database.db.manager;
  const [unit, message] = [`community-${of}`, freshId()];
  const host = persons.get(`host-${of}`)!;
  const newcomer = async () => (await addPerson(tx, side, { unit, name: '某人', login: message }))!;
  const channel = () =>
    addChannel(
      tx,
      side,
      { person: null, unit },
      { kind: 'webhook', lang: 'zh', address: 'https://example.org/', secret: null },
    );
  switch (kind) {
    case 'person':
      return newcomer();
    case 'holding':
      return appoint(tx, { unit, post: 'liaison', person: await newcomer(), from: TODAY, to: null, standingIn: false });
    case 'assignment':
      return assign(tx, { unit, person: await newcomer(), from: TODAY, to: TODAY });
    case 'channel':
      return channel();
    case 'message': {
      const dead = `INSERT INTO cobuild.outgoing (channel, occasion, line, at, urgent, state, message) VALUES ($1, 'o', '{}', now(), false, 'dead', $2)`;
      await tx.query(dead, [await channel(), message]);
      return message;
    }
    case 'feed':
      return (await makeFeed(tx, { person: host, scope: 'person', about: null, lang: 'zh' }))!.id;
    case 'text':
      return (await side.keep(tx, unit, '一段文字')).id;
    case 'file': {
      const kept = await keepFile(tx, api.files, unit, Readable.from([PNG, message]));
      return 'sha256' in kept ? kept.sha256 : '';
    }
    case 'link': {
      const expiresAt = at(addDays(TODAY, 1));
      const act = { purpose: 'item', unit, agreement: 'x', item: 'x', occasion: message } as const;
      await makeActLinks(tx, Buffer.alloc(32, 1), { channel: await channel(), person: host, message, expiresAt }, [
        act,
      ]);
      const [made] = await tx.query<{ id: string }[]>(`SELECT id FROM directory.act_links WHERE message = $1`, [
        message,
      ]);
      return made!.id;
    }
  }
}
const idOf = (about: District | null, kind: Thing): string | Promise<string> =>
  about === null ? (kind === 'file' ? '0'.repeat(64) : NOBODY) : thing(about, kind);

/** The person who asks, their district, and the district that the request is about; null means an unknown id. */
type Case = Readonly<{ who: Who; of: District; about: District | null }>;
type Asked = Readonly<{ path: string; init?: RequestInit }>;
type Ask = (one: Case) => Asked | Promise<Asked>;

/** The password of each person by now: nobody may choose the old one again. */
const passwords = new Map<string, string>();
function nextPassword(person: string): { old: string; password: string } {
  const old = passwords.get(person) ?? `${person} of them`;
  const password = `fresh words ${(nth += 1)} now`;
  passwords.set(person, password);
  return { old, password };
}
/** About one thing by its id in the path. */
const named =
  (path: string, kind: Thing, init?: (one: Case) => RequestInit): Ask =>
  async (one) => ({ path: path.replace(/:[a-z0-9]+/, await idOf(one.about, kind)), init: init?.(one) ?? {} });
/** About a unit, or a programme, that the body names. */
const unitOf = (kind: string, { about }: Case): string => (about === null ? `${kind}-nowhere` : `${kind}-${about}`);
const slugOf = ({ about }: Case): string => (about === null ? 'pairing-nowhere' : `pairing-${about}`);
/** About an agreement; what is asked for of another district's changes nothing, so that one of theirs is enough. */
const kept = new Map<string, Promise<string>>();
const ofAgreement =
  (rest: string, signing: readonly Who[], init: RequestInit | ((one: Case) => RequestInit), partner?: 'other'): Ask =>
  async (one) => {
    const { about, of } = one;
    const key = `${rest} ${about} ${partner ?? ''}`;
    const make = (whose: District) => agreement(whose, signing, partner ? otherOf(whose) : whose);
    if (about !== null && (about === of || partner)) kept.delete(key);
    const known = about === null ? Promise.resolve('nowhere') : (kept.get(key) ?? make(about));
    kept.set(key, known);
    return { path: `/agreements/${await known}${rest}`, init: typeof init === 'function' ? init(one) : init };
  };

const routes: Readonly<Record<string, Ask>> = {
  'POST /session': ({ of, who }) => ({
    path: '/session',
    init: json({ login: `${who}-${of}`, password: 'wrong of them' }),
  }),
  'DELETE /session': () => ({ path: '/session', init: { headers: { 'x-kept': '1' } } }),
  'POST /session/password': ({ of, who }) => ({
    path: '/session/password',
    init: json(nextPassword(`${who}-${of}`)),
  }),
  'POST /session/demo': (one) => ({
    path: '/session/demo',
    init: json({ unit: unitOf('community', one), post: 'secretary' }),
  }),
  'POST /demo/year': () => ({ path: '/demo/year' }),
  'POST /clock/pace': () => ({ path: '/clock/pace', init: json({ rate: 1 }) }),
  'POST /units': (one) => ({
    path: '/units',
    init: json({ id: `u${(nth += 1)}`, parent: unitOf('district', one), kind: 'street', name: '新街道' }),
  }),
  'POST /people': (one) => ({ path: '/people', init: json({ unit: unitOf('community', one), name: '某人' }) }),
  'DELETE /people/:person': named('/people/:person', 'person'),
  'POST /people/:person/restriction': named('/people/:person/restriction', 'person'),
  'DELETE /people/:person/restriction': named('/people/:person/restriction', 'person'),
  'POST /people/:person/password': named('/people/:person/password', 'person', () =>
    json({ password: `a new one ${(nth += 1)}` }),
  ),
  'POST /holdings': async (one) => ({
    path: '/holdings',
    init: json({
      unit: unitOf('community', one),
      post: 'liaison',
      person: await idOf(one.about, 'person'),
      from: TODAY,
    }),
  }),
  'POST /holdings/:holding/end': named('/holdings/:holding/end', 'holding', () => json({ to: TODAY })),
  'POST /assignments': async (one) => ({
    path: '/assignments',
    init: json({
      unit: unitOf('street', one),
      person: await idOf(one.about, 'person'),
      from: TODAY,
      to: TODAY,
    }),
  }),
  'POST /assignments/:assignment/end': named('/assignments/:assignment/end', 'assignment', () => json({ to: TODAY })),
  'POST /texts': () => ({ path: '/texts', init: json({ text: '一段文字' }) }),
  'DELETE /texts/:text': named('/texts/:text', 'text'),
  'POST /files': () => ({
    path: '/files',
    init: { headers: { 'content-type': 'application/octet-stream' }, body: PNG },
  }),
  'DELETE /files/:sha256': named('/files/:sha256', 'file'),
  // The next version of a programme: one's own, another district's, and one that nobody has.
  'POST /programmes': (one) => ({
    path: '/programmes',
    init: json({ text: programme('a', 3).replace('pairing-a', slugOf(one)) }),
  }),
  'POST /programmes/check': (one) => ({
    path: '/programmes/check',
    init: json({ text: programme('a', 4).replace('pairing-a', slugOf(one)) }),
  }),
  'POST /programmes/:slug/adoption': (one) => ({
    path: `/programmes/${one.about === one.of ? CATALOGUE : slugOf(one)}/adoption`,
    init: json({ as: `mine-${(nth += 1)}` }),
  }),
  'POST /programmes/:slug/rollout': (one) => ({
    path: `/programmes/${slugOf(one)}/rollout`,
    init: json({ district: `district-${one.of}`, term, pairs: [parties(one.of)] }),
  }),
  'POST /programmes/:slug/rollout#district': (one) => ({
    path: `/programmes/${CATALOGUE}/rollout`,
    init: json({ district: unitOf('district', one), term, pairs: [parties(one.of)] }),
  }),
  'POST /programmes/:slug/rollout#partner': (one) => ({
    path: `/programmes/${CATALOGUE}/rollout`,
    init: json({
      district: `district-${one.of}`,
      term,
      pairs: [{ community: `community-${one.of}`, 'police-section': unitOf('police', one) }],
      parameters,
    }),
  }),
  'POST /agreements/:id': (one) => ({
    path: `/agreements/p${(nth += 1)}`,
    init: json({
      programme: CATALOGUE,
      parties: { community: unitOf('community', one), 'police-section': `police-${one.of}` },
      district: `district-${one.of}`,
      term,
      parameters,
    }),
  }),
  'POST /agreements/:id#taken': async (one) => ({
    path: `/agreements/${one.about === null || one.about === one.of ? `t${(nth += 1)}` : await agreement(one.about, [])}`,
    init: proposalOf(one.of),
  }),
  'POST /agreements/:id#programme': (one) => ({
    path: `/agreements/p${(nth += 1)}`,
    init: json({ programme: slugOf(one), parties: parties(one.of), district: `district-${one.of}`, term, parameters }),
  }),
  'POST /agreements/:id#district': (one) => ({
    path: `/agreements/p${(nth += 1)}`,
    init: json({ programme: CATALOGUE, parties: parties(one.of), district: unitOf('district', one), term, parameters }),
  }),
  'POST /agreements/:id/commands': ofAgreement('/commands', [], json({ type: 'SignAgreement' })),
  'POST /agreements/:id/commands#withdraw': ofAgreement(
    '/commands',
    [],
    json({ type: 'WithdrawFromAgreement', reason: 'other' }),
  ),
  // An agreement of `about` into which the partner of the other district is invited.
  'POST /agreements/:id/commands#answer': ofAgreement(
    '/commands',
    [],
    json({ type: 'AnswerInvitation', accept: true }),
    'other',
  ),
  'POST /agreements/:id/renewal': ofAgreement('/renewal', ['host', 'partner'], () =>
    json({ as: `r${(nth += 1)}`, term: next }),
  ),
  'POST /agreements/:id/revision': ofAgreement('/revision', ['host', 'partner'], json({})),
  'POST /agreements/:id/migration': ofAgreement(
    '/migration',
    ['host', 'partner'],
    json({ amendment: 'v2', version: 2 }),
  ),
  'POST /channels': ({ who, of }) => ({
    path: '/channels',
    init: json({ kind: 'mail', address: `${who}-${of}-${(nth += 1)}@example.org` }),
  }),
  'POST /channels#unit': (one) => ({
    path: '/channels',
    init: json({ unit: unitOf('community', one), kind: 'webhook', address: `https://example.org/${(nth += 1)}` }),
  }),
  'DELETE /channels/:channel': named('/channels/:channel', 'channel'),
  'PATCH /channels/:channel': named('/channels/:channel', 'channel', () => json({ digest: '10:00' })),
  'POST /channels/:channel/confirmation': named('/channels/:channel/confirmation', 'channel'),
  'POST /channels/messages/:message/resend': named('/channels/messages/:message/resend', 'message'),
  'POST /feeds': async ({ about }) => ({
    path: '/feeds',
    init: json({ about: { agreement: about === null ? 'nowhere' : await agreement(about, []) } }),
  }),
  'DELETE /feeds/:feed': named('/feeds/:feed', 'feed'),
  'POST /act/:token': () => ({ path: `/act/${'A'.repeat(43)}` }),
  'DELETE /act-links/:link': named('/act-links/:link', 'link'),
};

type Answered = Readonly<{ code: string; shape: string }>;
/** Passwords name nobody's things, and are asked for once a person: tries are counted. */
const signedIn = new Map<string, Promise<Answered>>();
function answer(route: string, one: Case): Promise<Answered> {
  if (!route.startsWith('POST /session')) return answered(route, one);
  const who = `${route} ${one.who}-${one.of}`;
  const known = signedIn.get(who) ?? answered(route, one);
  signedIn.set(who, known);
  return known;
}

async function answered(route: string, one: Case): Promise<Answered> {
  const asked = await routes[route]!(one);
  const [method = ''] = route.split(' ');
  const who = `${one.who}-${one.of}`;
  // Signing out would end the session the other rows need.
  const response = await (route === 'DELETE /session'
    ? fetch(`${api.url}/session`, { method, headers: { 'cobuild-csrf': '1' } })
    : send(asked.path, method, who, asked.init));
  const text = await response.text();
  const body = (/json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {}) as { code?: string };
  return {
    code: response.status < 400 ? 'ok' : String(response.status),
    shape: `${response.status} ${body.code ?? ''} ${Object.keys(body).sort().join(' ')}`,
  };
}

const routeOf = (route: string): string => route.replace(/#.*$/, '');

it('W1 W2 W3 W5 W8 W10 W16 W18 W19 every writing route answers people of two districts as the reviewed table says', async () => {
  expect(table.map(({ route }) => route)).toEqual(Object.keys(routes));
  const writing = [...api.routes].filter((route) => !route.startsWith('GET ') && !route.startsWith('HEAD '));
  expect([...new Set(table.map(({ route }) => routeOf(route)))].sort()).toEqual(writing.sort());
  const found: string[] = [];
  for (const { route, own: mineIs, other: theirsIs } of table)
    for (const own of ['a', 'b'] as const)
      for (const [n, who] of people.entries()) {
        const about = async (whose: District | null): Promise<Answered> =>
          answer(route, { who, of: own, about: whose });
        const mine = await about(own);
        const theirs = await about(otherOf(own));
        const none = await about(null);
        if (mine.code !== mineIs[n]) found.push(`${route} own, ${who}-${own}: ${mine.shape}, not ${mineIs[n]}`);
        if (theirs.code !== theirsIs[n])
          found.push(`${route} other, ${who}-${own}: ${theirs.shape}, not ${theirsIs[n]}`);
        // An invitation is theirs and there; everything else of another district is as if it were nowhere.
        const invited = route.endsWith('#answer') && who === 'partner';
        if (theirs.shape !== none.shape && !invited)
          found.push(`${route}, ${who}-${own}: elsewhere ${theirs.shape}, nowhere ${none.shape}`);
      }
  expect(found).toEqual([]);
}, 600_000);
