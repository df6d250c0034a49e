import readXlsx from 'read-excel-file/node';
import type { Board, BoardWeekItems } from '@cobuild/api-schema';
import { catalogueText } from '@cobuild/config';
import { addUnit } from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import { serve, type TestApi } from '../../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../../test/engines/database';
import { at, sign, yearOf } from '../../../../test/engines/year';

const SLUG = 'police-section-pairing';
/** Agreements, which are also their hosts; the first two in one street, the third in another. */
const IDS = ['a', 'b', 'c'];
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  const deps = depsOn(database, clock);
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'));
  const tx = database.db.manager;
  const text = catalogueText(SLUG)!;
  await publishProgramme(tx, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  for (const unit of ['district-1', 'other-district']) await api.cookieOf(unit);
  for (const street of ['street-1', 'street-2'])
    await addUnit(tx, { id: street, parent: 'district-1', kind: 'street', name: `街道 ${street}` });
  for (const id of IDS) {
    const parent = id === 'c' ? 'street-2' : 'street-1';
    await addUnit(tx, { id: `${id}-community`, parent, kind: 'community', name: `社区 ${id}` });
    await addUnit(tx, { id: `${id}-police-section`, parent: null, kind: 'partner', name: `警务队 ${id}` });
    const { acts } = yearOf(SLUG, 2026, id);
    await sign(deps, id, id === 'c' ? acts.slice(0, 1) : acts);
  }
  clock.at = at('2026-06-10');
  await ask('a', { type: 'FixDate', item: 'square-event@2026', on: '2026-06-18' }, 'a-community');
});
afterAll(async () => {
  await api.close();
  await database.close();
});

async function ask(id: string, command: object, actor: string): Promise<void> {
  const key = `${id}-${JSON.stringify(command).length}-${clock.at}`;
  const handled = await handle(depsOn(database, clock), id, { key, actor, command: command as never });
  if (!handled.accepted) throw new Error(handled.refusal.code);
}

const board = async (query = '', unit = 'district-1'): Promise<Board> => {
  const { status, body } = await api.ask(`/board${query}`, {}, unit);
  expect([status, body]).toEqual([200, body]);
  return body as unknown as Board;
};

it('N50 the board counts what an officer oversees, says what is late and since when, and names the agreements behind each number', async () => {
  clock.at = at('2026-07-15');
  const { groups, late, lateCount, lines, units, weeks, programmes } = await board();
  expect(groups).toMatchObject({ proposed: ['c'], running: ['a', 'b'], late: ['a', 'b'] });
  expect(lateCount).toBe(late.length);
  expect(late.map(({ days }) => days)).toEqual(late.map(({ days }) => days).sort((a, b) => b - a));
  const square = late.filter(({ item }) => item === 'square-event@2026');
  expect(square.map(({ agreement }) => agreement)).toEqual(['a', 'b']);
  expect(square[0]).toMatchObject({ host: '社区 a', dueOn: '2026-06-23', days: 22, said: { zh: '6月23日 周二' } });
  expect(lines.map(({ id, host, status }) => [id, host, status])).toEqual([
    ['a', '社区 a', 'in-force'],
    ['b', '社区 b', 'in-force'],
    ['c', '社区 c', 'proposed'],
  ]);
  expect(units.map(({ id, depth, agreements }) => [id, depth, agreements])).toEqual([
    ['district-1', 0, 3],
    ['street-1', 1, 2],
    ['a-community', 2, 1],
    ['b-community', 2, 1],
    ['street-2', 1, 1],
    ['c-community', 2, 1],
  ]);
  expect(weeks[0]).toMatchObject({ week: '2026-07-13' });
  expect(weeks.reduce((sum, { items }) => sum + items, 0)).toBeGreaterThan(10);
  const covered = programmes[0]!.coverage.find(({ item }) => item === 'square-event@2026');
  expect(covered).toMatchObject({ of: 2, done: 0, missing: ['a', 'b'], late: ['a', 'b'] });
});

