import { fold } from '@cobuild/agreement';
import { carryOver, handle } from '@cobuild/handler';
import { factOf, publishProgramme, readStream } from '@cobuild/ledger';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { serve, type TestApi } from '../../../test/engines/api';
import {
  depsOn,
  needed,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../../test/engines/database';
import { at } from '../../../test/engines/year';

const ITEMS = [item()];
const PICNIC = item({ key: 'picnic', when: '{ rule: month, month: 9 }', owedBy: '[school]' });
const NEXT = { from: '2027-01-01', to: '2027-12-31' };

let database: TestDatabase;
let clock: StandingClock;
let api: TestApi;
let count = 0;

const publish = (version: number, items: readonly string[]) =>
  publishProgramme(database.db.manager, {
    slug: 'small',
    version,
    text: programmeText(items).replace('version: 1', `version: ${version}`),
    publishedAt: clock.at,
  });

beforeAll(async () => {
  database = await testDatabase();
  clock = standingClock(at('2025-12-20'));
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  await publish(1, ITEMS);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const ask = (id: string, actor: string, command: object) =>
  api.command(`/agreements/${id}/commands`, actor, `k-${(count += 1)}`, command);
const renew = (id: string, key: string, as: string, more: object = {}, actor = 'district-1') =>
  api.command(`/agreements/${id}/renewal`, actor, key, { as, term: NEXT, ...more });

const letTimePass = (id: string) =>
  handle(depsOn(database, clock), id, { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
const standing = async (id: string) => fold((await readStream(database.db.manager, id)).map(factOf));

/** An agreement of the community and the school with an order still open, in the middle of December. */
async function running(): Promise<string> {
  const id = `r-${(count += 1)}`;
  clock.at = at('2025-12-20');
  for (const unit of ['district-1', 'community', 'school']) await api.cookieOf(unit);
  const parties = { community: 'community', school: 'school' };
  const term = { from: '2026-01-01', to: '2026-12-31' };
  const proposal = { programme: 'small', version: 1, parties, district: 'district-1', term };
  expect((await api.command(`/agreements/${id}`, 'district-1', 'p', proposal)).status).toBe(200);
  for (const party of ['community', 'school']) await ask(id, party, { type: 'SignAgreement' });
  clock.at = at('2026-03-05');
  const order = { type: 'OrderRectification', item: 'clean-up@2026', owner: 'school', dueOn: '2026-12-20' };
  expect((await ask(id, 'community', order)).status).toBe(200);
  clock.at = at('2026-12-15');
  await letTimePass(id);
  return id;
}

it('A85 an agreement is renewed once, by its district, for a term after its own', async () => {
  const id = await running();
  expect((await renew(id, 'r', `${id}-2027`, {}, 'community')).status).toBe(403);
  const early = await renew(id, 'r0', `${id}-2027`, { term: { from: '2026-12-01', to: '2027-12-31' } });
  expect(early).toMatchObject({ status: 422, body: { code: 'terms-overlap', about: '2026-12-31' } });
  const both = await Promise.all(['a', 'b'].map((as) => renew(id, `r-${as}`, `${id}-${as}`)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'already-renewed' });
  const proposed = await running();
  await renew(proposed, 'r', `${proposed}-2027`);
  const unsigned = await renew(`${proposed}-2027`, 'r', `${proposed}-2028`, {
    term: { from: '2028-01-01', to: '2028-12-31' },
  });
  expect(unsigned).toMatchObject({ status: 409, body: { code: 'not-renewable' } });
});

it('A49 what is ordered after the renewal was proposed comes over all the same, once the old term is closed', async () => {
  const id = await running();
  const next = `${id}-2027`;
  expect((await renew(id, 'r', next)).status).toBe(200);
  expect(Object.keys((await standing(next)).items)).toEqual(['clean-up@2027']);
  const late = { type: 'OrderRectification', item: 'clean-up@2026', owner: 'school', dueOn: '2027-02-01' };
  await ask(id, 'community', late);
  const note = await api.command('/texts', 'community', 'n', { text: '灯坏了' });
  expect(note.status).toBe(200);
  await ask(id, 'school', { type: 'HandIn', item: 'clean-up-order@2026-03-05.1', sha256: 'a'.repeat(64) });
  clock.at = at('2027-01-02');
  await letTimePass(id);
  expect((await standing(id)).status).toBe('closed');
  for (let twice = 0; twice < 2; twice += 1) await carryOver(depsOn(database, clock), id);
  const { items } = await standing(next);
  expect(Object.keys(items).sort()).toEqual([
    'clean-up-order@2026-03-05.1',
    'clean-up-order@2026-12-15.2',
    'clean-up@2027',
  ]);
  expect(items['clean-up-order@2026-03-05.1']).toMatchObject({
    orderedBy: 'community',
    versions: ['a'.repeat(64)],
    from: '2027-01-02',
    to: '2027-02-01',
  });
  const path = `/agreements/${next}/documents/rectification.docx?item=clean-up-order@2026-12-15.2`;
  expect((await api.ask(path, {}, 'school')).status).toBe(200);
  // The queue was told to do so in the transaction that closed it.
  const jobs = await database.db.query<{ n: string }[]>(
    `SELECT count(*) AS n FROM graphile_worker.jobs WHERE task_identifier = 'carry-over'`,
  );
  expect(Number(jobs[0]?.n)).toBeGreaterThan(0);
});

it('A49 an agreement renewed after it has closed brings along what it still owes', async () => {
  const id = await running();
  clock.at = at('2027-01-02');
  await letTimePass(id);
  expect((await renew(id, 'r', `${id}-2027`)).status).toBe(200);
  expect(Object.keys((await standing(`${id}-2027`)).items)).toContain('clean-up-order@2026-03-05.1');
});

describe('once a newer version of the programme is published', () => {
  let renewed: string;
  beforeAll(async () => {
    renewed = await running();
    expect((await renew(renewed, 'again', `${renewed}-2027`)).status).toBe(200);
    await publish(2, [...ITEMS, PICNIC]);
  });

  it('a renewal asked again under its key is told what it did', async () => {
    const again = await renew(renewed, 'again', `${renewed}-2027`);
    expect(again).toMatchObject({ status: 200, body: { repeated: true, version: 1 } });
    const other = await renew(renewed, 'again', `${renewed}-2027`, { version: 1 });
    expect(other.body).toMatchObject({ code: 'key-reused' });
  });

  it('an agreement is moved: previewed, consented to and applied, and asked again told so', async () => {
    const id = await early();
    const preview = (await api.ask(`/agreements/${id}/migration`, {}, 'community')).body;
    expect(preview).toMatchObject({
      from: 1,
      to: 2,
      concerned: ['school'],
      changes: [{ item: 'picnic@2026', before: null }],
      lines: [{ how: 'added', text: { zh: expect.stringContaining('2026-') as string } }],
      amendment: 'v2',
      waits: null,
      refused: null,
    });
    const migrate = () => api.command(`/agreements/${id}/migration`, 'district-1', 'm', { amendment: 'v2' });
    expect((await migrate()).status).toBe(200);
    const waits = async () => (await api.ask(`/agreements/${id}/migration?version=2`, {}, 'district-1')).body;
    expect(await waits()).toMatchObject({ amendment: 'v2-2', waits: [expect.any(String)] });
    clock.at = at('2026-03-06');
    await publish(3, [...ITEMS, PICNIC]);
    expect(await migrate()).toMatchObject({ status: 200, body: { repeated: true } });
    expect((await ask(id, 'school', { type: 'AnswerAmendment', amendment: 'v2', consent: true })).status).toBe(200);
    expect(await waits()).toMatchObject({ from: 2, waits: null, lines: [], refused: { code: 'nothing-changes' } });
    const { body } = await api.ask(`/agreements/${id}`, {}, 'school');
    expect(body['programme']).toEqual({ slug: 'small', version: 2 });
    expect((body['items'] as { key: string }[]).map(({ key }) => key)).toContain('picnic@2026');
  });

  /** In March of its year, when the picnic is still to come. */
  async function early(): Promise<string> {
    const id = `m-${(count += 1)}`;
    clock.at = at('2025-12-20');
    const parties = { community: 'community', school: 'school' };
    const term = { from: '2026-01-01', to: '2026-12-31' };
    const proposal = { programme: 'small', version: 1, parties, district: 'district-1', term };
    await api.command(`/agreements/${id}`, 'district-1', 'p', proposal);
    for (const party of ['community', 'school']) await ask(id, party, { type: 'SignAgreement' });
    clock.at = at('2026-03-05');
    return id;
  }
});
