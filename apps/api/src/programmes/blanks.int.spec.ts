import type { MigrationView, ProblemDetails, ProgrammeCheck, Rollout } from '@cobuild/api-schema';
import { fold } from '@cobuild/agreement';
import { catalogueText } from '@cobuild/config';
import { addUnit } from '@cobuild/directory';
import { factOf, readStream } from '@cobuild/ledger';
import { item, programmeText } from '../../../../libs/programme/src/testing/programme-text';
import { serve, type TestApi } from '../../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../../test/engines/database';
import { at } from '../../../../test/engines/year';

const BIRTHDAY = 'political-birthday';
const DISTRICT = 'district-1';
const TERM = { from: '2026-01-01', to: '2026-12-31' };
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  await api.cookieOf(DISTRICT);
  const tx = database.db.manager;
  for (const id of ['college-1', 'college-2'])
    await addUnit(tx, { id, parent: DISTRICT, kind: 'community', name: `学院 ${id}` });
  for (const id of ['branch-1', 'branch-2'])
    await addUnit(tx, { id, parent: null, kind: 'partner', name: `支部 ${id}` });
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const yaml = (body: string): RequestInit => ({ method: 'POST', headers: { 'content-type': 'text/yaml' }, body });
const publish = (text: string) => api.ask('/programmes', yaml(text), DISTRICT);
const post = (path: string, body: object) =>
  api.ask(
    path,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    DISTRICT,
  );
const standing = async (id: string) => fold((await readStream(database.db.manager, id)).map(factOf));

const PARAMETERS = `parameters:
  - { key: cadence, question: { zh: 多久一次？, en: How often? }, choices: [month, quarter] }
  - { key: heads, type: number, question: { zh: 几人？, en: How many? } }
`;
const VISITS = item({ key: 'visits', when: '{ rule: every, unit: $cadence }', target: '$heads' });
const SMALL = programmeText([item(), VISITS], PARAMETERS);
const parties = { community: 'college-1', school: 'branch-1' };
const proposal = { programme: 'small', parties, district: DISTRICT, term: TERM };

it('B9 a programme with blanks is published; its preview shows all but them, and what an answer would make', async () => {
  expect((await publish(SMALL)).status).toBe(200);
  const { body } = await api.ask(`/programmes/small/plan?from=2026-01-01&to=2026-12-31`, {}, DISTRICT);
  expect(body).toMatchObject({
    plan: { items: [{ clause: 'clean-up' }] },
    blanks: ['cadence', 'heads'],
    open: [{ key: 'visits', waits: ['cadence', 'heads'] }],
  });
  const tried = await api.ask(
    `/programmes/small/plan?from=2026-01-01&to=2026-12-31&with=cadence=quarter&with=heads=3`,
    {},
    DISTRICT,
  );
  expect(tried.body).toMatchObject({ blanks: [], open: [] });
  expect((tried.body['plan'] as { items: unknown[] }).items).toHaveLength(5);
  const wrong = await api.ask(`/programmes/small/plan?from=2026-01-01&to=2026-12-31&with=often=x`, {}, DISTRICT);
  expect(wrong.body['problems']).toContainEqual(expect.objectContaining({ code: 'unknown-answer' }));
});

it('B9 a text that is checked says what it will ask, and stays publishable', async () => {
  const found = (await api.ask('/programmes/check', yaml(SMALL), DISTRICT)).body as unknown as ProgrammeCheck;
  expect(found).toMatchObject({
    publishable: true,
    parameters: [
      { key: 'cadence', type: 'text', choices: ['month', 'quarter'], question: { zh: '多久一次？' } },
      { key: 'heads', type: 'number' },
    ],
    open: [{ key: 'visits', waits: ['cadence', 'heads'] }],
  });
  const line = SMALL.split('\n').findIndex((one) => one.includes('key: visits')) + 1;
  expect(found.open[0]!.line).toBe(line);
  const tried = await api.ask('/programmes/check?with=cadence=month&with=heads=2', yaml(SMALL), DISTRICT);
  const items = (tried.body as unknown as ProgrammeCheck).months.flatMap((month) => month.items);
  expect([items.length, tried.body['open']]).toEqual([13, []]);
});

it('B9 a proposal without the answers is refused with each blank named; with them the agreement keeps them', async () => {
  const { status, body } = await api.command('/agreements/small-1', DISTRICT, 'p1', {
    ...proposal,
    parameters: { heads: 0, colour: 'red' },
  });
  const refused = body as unknown as ProblemDetails;
  expect([status, refused.code]).toEqual([422, 'answers-needed']);
  expect(refused.problems?.map(({ path }) => path).sort()).toEqual([
    'parameters.cadence',
    'parameters.colour',
    'parameters.heads',
  ]);
  expect(refused.blanks).toEqual([
    { key: 'cadence', type: 'text', question: { zh: '多久一次？', en: 'How often?' }, choices: ['month', 'quarter'] },
  ]);
  const parameters = { cadence: 'quarter', heads: 3 };
  const made = await api.command('/agreements/small-1', DISTRICT, 'p2', { ...proposal, parameters });
  expect(made.status).toBe(200);
  const { plan, parameters: kept } = await standing('small-1');
  expect([plan.items.length, plan.rules['visits']?.target, kept]).toEqual([5, 3, parameters]);
});

