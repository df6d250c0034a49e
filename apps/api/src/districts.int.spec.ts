import { addUnit } from '@cobuild/directory';
import { catalogueText } from '@cobuild/config';
import type { Desk, Rollout } from '@cobuild/api-schema';
import { publishProgramme } from '@cobuild/ledger';
import { serve, type Answer, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at } from '../../../test/engines/year';
import { answersOf } from '../../../test/engines/answers';

const SLUG = 'police-section-pairing';
const CATALOGUE = catalogueText(SLUG)!;
const OWN = CATALOGUE.replace(/^programme: .*$/m, 'programme: own-pairing');
const clock = standingClock(at('2026-01-05'));
const term = { from: '2026-01-01', to: '2026-12-31' };
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  const tx = database.db.manager;
  for (const own of ['a', 'b']) {
    await api.cookieOf(`district-${own}`);
    await addUnit(tx, { id: `host-${own}`, parent: `district-${own}`, kind: 'community', name: `社区 ${own}` });
    await addUnit(tx, { id: `police-${own}`, parent: `district-${own}`, kind: 'partner', name: `警务队 ${own}` });
    for (const unit of [`host-${own}`, `police-${own}`]) await api.cookieOf(unit);
  }
  await addUnit(tx, { id: 'free-police', parent: null, kind: 'partner', name: '驻区警务队' });
  await api.cookieOf('free-police');
  await publishProgramme(tx, { slug: SLUG, version: 1, text: CATALOGUE, publishedAt: clock.at });
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const post = (path: string, unit: string, body: unknown): Promise<Answer> =>
  api.ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, unit);
const publish = (unit: string, text: string) => post('/programmes', unit, { text });
const slugs = async (unit: string): Promise<string[]> =>
  ((await api.ask('/programmes', {}, unit)).body['programmes'] as { slug: string }[]).map(({ slug }) => slug);
let keys = 0;
const propose = (id: string, own: string, partner: string, programme = SLUG) =>
  api.command(`/agreements/${id}`, `district-${own}`, `p${(keys += 1)}`, {
    programme,
    parties: { community: `host-${own}`, 'police-section': partner },
    district: `district-${own}`,
    term,
    parameters: answersOf(SLUG),
  });
const command = (id: string, actor: string, body: unknown) =>
  api.command(`/agreements/${id}/commands`, actor, `c${(keys += 1)}`, body);
const deskOf = async (unit: string) => (await api.ask('/desk', {}, unit)).body as unknown as Desk;
const alike = ({ status, body }: Answer) => ({ status, body });

it('W18 a programme belongs to the district that published it; another district neither sees, uses nor continues it', async () => {
  expect(await publish('district-a', OWN)).toMatchObject({ status: 200, body: { published: true } });
  const second = OWN.replace(/^version: 1$/m, 'version: 2').replace('from: 12-12', 'from: 12-14');
  const foreign = await publish('district-b', second);
  expect(foreign).toMatchObject({ status: 404, body: { code: 'programme-unknown' } });
  // A unit nobody has is answered alike.
  const none = await publish('district-b', second.replace('own-pairing', 'nobody-has-it'));
  expect(none.status).toBe(404);
  expect(JSON.stringify(foreign.body).replaceAll('own-pairing', 'nobody-has-it')).toBe(JSON.stringify(none.body));
  expect([await slugs('district-a'), await slugs('district-b'), await slugs('host-b')]).toEqual([
    ['own-pairing', SLUG],
    [SLUG],
    [SLUG],
  ]);
  for (const path of [
    '',
    '/plan?from=2026-01-01&to=2026-12-31',
    '/coverage',
    '/revision',
    '/rollout?district=district-b',
  ])
    expect([path, alike(await api.ask(`/programmes/own-pairing${path}`, {}, 'district-b'))]).toEqual([
      path,
      alike(await api.ask(`/programmes/nobody-has-it${path}`, {}, 'district-b')),
    ]);
  expect((await propose('x1', 'b', 'police-b', 'own-pairing')).status).toBe(404);
  const found = async (unit: string) => (await api.ask('/search?q=own-pairing', {}, unit)).body['programmes'];
  expect([await found('district-a'), await found('district-b')]).toMatchObject([[{ slug: 'own-pairing' }], []]);
});

