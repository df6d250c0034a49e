import type { AgreementCommand } from '@cobuild/agreement';
import type { Board, Rollout, Vacancies, VacantPost } from '@cobuild/api-schema';
import { localDate } from '@cobuild/calendar';
import { addChannel, addPerson, addUnit, appoint, beginSession, endHolding, sideStore } from '@cobuild/directory';
import { drain, handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import type { Notice } from '@cobuild/notice';
import { tell } from '../../courier/src/send';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { serve, type TestApi } from '../../../test/engines/api';
import { courierOn } from '../../../test/engines/courier';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, proposalOn } from '../../../test/engines/year';

const TEXT = programmeText([
  item({ key: 'clinic', when: '{ rule: month, month: 3 }', evidence: '[]' }),
  item({ key: 'visit', when: '{ rule: month, month: 11 }', evidence: '[]' }),
]);
const side = sideStore(Buffer.alloc(32, 7));
const EVER = localDate('2020-01-01');
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;
let admin: string;
let asked = 0;
/** Person and holding of each secretary, by unit. */
const held = new Map<string, { person: string; holding: string }>();

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  const tx = database.db.manager;
  await publishProgramme(tx, { slug: 'small', version: 1, text: TEXT, publishedAt: clock.at });
  await api.cookieOf('district-1');
  for (const id of ['ended', 'erased', 'term', 'stood-in', 'never'])
    await addUnit(tx, { id, parent: 'district-1', kind: 'community', name: `社区 ${id}` });
  await addUnit(tx, { id: 'school', parent: null, kind: 'partner', name: '学校' });
  const keeper = (await addPerson(tx, side, { name: '管理员', unit: 'district-1' }))!;
  await appoint(tx, {
    unit: 'district-1',
    post: 'administrator',
    person: keeper,
    from: EVER,
    to: null,
    standingIn: false,
  });
  await addChannel(
    tx,
    side,
    { person: keeper, unit: null },
    { kind: 'mail', lang: 'zh', address: 'keeper@example.org', secret: null },
  );
  admin = `__Host-cobuild=${await beginSession(tx, keeper)}`;
  for (const unit of ['ended', 'erased', 'term', 'stood-in', 'school']) await appointTo(unit);
  for (const id of ['ended', 'erased', 'term', 'stood-in', 'never']) await begin(id);
  clock.at = at('2026-03-02');
});
afterAll(async () => {
  await api.close();
  await database.close();
});

async function appointTo(unit: string, standingIn = false): Promise<void> {
  const tx = database.db.manager;
  const person = (await addPerson(tx, side, { name: '书记', unit }))!;
  const post = unit === 'school' ? 'liaison' : 'secretary';
  const holding = await appoint(tx, { unit, post, person, from: EVER, to: null, standingIn });
  if (!standingIn) held.set(unit, { person, holding });
}

async function ask(id: string, actor: string, command: AgreementCommand): Promise<void> {
  const handled = await handle(depsOn(database, clock), id, { key: `k${++asked}`, actor, command });
  expect(handled).toMatchObject({ accepted: true });
}

async function begin(id: string): Promise<void> {
  const parties = { community: id, school: 'school' };
  await ask(id, 'district-1', proposalOn(TEXT, id, parties));
  for (const party of Object.values(parties)) await ask(id, party, { type: 'SignAgreement' });
}

async function asAdmin<T>(path: string, method = 'GET', body?: object): Promise<T> {
  const typed = body ? { 'content-type': 'application/json' } : {};
  const headers = { cookie: admin, 'cobuild-csrf': '1', ...typed };
  const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
  const response = await fetch(`${api.url}${path}`, init);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}

const vacant = async (): Promise<Record<string, string>> => {
  const { vacancies } = await asAdmin<Vacancies>('/vacancies');
  return Object.fromEntries(vacancies.map(({ unit, from }) => [unit, from]));
};

