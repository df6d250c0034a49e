import type { ProgrammeCheck, RolledOut, Rollout } from '@cobuild/api-schema';
import { catalogueText } from '@cobuild/config';
import { addUnit } from '@cobuild/directory';
import { programmeText } from '../../../../libs/programme/src/testing/programme-text';
import { toGbk } from '../../../../libs/text/src/gbk';
import { answersOf } from '../../../../test/engines/answers';
import { serve, type TestApi } from '../../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../../test/engines/database';
import { at } from '../../../../test/engines/year';

const SLUG = 'police-section-pairing';
const TEXT = catalogueText(SLUG)!;
const DISTRICT = 'district-1';
const clock = standingClock(at('2026-01-05'));
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  for (const unit of [DISTRICT, 'other-district']) await api.cookieOf(unit);
  const tx = database.db.manager;
  for (const id of ['hebei-road', 'henan-road'])
    await addUnit(tx, { id, parent: DISTRICT, kind: 'community', name: `社区 ${id}` });
  await addUnit(tx, { id: 'far-away', parent: 'other-district', kind: 'community', name: '外区社区' });
  for (const id of ['police-1', 'police-2'])
    await addUnit(tx, { id, parent: null, kind: 'partner', name: `警务队 ${id}` });
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const yaml = (body: string): RequestInit => ({ method: 'POST', headers: { 'content-type': 'text/yaml' }, body });
async function check(text: string, query = ''): Promise<ProgrammeCheck> {
  const { status, body } = await api.ask(`/programmes/check${query}`, yaml(text), DISTRICT);
  expect([status, body]).toEqual([200, body]);
  return body as unknown as ProgrammeCheck;
}
const listed = async (): Promise<unknown[]> =>
  (await api.ask('/programmes', {}, DISTRICT)).body['programmes'] as unknown[];

it('a text is checked and laid on the year, and nothing is published', async () => {
  const found = await check(TEXT, '?with=charity-shop-cadence=quarter');
  expect(found).toMatchObject({
    programme: { slug: SLUG, version: 1, title: { zh: '警社结对共建' } },
    term: { from: '2026-01-01', to: '2026-12-31' },
    publishable: true,
    published: null,
    changes: [],
    weeklyCap: 120,
  });
  expect(found.months.flatMap(({ items }) => items).length).toBeGreaterThan(10);
  const lines = TEXT.split('\n');
  for (const { key, line } of found.months.flatMap(({ items }) => items))
    expect(lines[line! - 1]).toContain(`key: ${key.split('@')[0]!}`);
  for (const { minutes, weeks } of found.burden)
    expect(weeks.reduce((sum, week) => sum + week.minutes, 0)).toBe(minutes);
  expect(await listed()).toEqual([]);
});

it('what is wrong is said with its line, and cannot be published', async () => {
  const found = await check(TEXT.replace('from: 12-12', 'from: 3-31'));
  const line = TEXT.split('\n').findIndex((one) => one.includes('from: 12-12')) + 1;
  expect(found).toMatchObject({ programme: null, publishable: false, months: [], burden: [] });
  const errors = found.problems.filter(({ severity }) => severity === 'error');
  expect(errors).toMatchObject([{ severity: 'error', line, message: { zh: '日期要写成 月-日' } }]);
});

it('beside what is published: the same text, the same number with another text, the next version and what it changes', async () => {
  expect((await api.ask('/programmes', yaml(TEXT), DISTRICT)).status).toBe(200);
  expect(await check(TEXT)).toMatchObject({ published: { version: 1, same: true }, publishable: true });
  const changed = TEXT.replace('from: 12-12', 'from: 12-14');
  const taken = await check(changed);
  expect(taken.publishable).toBe(false);
  expect(taken.problems.at(0)).toMatchObject({
    path: 'version',
    line: 4,
    message: { zh: '这个版本已经发布，内容不同' },
  });
  const next = await check(changed.replace('version: 1', 'version: 2'));
  expect(next).toMatchObject({ publishable: true, published: { version: 1, same: false } });
  expect(next.changes.map(({ how, text }) => `${how} ${text.zh}`)).toEqual([
    'changed 年终考核  首日：2026-12-12 改为 2026-12-14',
  ]);
  expect((await check(TEXT, '?from=2027-03-01&to=2027-06-30')).months[0]!.month >= '2027-03').toBe(true);
});

const pair = (community: string, police: string) => ({ community, 'police-section': police });
const wish = (pairs: object[]) => ({
  ...{ district: DISTRICT, term: { from: '2026-01-01', to: '2026-12-31' } },
  ...{ pairs, parameters: answersOf(SLUG) },
});
const steps = async (pairs: object[], actor = DISTRICT) => {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(wish(pairs)) };
  return api.ask(`/programmes/${SLUG}/rollout`, init, actor);
};