it('W18 two districts use one id without learning of each other, and each gets its own', async () => {
  const theirs = OWN.replace('from: 12-12', 'from: 12-14');
  expect(await publish('district-b', theirs)).toMatchObject({ status: 200, body: { version: 1, published: true } });
  const textFor = async (unit: string) => (await api.ask('/programmes/own-pairing', {}, unit)).body['text'];
  expect([await textFor('district-a'), await textFor('district-b')]).toEqual([OWN, theirs]);
  expect((await publish('district-a', theirs)).body['code']).toBe('version-published');
  const [row] = await database.db.query<Record<string, unknown>[]>(
    `SELECT owner, published_by, published_at FROM ledger.programmes WHERE slug = 'own-pairing' AND owner = 'district-b'`,
  );
  expect(row).toEqual({
    owner: 'district-b',
    published_by: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    published_at: clock.at,
  });
  for (const own of ['a', 'b']) {
    const made = await propose(`own-${own}`, own, `police-${own}`, 'own-pairing');
    const { id } = made.body as { id: string };
    const view = (await api.ask(`/agreements/${id}`, {}, `district-${own}`)).body as {
      items: { clause: string; to: string }[];
    };
    expect(JSON.stringify(view.items).includes(own === 'a' ? '2026-12-12' : '2026-12-14')).toBe(true);
  }
});

it('W18 the catalogue is adopted under an id of one’s own, with where it comes from, and never changed', async () => {
  const changed = CATALOGUE.replace(/^version: 1$/m, 'version: 2').replace('from: 12-12', 'from: 12-14');
  const adopted = await post(`/programmes/${SLUG}/adoption`, 'district-b', { as: 'bs-pairing' });
  expect(adopted).toMatchObject({
    status: 200,
    body: { slug: 'bs-pairing', version: 1, published: true, adoptedFrom: { slug: SLUG, version: 1 } },
  });
  expect(await slugs('district-b')).toContain('bs-pairing');
  expect(await slugs('district-a')).not.toContain('bs-pairing');
  expect((await post(`/programmes/own-pairing/adoption`, 'district-b', { as: 'copy' })).status).toBe(404);
  expect((await post(`/programmes/${SLUG}/adoption`, 'host-b', { as: 'copy' })).status).toBe(403);
  expect(await publish('district-b', changed.replace(SLUG, 'bs-pairing'))).toMatchObject({
    status: 200,
    body: { version: 2 },
  });
});

it('W18 a further version of a programme of the catalogue is the district’s own, and nobody else’s', async () => {
  const second = CATALOGUE.replace(/^version: 1$/m, 'version: 2').replace('from: 12-12', 'from: 12-14');
  expect(await publish('district-b', second)).toMatchObject({ status: 200, body: { version: 2, published: true } });
  const seenBy = async (unit: string) => (await api.ask(`/programmes/${SLUG}`, {}, unit)).body;
  expect(await seenBy('district-b')).toMatchObject({
    version: 2,
    owner: 'district-b',
    adoptedFrom: { slug: SLUG, version: 1 },
  });
  expect(await seenBy('district-a')).toMatchObject({ version: 1, owner: null, text: CATALOGUE });
  const made = (await propose('of-the-catalogue', 'a', 'police-a')).body as { id: string };
  const view = (await api.ask(`/agreements/${made.id}`, {}, 'district-a')).body as { programme: { version: number } };
  expect(view.programme.version).toBe(1);
});

it('W19 an id that exists elsewhere and one that is free get the same answer, right and wrong', async () => {
  const { id } = (await propose('shared', 'a', 'police-a')).body as { id: string };
  for (const partner of ['police-b', 'nobody']) {
    const [theirs, free] = [await propose(id, 'b', partner), await propose(`free-${partner}`, 'b', partner)];
    expect([theirs.status, theirs.body['code'], Object.keys(theirs.body)]).toEqual([
      free.status,
      free.body['code'],
      Object.keys(free.body),
    ]);
  }
  expect(await propose('shared', 'a', 'police-a')).toMatchObject({ status: 409, body: { code: 'already-proposed' } });
});