/** Issues what is due and delivers it, as worker and courier do; what lies in the district's inbox of it. */
async function remind(): Promise<{ id: string; role: string; count: number }[]> {
  const { db } = database;
  while ((await drain(depsOn(database, clock), 100)) > 0);
  const jobs = await db.query<{ payload: Notice[] }[]>(
    `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'notice' ORDER BY j.id`,
  );
  for (const { payload } of jobs) await tell(courierOn(db, clock), payload);
  type Line = { code: string; agreement: string; role: string; count: number };
  const rows = await db.query<{ lines: Line[] }[]>(`SELECT lines FROM cobuild.inbox WHERE party = 'district-1'`);
  const lines = rows.flatMap((row) => row.lines.filter(({ code }) => code === 'vacant'));
  return lines
    .map(({ agreement, role, count }) => ({ id: agreement, role, count }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

it('N61 ending the only holding says beforehand and afterwards what nobody has in hand then; with a stand-in there is nothing to say', async () => {
  await appointTo('stood-in', true);
  const { holding } = held.get('ended')!;
  const preview = await asAdmin<{ vacancy: VacantPost }>(`/holdings/${holding}/vacancy?to=2026-03-09`);
  expect(preview.vacancy).toMatchObject({
    unit: 'ended',
    name: '社区 ended',
    from: '2026-03-10',
    agreements: 1,
    due: 1,
    next: 1,
  });
  expect(await vacant()).toEqual({ never: '2026-03-02' });
  const done = await asAdmin<{ vacancy: VacantPost }>(`/holdings/${holding}/end`, 'POST', { to: '2026-03-09' });
  expect(done.vacancy).toEqual(preview.vacancy);
  const other = held.get('stood-in')!.holding;
  expect(await asAdmin(`/holdings/${other}/end`, 'POST', { to: '2026-03-09' })).toMatchObject({ vacancy: null });
});

it('N61 every kind of vacancy is shown, to the administrator and the district, and to nobody else', async () => {
  const erased = await asAdmin<{ vacancies: VacantPost[] }>(`/people/${held.get('erased')!.person}`, 'DELETE');
  expect(erased.vacancies).toMatchObject([{ unit: 'erased', from: '2026-03-02', due: 1 }]);
  await endHolding(database.db.manager, held.get('term')!.holding, localDate('2026-03-02'));
  const all = { ended: '2026-03-10', erased: '2026-03-02', never: '2026-03-02', term: '2026-03-03' };
  expect(await vacant()).toEqual(all);
  const { body } = await api.ask('/vacancies', {}, 'district-1');
  expect((body as unknown as Vacancies).vacancies.map(({ unit }) => unit)).toEqual(Object.keys(all));
  const board = (await api.ask('/board', {}, 'district-1')).body as unknown as Board;
  expect(board.vacant.map(({ unit }) => unit)).toEqual(Object.keys(all));
  expect((await api.ask('/vacancies', {}, 'some-school')).status).toBe(403);
  expect((await api.ask('/vacancies', {}, 'other-district')).body).toMatchObject({ vacancies: [] });
  const restricted = await asAdmin<{ vacancies: VacantPost[] }>(
    `/people/${held.get('ended')!.person}/restriction`,
    'POST',
  );
  expect(restricted.vacancies).toMatchObject([{ unit: 'ended', from: '2026-03-02' }]);
});

it('N61 a roll-out names the units in which nobody would sign', async () => {
  const wish = { district: 'district-1', term: { from: '2027-01-01', to: '2027-12-31' } };
  const pairs = [
    { community: 'never', school: 'school' },
    { community: 'stood-in', school: 'school' },
  ];
  const { status, body } = await api.command('/programmes/small/rollout', 'district-1', 'r', { ...wish, pairs });
  expect([status, body]).toEqual([200, body]);
  expect((body as unknown as Rollout).steps.map((step) => step.vacant)).toEqual([['社区 never'], []]);
});

it('N61 reminders for a vacant post reach the district and the administrator at once, and once', async () => {
  clock.at = at('2026-03-31', '09:05'); // the last day of the clinic
  const told = await remind();
  expect(told).toEqual(['ended', 'erased', 'never', 'term'].map((id) => ({ id, role: 'community', count: 1 })));
  expect(await remind()).toEqual(told); // a second delivery changes nothing
  const waiting = await database.db.query<{ text: string }[]>(
    `SELECT line::text AS text FROM cobuild.outgoing WHERE line ->> 'code' = 'vacant'`,
  );
  expect(waiting).toHaveLength(4); // the administrator's mail
  clock.at = at('2026-04-05', '09:05');
  expect(await remind()).toEqual(told); // the next rung, and nothing new to tell
  const inbox = (await api.ask('/inbox/district-1', {}, 'district-1')).body as unknown as { messages?: unknown };
  expect(JSON.stringify(inbox)).toContain('岗位无人任职，1 件事项待办，请尽快任命');
});

it('N61 once somebody holds the post again nothing is redirected', async () => {
  await appointTo('ended');
  expect(Object.keys(await vacant())).toEqual(['erased', 'never', 'term']);
  const before = await remind();
  clock.at = at('2026-11-30', '09:05');
  expect((await remind()).filter(({ id }) => id === 'ended')).toEqual(before.filter(({ id }) => id === 'ended'));
});
