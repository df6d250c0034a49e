import { handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import { catalogueText } from '@cobuild/config';
import { compare } from '../../cli/src/commands/compare';
import { serve, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';

const SLUG = 'police-section-pairing';
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  const deps = depsOn(database, clock);
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'));
  const text = catalogueText(SLUG)!;
  await publishProgramme(database.db.manager, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  await sign(deps, 'c', yearOf(SLUG, 2026, 'c').acts);
  clock.at = at('2026-03-02');
  const command = {
    type: 'FixDate',
    item: 'training@2026',
    on: yearOf(SLUG, 2026, 'c').plan.items.find(({ key }) => key === 'training@2026')!.to,
  } as const;
  expect(await handle(deps, 'c', { key: 'fix', actor: 'c-community', command })).toMatchObject({ accepted: true });
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const span = `from=${at('2026-03-01')}&to=${at('2026-03-03')}`;

it('says what changed between two moments, by whom and by which entry, in both languages', async () => {
  const { status, body } = await api.ask(`/agreements/c/compare?${span}`, {}, 'c-police-section');
  expect(status).toBe(200);
  const changes = body['changes'] as { item: string; part: string; before: unknown; entries: number[] }[];
  const day = changes.find(({ item, part }) => item === 'training@2026' && part === 'day')!;
  expect(day).toMatchObject({
    before: null,
    after: yearOf(SLUG, 2026, 'c').plan.items.find(({ key }) => key === 'training@2026')!.to,
  });
  const causes = body['causes'] as { seq: number; type: string; actor: string }[];
  expect(causes.find(({ seq }) => seq === day.entries[0])).toMatchObject({ type: 'DateFixed', actor: 'c-community' });
  const { zh, en } = body['text'] as { zh: string[]; en: string[] };
  expect(zh.join('\n')).toMatch(/定下的日子：.*第 \d+ 条.*DateFixed，.*规则 A10 A11/);
  expect(en.join('\n')).toMatch(/day: .*entry \d+ .*DateFixed, .*rules A10 A11/);
  expect(body).not.toHaveProperty('agreement');
});

it('answers nobody else, and no span without its ends', async () => {
  expect((await api.ask(`/agreements/c/compare?${span}`, {}, 'someone-else')).status).toBe(404);
  expect((await api.ask(`/agreements/c/compare?from=${at('2026-03-01')}`, {}, 'c-community')).status).toBe(400);
});

it('N30 says why an item stands as it does', async () => {
  const { status, body } = await api.ask('/agreements/c/why?item=training@2026', {}, 'c-community');
  expect(status).toBe(200);
  expect(body['parts']).toContainEqual(expect.objectContaining({ part: 'status', value: 'planned' }));
  expect((await api.ask('/agreements/c/why?item=none@2026', {}, 'c-community')).status).toBe(404);
  expect((await api.ask('/agreements/c/why?item=a&occasion=b', {}, 'c-community')).status).toBe(400);
});

it('is told at the terminal, too', async () => {
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const options = { from: at('2026-03-01'), to: at('2026-03-03'), basis: 'recorded', lang: 'en' } as const;
  await compare(database.appUrl, 'c', options);
  const said = write.mock.calls.map(([text]) => String(text)).join('');
  write.mockRestore();
  expect(said).toMatch(/day: .*DateFixed/);
  await expect(compare(database.appUrl, 'no-such', options)).rejects.toThrow('no agreement no-such');
});
