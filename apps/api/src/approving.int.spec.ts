import { createHash } from 'node:crypto';
import type { Desk, ItemView } from '@cobuild/api-schema';
import { publishProgramme } from '@cobuild/ledger';
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

const TEXT = programmeText([
  item({
    ...{ key: 'charter', kind: 'deadline', when: '{ rule: by, day: 03-31 }', evidence: '[document]' },
    approval: '[{ by: school, within: 3 }, { by: district }]',
  }),
  item({ key: 'council', kind: 'joint-meeting', when: '{ rule: when-needed }' }),
  item({
    ...{ key: 'minutes', kind: 'deadline', when: '{ rule: offset, item: council, days: 7 }', evidence: '[]' },
  }),
]);
const [ID, HOST, PARTNER, DISTRICT] = ['one', 'community', 'school', 'district-1'];
const ITEM = 'charter@2026';

let database: TestDatabase;
let clock: StandingClock;
let api: TestApi;
let count = 0;

beforeAll(async () => {
  database = await testDatabase();
  clock = standingClock(at('2025-12-20'));
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  await publishProgramme(database.db.manager, { slug: 'small', version: 1, text: TEXT, publishedAt: clock.at });
  for (const unit of [DISTRICT, HOST, PARTNER]) await api.cookieOf(unit);
  const parties = { community: HOST, school: PARTNER };
  const term = { from: '2026-01-01', to: '2026-12-31' };
  const proposal = { programme: 'small', parties, district: DISTRICT, term };
  expect((await api.command(`/agreements/${ID}`, DISTRICT, 'p', proposal)).status).toBe(200);
  for (const party of [HOST, PARTNER]) await ask(party, { type: 'SignAgreement' });
  clock.at = at('2026-03-05');
});
afterAll(async () => {
  expect(api.log).toEqual([]);
  await api.close();
  await database.close();
});

const tell = (actor: string, command: object) =>
  api.command(`/agreements/${ID}/commands`, actor, `k-${(count += 1)}`, command);

/** Granted, or the spec fails with the answer. */
async function ask(actor: string, command: object): Promise<void> {
  const { status, body } = await tell(actor, command);
  expect([command, body, status]).toEqual([command, body, 200]);
}

async function get<T>(path: string, unit: string): Promise<T> {
  const { status, body } = await api.ask(path, {}, unit);
  expect([path, status]).toEqual([path, 200]);
  return body as unknown as T;
}
const view = (unit: string, key = ITEM) => get<ItemView>(`/agreements/${ID}/items/${encodeURIComponent(key)}`, unit);

/** A document of the community, kept. */
async function kept(text: string): Promise<string> {
  const body = new Uint8Array(Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`));
  const headers = { 'content-type': 'application/octet-stream' };
  const { status } = await api.ask('/files', { method: 'POST', headers, body }, HOST);
  expect(status).toBe(200);
  return createHash('sha256').update(body).digest('hex');
}

it('A108 a draft goes to the partner, back with a remark that its owner reads, again to the partner, and to the district', async () => {
  const [first, second] = [await kept('first'), await kept('second')];
  await ask(HOST, { type: 'HandIn', item: ITEM, sha256: first });
  const { waits } = await get<Desk>('/desk', PARTNER);
  expect(waits).toMatchObject([{ agreement: ID, what: 'approval', item: ITEM }]);
  const [decision] = (await view(PARTNER)).asked;
  expect(decision).toMatchObject({ unit: PARTNER, files: [first], said: { zh: expect.stringContaining('第 1 稿') } });
  expect((await api.ask(`/agreements/${ID}/files/${first}`, {}, PARTNER)).status).toBe(200);
  const back = decision!.choices.find(({ remark }) => remark)!.command;
  expect((await tell(DISTRICT, back)).body).toMatchObject({ code: 'nothing-to-approve' });

  const text = await api.command('/texts', PARTNER, 't', { text: '请补上经费来源' });
  const note = { id: text.body['id'], digest: text.body['digest'] };
  await ask(PARTNER, { ...back, note });
  const returned = (await view(HOST)).returned!;
  expect(returned).toMatchObject({ version: 1, note: note.id });
  const texts = await get<Record<string, string>>(`/agreements/${ID}/texts`, HOST);
  expect(JSON.stringify(texts)).toContain('请补上经费来源');

  await ask(HOST, { type: 'HandIn', item: ITEM, sha256: second });
  expect((await view(HOST)).returned).toBeNull();
  await ask(PARTNER, { type: 'ApproveVersion', item: ITEM, version: 2 });
  expect((await view(PARTNER)).asked).toEqual([]);
  const asked = (await view(DISTRICT)).asked;
  expect(asked.map(({ what }) => what)).toEqual(['approval']);
  await ask(DISTRICT, asked[0]!.choices[0]!.command);
  const done = await view(HOST);
  expect(done).toMatchObject({ status: 'done', files: [{ kind: 'document', sha256: second }] });
  expect(done.history.map(({ said }) => said.zh).join(' ')).toMatch(/退回.*审批通过/);
});

it('A109 a partner calls a meeting when it is needed; its minutes come with it, and its page says who called', async () => {
  const call = { type: 'CallItem', clause: 'council', from: '2026-03-10', to: '2026-03-10' };
  const acts = await get<{ acts: { command: object; unit: string }[] }>(`/agreements/${ID}/acts`, PARTNER);
  expect(acts.acts.map(({ command }) => command)).toContainEqual(
    expect.objectContaining({ type: 'CallItem', clause: 'council' }),
  );
  await ask(PARTNER, call);
  const meeting = await view(HOST, 'council@2026-03-10');
  expect(meeting).toMatchObject({ status: 'open', kind: 'joint-meeting', fixedOn: '2026-03-10' });
  expect(meeting.history[0]?.said.zh).toMatch(/学校.*召集/);
  const { items } = await get<{ items: { key: string; to: string }[] }>(`/agreements/${ID}`, HOST);
  const minutes = items.find(({ key }) => key.startsWith('minutes@'));
  expect(minutes).toMatchObject({ to: '2026-03-17' });
  expect((await tell(PARTNER, { ...call, clause: 'charter' })).body).toMatchObject({ code: 'not-on-call' });
  expect((await tell('stranger', call)).status).toBe(404);
});