it('N50 what is done counts as done at once, and one that is missing is named', async () => {
  const evidence = [
    { kind: 'photo', sha256: 'a'.repeat(64) },
    { kind: 'count', value: 80 },
  ];
  await ask('a', { type: 'CompleteItem', item: 'square-event@2026', on: '2026-06-18', evidence }, 'a-community');
  const { programmes, late } = await board();
  const covered = programmes[0]!.coverage.find(({ item }) => item === 'square-event@2026');
  expect(covered).toMatchObject({ of: 2, done: 1, missing: ['b'] });
  expect(late.filter(({ item }) => item === 'square-event@2026').map(({ agreement }) => agreement)).toEqual(['b']);
});

it('N51 what waits is decided by the command the board gives, and is gone', async () => {
  const asked = { type: 'AskExtension', item: 'year-end-gathering@2026', until: '2026-12-31', reason: 'venue' };
  const { items } = (await api.ask('/agreements/a', {}, 'district-1')).body as unknown as {
    items: { key: string; to: string }[];
  };
  const item = items.find(({ key, to }) => key !== 'review@2026' && to > '2026-07-20' && to < '2026-11-30')!.key;
  await ask('a', { ...asked, item }, 'a-community');
  const [waits] = (await board()).asked;
  expect(waits).toMatchObject({
    agreement: 'a',
    unit: 'district-1',
    what: 'extension',
    item,
    reason: { zh: '场地' },
    since: { zh: '7月15日 周三' },
  });
  expect(waits!.choices).toHaveLength(2);
  const { command } = waits!.choices[0]!;
  const { status } = await api.command('/agreements/a/commands', 'district-1', 'decided', command);
  expect(status).toBe(200);
  expect((await board()).asked).toEqual([]);
});

it('N50 the days go on though nothing is written: another day, another count', async () => {
  const before = (await board()).lateCount;
  clock.at = at('2026-09-15');
  expect((await board()).lateCount).toBeGreaterThan(before);
});

it('W2 under a unit is what is hosted there, and of another district there is nothing', async () => {
  const { groups, path, units } = await board('?unit=street-2');
  expect([groups.proposed, groups.running]).toEqual([['c'], []]);
  expect(path.map(({ id }) => id)).toEqual(['district-1', 'street-2']);
  expect(units.map(({ id }) => id)).toEqual(['street-2', 'c-community']);
  expect((await board('', 'other-district')).lines).toEqual([]);
  for (const unit of ['street-1', 'there-is-none'])
    expect((await api.ask(`/board?unit=${unit}`, {}, 'other-district')).status).toBe(404);
});

it('N50 a week lists what falls into it, as many as its bar says', async () => {
  clock.at = at('2026-07-15');
  for (const { week, items } of (await board()).weeks.slice(1, 6)) {
    const { body } = await api.ask(`/board/week?week=${week}`, {}, 'district-1');
    const open = (body as unknown as BoardWeekItems).items.filter(
      ({ state }) => state === 'open' || state === 'planned',
    );
    expect([week, open.length]).toEqual([week, items]);
  }
});

it('N50 the workbook has the same rows', async () => {
  const { late, units } = await board();
  const response = await fetch(`${api.url}/board.xlsx?lang=zh`, {
    headers: { cookie: await api.cookieOf('district-1') },
  });
  expect(response.headers.get('content-disposition')).toMatch(/board-2026-07-15\.xlsx/);
  const [sheet] = await readXlsx(Buffer.from(await response.arrayBuffer()));
  const rows = (sheet!.data as unknown[][]).map((row) => row.map(String));
  const at = (title: string) => rows.findIndex(([first]) => first === title);
  expect(rows.slice(at('逾期') + 3, at('逾期') + 3 + late.length).map((row) => row[0])).toEqual(
    late.map(({ host }) => host),
  );
  expect(rows.filter(([first]) => units.some(({ name }) => name === first)).length).toBeGreaterThanOrEqual(
    units.length,
  );
});