it('a new blank of a later version is asked when an agreement moves to it; its own answers are kept and shown', async () => {
  const more = PARAMETERS + '  - { key: by, type: day, question: { zh: 何时交？, en: By when? } }\n';
  const report = item({ key: 'report', kind: 'deadline', when: '{ rule: by, day: $by }' });
  const second = programmeText([item(), VISITS, report], more).replace('version: 1', 'version: 2');
  expect((await publish(second)).status).toBe(200);
  for (const unit of Object.values(parties)) {
    await api.cookieOf(unit);
    await api.command('/agreements/small-1/commands', unit, `s-${unit}`, { type: 'SignAgreement' });
  }
  const path = '/agreements/small-1/migration';
  const refused = await api.ask(`${path}?version=2`, {}, DISTRICT);
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'answers-needed', blanks: [{ key: 'by', type: 'day' }] },
  });
  const view = (await api.ask(`${path}?version=2&with=by=10-31`, {}, DISTRICT)).body as unknown as MigrationView;
  expect(view.parameters).toMatchObject([
    { key: 'cadence', value: 'quarter' },
    { key: 'heads', value: 3 },
    { key: 'by', value: '10-31' },
  ]);
  expect(view.lines.map(({ text }) => text.zh)).toContain('何时交？ 10-31');
  const asked = { amendment: 'v2', version: 2 };
  expect((await api.command(path, DISTRICT, 'm1', asked)).status).toBe(422);
  expect((await api.command(path, DISTRICT, 'm2', { ...asked, parameters: { by: '10-31' } })).status).toBe(200);
  await api.command('/agreements/small-1/commands', 'college-1', 'c', {
    type: 'AnswerAmendment',
    amendment: 'v2',
    consent: true,
  });
  const { parameters, items, plan } = await standing('small-1');
  expect([plan.version, parameters]).toEqual([2, { cadence: 'quarter', heads: 3, by: '10-31' }]);
  expect(items['report@2026']).toMatchObject({ to: '2026-10-31' });
  // What is shown of it is read with the answers of its version.
  expect(JSON.stringify((await api.ask('/agreements/small-1', {}, DISTRICT)).body)).toContain('清洁楼道');
  const next = { as: 'small-2', term: { from: '2027-01-01', to: '2027-12-31' } };
  expect((await api.command('/agreements/small-1/renewal', DISTRICT, 'r', next)).status).toBe(200);
  expect((await standing('small-2')).parameters).toEqual({ cadence: 'quarter', heads: 3, by: '10-31' });
});

it('B10 each branch has its own roster: asked per pair, and left out while it is missing', async () => {
  expect((await publish(catalogueText(BIRTHDAY)!)).status).toBe(200);
  const pairs = [1, 2].map((n) => ({ college: `college-${n}`, branch: `branch-${n}` }));
  const wish = { district: DISTRICT, term: TERM, pairs };
  const roll = async (more: object) => {
    const { status, body } = await post(`/programmes/${BIRTHDAY}/rollout`, { ...wish, ...more });
    expect([status, body]).toEqual([200, body]);
    return body as unknown as Rollout;
  };
  const bare = await roll({});
  expect(bare.parameters).toMatchObject([
    { key: 'joining-days', type: 'dates' },
    { key: 'starts', type: 'text' },
    { key: 'with-review', default: 'yes' },
  ]);
  expect(bare.steps.map(({ skipped }) => skipped?.code)).toEqual(['answers-needed', 'answers-needed']);
  const parameters = { starts: '15:00' };
  const [first, wrong] = (
    await roll({ parameters, perPair: [{ 'joining-days': ['06-25', '12-05'] }, { 'joining-days': ['13-01'] }] })
  ).steps;
  expect(first).toMatchObject({ skipped: null, wrong: [] });
  expect(wrong).toMatchObject({ skipped: { code: 'answers-needed' }, wrong: [{ parameter: 'joining-days' }] });
  const { steps } = await roll({
    parameters,
    perPair: [{ 'joining-days': ['06-25', '12-05'] }, { 'joining-days': ['03-09'] }],
  });
  for (const { id, key, proposal: body } of steps)
    expect((await api.command(`/agreements/${id}`, DISTRICT, key, body)).status).toBe(200);
  const months = await Promise.all(
    steps.map(async ({ id }) =>
      (await standing(id)).plan.items.filter(({ clause }) => clause === 'ceremony').map(({ key }) => key.slice(-2)),
    ),
  );
  expect(months).toEqual([['06', '12'], ['03']]);
  expect((await post(`/programmes/${BIRTHDAY}/rollout`, { ...wish, perPair: [{}] })).status).toBe(400);
});