it('W16 W17 a unit of another district sees its invitation alone, until it accepts', async () => {
  const made = await propose('together', 'b', 'police-a');
  expect(made.status).toBe(200);
  const { id } = made.body as { id: string };
  const everything = async (): Promise<string> => {
    const paths = [
      '/agreements?limit=500',
      '/search?q=社区',
      '/year?year=2026',
      '/feeds',
      '/channels/messages',
      '/units',
    ];
    const lists = await Promise.all(paths.map((path) => api.ask(path, {}, 'police-a')));
    const { invitations: _, ...desk } = await deskOf('police-a');
    const board = (await api.ask('/board', {}, 'district-a')).body;
    return JSON.stringify([lists.map(({ body }) => body), desk, board]);
  };
  expect(await everything()).not.toMatch(/together|社区 b/);
  for (const path of [
    '',
    '/events',
    '/verify',
    '/acts',
    '/texts',
    '/documents/register.xlsx',
    '/bundle.zip',
    '/why?occasion=x',
  ])
    expect([path, (await api.ask(`/agreements/${id}${path}`, {}, 'police-a')).status]).toEqual([path, 404]);
  expect((await command(id, 'police-a', { type: 'SignAgreement' })).status).toBe(404);
  const inbox = (await api.ask('/inbox/police-a', {}, 'police-a')).body['messages'] as {
    lines: { code: string; agreement: string }[];
  }[];
  const lines = inbox.flatMap((message) => message.lines).filter(({ agreement }) => agreement === id);
  expect(lines.map(({ code }) => code)).not.toContain('please-sign');
  const [invitation] = (await deskOf('police-a')).invitations;
  expect(invitation).toMatchObject({ agreement: id, unit: 'police-a', with: ['社区 b'], term });
  expect(invitation!.items).toBeGreaterThan(0);
  expect(invitation!.titles.length).toBeGreaterThan(0);
  // Nobody else answers, and to them it is not there.
  for (const other of ['host-a', 'district-a', 'police-b'])
    expect((await command(id, other, { type: 'AnswerInvitation', accept: true })).status).toBe(404);

  expect((await command(id, 'police-a', { type: 'AnswerInvitation', accept: true })).status).toBe(200);
  expect((await deskOf('police-a')).invitations).toEqual([]);
  const waits = (await deskOf('police-a')).waits.filter(({ agreement }) => agreement === id);
  expect(waits).toMatchObject([{ what: 'sign' }]);
  expect((await api.ask(`/agreements/${id}`, {}, 'police-a')).status).toBe(200);
  expect((await command(id, 'police-a', { type: 'SignAgreement' })).status).toBe(200);
  expect((await command(id, 'host-b', { type: 'SignAgreement' })).status).toBe(200);
  const told = (await api.ask(`/agreements/${id}/events`, {}, 'host-b')).body['entries'] as { type: string }[];
  expect(told.map(({ type }) => type)).toEqual(expect.arrayContaining(['PartyInvited', 'InvitationAccepted']));
});

it('W16 what is declined ends, is seen by who proposed and hosts, and can be proposed anew', async () => {
  const { id } = (await propose('once-more', 'b', 'police-a')).body as { id: string };
  expect((await command(id, 'police-a', { type: 'AnswerInvitation', accept: false })).status).toBe(200);
  expect((await deskOf('police-a')).invitations).toEqual([]);
  for (const unit of ['district-b', 'host-b'])
    expect((await api.ask(`/agreements/${id}`, {}, unit)).body).toMatchObject({
      status: 'closed',
      declined: ['police-section'],
    });
  expect((await api.ask(`/agreements/${id}`, {}, 'police-a')).status).toBe(404);
  expect((await propose('once-more-2', 'b', 'police-a')).status).toBe(200);
});

it('W17 a unit without a district is named directly, until it works with another district', async () => {
  const invited = async (own: string, id: string) => {
    const made = (await propose(id, own, 'free-police')).body as { id: string };
    return ((await api.ask(`/agreements/${made.id}`, {}, `district-${own}`)).body as { invited: string[] }).invited;
  };
  expect(await invited('a', 'free-1')).toEqual([]);
  expect(await invited('b', 'free-2')).toEqual(['police-section']);
});

it('W19 organisations one may work with are listed, not the country', async () => {
  const seen = async (unit: string) =>
    ((await api.ask('/units', {}, unit)).body['units'] as { id: string }[]).map(({ id }) => id);
  expect(await seen('host-a')).toEqual(expect.arrayContaining(['district-a', 'host-a', 'police-a']));
  // Met through the agreement that was accepted; its district decides it.
  expect(await seen('police-a')).toEqual(expect.arrayContaining(['host-b', 'district-b']));
  expect(await seen('police-a')).not.toContain('police-b');
});

it('a rollout of 2,001 pairs is worked out', async () => {
  const pairs = Array.from({ length: 2_001 }, (_, n) => ({ community: 'host-a', 'police-section': `police-${n}` }));
  const answer = await post(`/programmes/${SLUG}/rollout`, 'district-a', { district: 'district-a', term, pairs });
  expect(answer.status).toBe(200);
  expect((answer.body as unknown as Rollout).steps).toHaveLength(2_001);
});
