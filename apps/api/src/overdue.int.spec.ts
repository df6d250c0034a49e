import readXlsx from 'read-excel-file/node';
import type { Board, Desk, ItemView, SearchView, YearView } from '@cobuild/api-schema';
import { overdueItems, type AgreementCommand } from '@cobuild/agreement';
import { localDate } from '@cobuild/calendar';
import { addUnit } from '@cobuild/directory';
import { handle, readAgreement } from '@cobuild/handler';
import { isStillTrue } from '@cobuild/notice';
import { liveRows, rowAudit } from '@cobuild/readmodel';
import { factOf, publishProgramme, readStream } from '@cobuild/ledger';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { serve, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, proposalOn } from '../../../test/engines/year';
import { standingOf } from './act/standing';

/** Every title has the word that is searched for. */
const named = (key: string, more: Record<string, string>) =>
  item({ key, title: `{ zh: 共事${key}, en: Thing ${key} }`, ...more });
const TEXT = programmeText([
  named('clinic', { when: '{ rule: month, month: 3 }', owedBy: '[school]', evidence: '[]' }),
  named('fair', {
    when: '{ rule: month, month: 4 }',
    time: '"17:00"',
    graceDays: '0',
    evidence: '[]',
    mayBe: '[waived]',
  }),
  named('report', {
    kind: 'deadline',
    when: '{ rule: by, day: 04-20 }',
    owedBy: '[community, school]',
    evidence: '[]',
  }),
  named('visit', { when: '{ rule: month, month: 11 }', evidence: '[]' }),
]);
const ORDER = 'visit-order@2026-03-10.1';
const ID = 'one';
const [HOST, PARTNER, DISTRICT] = ['community', 'school', 'district-1'];
const PARTIES = { community: HOST, school: PARTNER };

// It asks every screen again and again.
jest.setTimeout(180_000);

const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;
let asked = 0;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  const tx = database.db.manager;
  await publishProgramme(tx, { slug: 'small', version: 1, text: TEXT, publishedAt: clock.at });
  await api.cookieOf(DISTRICT);
  await addUnit(tx, { id: HOST, parent: DISTRICT, kind: 'community', name: '甲社区' });
  await addUnit(tx, { id: PARTNER, parent: null, kind: 'partner', name: '乙学校' });
  await ask(DISTRICT, proposalOn(TEXT, ID, PARTIES));
  for (const party of [HOST, PARTNER]) await ask(party, { type: 'SignAgreement' });
});
afterAll(async () => {
  expect(api.log).toEqual([]);
  await api.close();
  await database.close();
});

/** Through the door, as of the clock. */
async function ask(actor: string, command: AgreementCommand): Promise<void> {
  const handled = await handle(depsOn(database, clock), ID, { key: `k${++asked}`, actor, command });
  expect(handled).toMatchObject({ accepted: true });
}

async function get<T>(path: string, unit: string): Promise<T> {
  const { status, body } = await api.ask(path, {}, unit);
  expect([path, status]).toEqual([path, 200]);
  return body as unknown as T;
}

type Lined = Readonly<{ agreements: { agreementId: string; overdue: number }[] }>;
type Read = Readonly<{ items: { key: string; overdue: boolean }[] }>;

/** The items that each screen says are overdue now, under the screen's name. */
async function everywhere(): Promise<Record<string, string[] | number>> {
  const board = await get<Board>('/board', DISTRICT);
  const line = board.lines.find(({ id }) => id === ID)!;
  const { items } = await get<Read>(`/agreements/${ID}`, HOST);
  const pages: string[] = [];
  const acts: string[] = [];
  for (const { key } of items) {
    const view = await get<ItemView>(`/agreements/${ID}/items/${encodeURIComponent(key)}`, HOST);
    if (view.late) pages.push(key);
    const link = { id: '-', purpose: 'item', unit: HOST, agreement: ID, item: key, occasion: '-' } as const;
    if ((await standingOf(depsOn(database, clock), link, 'zh')).day.late) acts.push(key);
  }
  const year = await get<YearView>('/year?year=2026', HOST);
  const found = await get<SearchView>(`/search?q=${encodeURIComponent('共事')}`, DISTRICT);
  const listed = (await get<Lined>('/agreements', HOST)).agreements.find(({ agreementId }) => agreementId === ID)!;
  const desks = await Promise.all([HOST, PARTNER].map((unit) => get<Desk>('/desk', unit)));
  const onDesks = desks.flatMap(({ due, next }) => [...due, ...next].filter(({ late }) => late).map((one) => one.item));
  const coverage = board.programmes.flatMap((one) => one.coverage.filter(({ late }) => late.includes(ID)));
  const stands = await readAgreement(database.db.manager, ID);
  const messages = Object.keys(stands.items).filter((key) =>
    isStillTrue(stands, {
      agreement: ID,
      occasion: `${ID}/${key}/red/${stands.items[key]!.round}`,
      code: 'reminder-red',
      item: key,
      on: null,
    }),
  );
  return {
    board: board.late.map((one) => one.item).sort(),
    boardCount: board.lateCount,
    boardLine: line.late,
    boardUnits: board.units.find(({ id }) => id === HOST)?.late ?? 0,
    boardCoverage: coverage.map((one) => one.item).sort(),
    behind: board.groups.late.length > 0 ? 1 : 0,
    agreement: items
      .filter(({ overdue }) => overdue)
      .map(({ key }) => key)
      .sort(),
    pages: pages.sort(),
    acts: acts.sort(),
    year: year.items
      .filter(({ late }) => late)
      .map((one) => one.item)
      .sort(),
    search: found.items
      .filter(({ state }) => state === 'overdue')
      .map((one) => one.item)
      .sort(),
    listed: listed.overdue,
    desks: [...new Set(onDesks)].sort(),
    register: await registered(),
    workbook: await sheetRows(),
    messages: messages.sort(),
  };
}