it('rolling out proposes one agreement per pair, and asked again none twice', async () => {
  const pairs = [pair('hebei-road', 'police-1'), pair('henan-road', 'police-2'), pair('far-away', 'police-1')];
  const first = (await steps(pairs)).body as unknown as Rollout;
  expect(first.steps.map(({ skipped }) => skipped?.code ?? null)).toEqual([null, null, 'unknown-unit']);
  for (const { id, key, proposal, skipped } of first.steps) {
    const { status } = await api.command(`/agreements/${id}`, DISTRICT, key, proposal);
    expect([id, status]).toEqual([id, skipped ? 422 : 200]);
    // Asked again under the same key, it is the same.
    if (!skipped)
      expect((await api.command(`/agreements/${id}`, DISTRICT, key, proposal)).body).toMatchObject({ repeated: true });
  }
  const again = (await steps([...pairs, pair('hebei-road', 'police-2')])).body as unknown as Rollout;
  expect(again.steps.map(({ skipped }) => skipped?.code ?? null)).toEqual([
    'exists',
    'exists',
    'unknown-unit',
    'has-one',
  ]);
  expect((await api.ask('/agreements', {}, DISTRICT)).body['agreements']).toHaveLength(2);
});

it('what was rolled out is found again, taken back while nobody has signed, and proposed anew', async () => {
  const waiting = async () =>
    (await api.ask(`/programmes/${SLUG}/rollout?district=${DISTRICT}`, {}, DISTRICT)).body as unknown as RolledOut;
  const { proposals } = await waiting();
  expect(proposals).toMatchObject([
    { host: '社区 hebei-road', partners: ['警务队 police-1'], on: '2026-01-05', signed: 0, of: 2 },
    { host: '社区 henan-road' },
  ]);
  const [{ id, key }] = proposals as [RolledOut['proposals'][number]];
  const back = { type: 'WithdrawFromAgreement', reason: 'no-longer-needed' };
  expect((await api.command(`/agreements/${id}/commands`, DISTRICT, key, back)).status).toBe(200);
  expect((await waiting()).proposals).toHaveLength(1);
  const again = (await steps([pair('hebei-road', 'police-1')])).body as unknown as Rollout;
  expect(again.steps).toMatchObject([{ id: `${id}-2`, skipped: null }]);
});

it('nobody rolls out for a district that is not theirs', async () => {
  expect((await steps([pair('hebei-road', 'police-1')], 'other-district')).status).toBe(403);
});

describe('a text in the encoding of its author', () => {
  const small = programmeText().replace('programme: small', 'programme: encoded');
  const encodings: readonly [name: string, bytes: Buffer][] = [
    ['GB18030', Buffer.from(toGbk(small))],
    ['UTF-16 LE', Buffer.from(`\uFEFF${small}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${small}`, 'utf16le').swap16()],
    ['UTF-8 BOM', Buffer.from(`\uFEFF${small}`)],
  ];
  const sent = (path: string, body: Buffer, type = 'text/yaml') =>
    api.ask(path, { method: 'POST', headers: { 'content-type': type }, body: new Uint8Array(body) }, DISTRICT);

  it.each(encodings)('%s is converted with a word', async (name, bytes) => {
    for (const type of ['text/yaml', 'text/yaml; charset=gbk', 'text/plain; charset="utf-8"']) {
      const found = await sent('/programmes/check', bytes, type);
      expect(found).toMatchObject({ status: 200, body: { programme: { title: { zh: '小方案' } }, publishable: true } });
      const { problems } = found.body as unknown as ProgrammeCheck;
      expect(problems.map(({ message }) => message.zh)).toContain(`按 ${name} 读取，已转为 UTF-8`);
    }
    const published = await sent('/programmes', bytes, 'text/yaml; charset=gbk');
    expect(published).toMatchObject({
      status: 200,
      body: { notes: [{ message: { zh: `按 ${name} 读取，已转为 UTF-8` } }] },
    });
    expect((await api.ask('/programmes/encoded', {}, DISTRICT)).body['text']).toBe(small);
  });

  it('is not published when it is garbled, cannot be read, or hides a character', async () => {
    const wrong: readonly [body: Buffer, word: RegExp][] = [
      [Buffer.from(new TextDecoder('gb18030').decode(Buffer.from(small))), /已乱码/],
      [Buffer.from(small.replace('小方案', '\uFFFD\uFFFD')), /已乱码/],
      [Buffer.concat([Buffer.from(small), Buffer.from([0xff, 0xff])]), /个字节起不是文字/],
      [Buffer.from(small.replace('小方案', '小\u202E方案')), /U\+202E/],
      [Buffer.from(small.replace('{ zh: 小方案', '{ zh: "小\\u200B方案"')), /U\+200B/],
    ];
    for (const [body, word] of wrong) {
      const { status, body: told } = await sent('/programmes', body);
      expect([status, JSON.stringify(told)]).toEqual([422, expect.stringMatching(word)]);
      const found = await sent('/programmes/check', body);
      expect([found.status, found.body['publishable'], JSON.stringify(found.body)]).toEqual([
        200,
        false,
        expect.stringMatching(word),
      ]);
      const asJson = await api.command('/programmes', DISTRICT, 'k', { text: body.toString() });
      expect(asJson.status).toBe(422);
    }
  });
});
