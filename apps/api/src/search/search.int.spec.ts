import type { SearchView } from '@cobuild/api-schema';
import { catalogueText } from '@cobuild/config';
import { addUnit } from '@cobuild/directory';
import { publishProgramme } from '@cobuild/ledger';
import { serve, type TestApi } from '../../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../../test/engines/database';
import { at, sign, yearOf } from '../../../../test/engines/year';

const SLUG = 'police-section-pairing';
const NAMES = { a: '青山社区', b: '绿水社区' };
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  const deps = depsOn(database, clock);
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'));
  const tx = database.db.manager;
  await publishProgramme(tx, {
    ...{ slug: SLUG, version: 1, text: catalogueText(SLUG)!, publishedAt: clock.at },
  });
  for (const unit of ['district-1', 'other-district']) await api.cookieOf(unit);
  for (const [id, name] of Object.entries(NAMES)) {
    await addUnit(tx, { id: `${id}-community`, parent: 'district-1', kind: 'community', name });
    await addUnit(tx, { id: `${id}-police-section`, parent: null, kind: 'partner', name: `${name}警务队` });
    await sign(deps, id, yearOf(SLUG, 2026, id).acts);
  }
  clock.at = at('2026-07-01');
});
afterAll(async () => {
  await api.close();
  await database.close();
});

async function search(q: string, unit: string): Promise<SearchView> {
  const { status, body } = await api.ask(`/search?q=${encodeURIComponent(q)}`, {}, unit);
  expect([status, body]).toEqual([200, body]);
  return body as unknown as SearchView;
}

it('finds agreements by an organisation, what is in them by title, and both together', async () => {
  const named = await search('绿水', 'district-1');
  expect(named.agreements).toMatchObject([
    { agreement: 'b', units: ['绿水社区', '绿水社区警务队'], status: 'in-force' },
  ]);
  expect(named.items).toEqual([]);
  const title = named.agreements[0]!.title.zh;
  expect((await search(title, 'district-1')).agreements.map(({ agreement }) => agreement)).toEqual(['a', 'b']);
  const meeting = await search('joint MEETING', 'district-1');
  expect(new Set(meeting.items.map(({ agreement }) => agreement))).toEqual(new Set(['a', 'b']));
  const both = await search('绿水 meeting', 'district-1');
  expect(both.items.length).toBeGreaterThan(0);
  expect(both.items.every(({ agreement, title: { en } }) => agreement === 'b' && /meeting/i.test(en))).toBe(true);
  expect(both.items[0]!.when.zh).toMatch(/^\d+月\d+日/);
});

it('finds nothing of what one does not see, and programmes only for officers', async () => {
  const own = await search('社区', 'a-community');
  expect([own.agreements.map(({ agreement }) => agreement), own.programmes]).toEqual([['a'], []]);
  expect((await search('meeting', 'a-community')).items.every(({ agreement }) => agreement === 'a')).toBe(true);
  expect((await search('社区', 'other-district')).agreements).toEqual([]);
  expect((await search(SLUG, 'district-1')).programmes).toMatchObject([{ slug: SLUG }]);
});

it('what is to be done comes before what is done, and a search of nothing is stopped at the door', async () => {
  const states = (await search('青山 e', 'a-community')).items.map(({ state }) => state);
  const late = states.lastIndexOf('overdue');
  expect(late).toBeGreaterThanOrEqual(0);
  expect(states.slice(late + 1)).toContain('planned');
  expect(states.slice(0, late)).not.toContain('planned');
  expect((await api.ask('/search?q=%20', {}, 'a-community')).status).toBe(400);
});