/** Cells of a workbook. */
async function cellsOf(path: string, unit: string): Promise<string[][]> {
  const response = await fetch(`${api.url}${path}`, { headers: { cookie: await api.cookieOf(unit) } });
  const [sheet] = await readXlsx(Buffer.from(await response.arrayBuffer()));
  return (sheet!.data as unknown[][]).map((row) => row.map(String));
}

/** Rows of the register that say so. */
const registered = async (): Promise<number> =>
  (await cellsOf(`/agreements/${ID}/documents/register.xlsx?lang=zh`, HOST)).flat().filter((cell) => cell === '已逾期')
    .length;

/** Rows under the workbook's heading. */
async function sheetRows(): Promise<number> {
  const rows = await cellsOf('/board.xlsx?lang=zh', DISTRICT);
  const head = rows.findIndex((row) => row.includes('逾期天数'));
  const names = rows.slice(head + 1).findIndex(([first]) => first !== '甲社区');
  return head < 0 ? 0 : names;
}

/** All of them say the same, and what the ledger says. */
async function expectEverywhere(keys: readonly string[]): Promise<void> {
  const own = [...keys].sort();
  const count = own.length;
  const told = await everywhere();
  const { messages, ...screens } = told;
  expect(screens).toEqual({
    ...{ board: own, boardCount: count, boardLine: count, boardUnits: count, boardCoverage: own },
    ...{ behind: count > 0 ? 1 : 0, agreement: own, pages: own, acts: own, year: own, search: own },
    ...{ listed: count, desks: own, register: count, workbook: count },
  });
  expect(messages).toEqual(expect.arrayContaining(own));
  const entries = await readStream(database.db.manager, ID);
  const rows = rowAudit(ID, (await liveRows(database.db.manager, [ID])).get(ID) ?? new Map<string, string>());
  rows.add(entries.map(factOf));
  expect(rows.end()).toEqual([]);
}

/** Once time's own facts are recorded. */
async function expectSoon(keys: readonly string[]): Promise<void> {
  await ask('clock', { type: 'ReachInstant' });
  await expectEverywhere(keys);
  expect(
    overdueItems(await readAgreement(database.db.manager, ID))
      .map(({ key }) => key)
      .sort(),
  ).toEqual([...keys].sort());
}

const FAIR = 'fair@2026';
const CLINIC = 'clinic@2026';
const REPORT = 'report@2026';

it('A101 A102 A88 A28 every screen, count, document and message says the same of an agreement in every state', async () => {
  clock.at = at('2026-03-10');
  await ask(HOST, { type: 'OrderRectification', item: 'visit@2026', owner: 'school', dueOn: localDate('2026-04-10') });
  await expectSoon([]);
  clock.at = at('2026-04-04', '00:00'); // the day after, and before the minute at which time says so
  await expectEverywhere([]);
  clock.at = at('2026-04-04', '08:30');
  await expectEverywhere([CLINIC]); // nothing of it is recorded yet
  await expectSoon([CLINIC]);
  clock.at = at('2026-04-12');
  await expectSoon([CLINIC, ORDER]);
  await ask(PARTNER, { type: 'HandIn', item: ORDER, sha256: 'a'.repeat(64) });
  await expectSoon([CLINIC]); // the proof waits
  clock.at = at('2026-04-19');
  await ask(PARTNER, { type: 'AskExtension', item: REPORT, until: localDate('2026-06-10'), reason: 'duty' });
  clock.at = at('2026-04-21', '08:30');
  await expectSoon([CLINIC]); // the report waits for an answer, and none was given (A102)
  clock.at = at('2026-04-30', '17:01');
  await expectEverywhere([CLINIC, FAIR]);
  await expectSoon([CLINIC, FAIR]);
  await ask(DISTRICT, { type: 'DecideExtension', item: REPORT, granted: true });
  await expectSoon([CLINIC, FAIR]);
  await ask(DISTRICT, { type: 'SuspendAgreement', treatment: 'keep', reason: 'venue' });
  clock.at = at('2026-06-20');
  await expectSoon([]); // suspended, with days gone by
  await ask(DISTRICT, { type: 'ResumeAgreement' });
  await expectSoon([CLINIC, FAIR, REPORT]);
  await ask(HOST, { type: 'AskRelease', item: FAIR, how: 'waived', reason: 'other' });
  await ask(PARTNER, { type: 'CompleteItem', item: CLINIC, on: localDate('2026-06-20'), evidence: [] });
  await expectSoon([REPORT]);
  await ask(HOST, { type: 'Reinspect', item: ORDER, passed: false, until: localDate('2026-07-01') });
  clock.at = at('2026-07-02', '08:30');
  await expectSoon([REPORT, ORDER]);
  clock.at = at('2027-01-02');
  const closed = await everywhere();
  expect(closed).toMatchObject({
    boardCount: 0,
    agreement: [],
    pages: [],
    acts: [],
    year: [],
    search: [],
    listed: 0,
    desks: [],
  });
  expect(closed).toMatchObject({ register: 0, workbook: 0 });
});
