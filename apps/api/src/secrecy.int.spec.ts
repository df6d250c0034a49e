import JSZip from 'jszip';
import type { AgreementCommand } from '@cobuild/agreement';
import type { Board } from '@cobuild/api-schema';
import { gatherAgreement } from '@cobuild/bundle';
import { addUnit } from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { serve, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, proposalOn } from '../../../test/engines/year';
import { compare } from '../../cli/src/commands/compare';
import { exportBundle } from '../../cli/src/commands/export';
import { replay } from '../../cli/src/commands/ledger';
import { why } from '../../cli/src/commands/why';

const ID = 'one';
const REVIEW = 'review@2026';
const TEXT = programmeText([
  item({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 03-01, to: 03-10 }',
    owedBy: '[community, school]',
    criteria: '[{ key: spirit, max: 100, title: { zh: 配合, en: Spirit } }]',
    grades: '{ excellent: 90, qualified: 60 }',
  }),
]);
/** In no date, count or number of what is asked here. */
const POINTS = 97;
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
  await api.cookieOf('district-1');
  await addUnit(tx, { id: 'community', parent: 'district-1', kind: 'community', name: '甲社区' });
  await addUnit(tx, { id: 'school', parent: null, kind: 'partner', name: '乙学校' });
  const parties = { community: 'community', school: 'school' };
  await ask('district-1', proposalOn(TEXT, ID, parties));
  for (const party of Object.values(parties)) await ask(party, { type: 'SignAgreement' });
  clock.at = at('2026-03-03');
  await ask('community', { type: 'GiveScores', of: 'school', points: { spirit: POINTS } });
  clock.at = at('2026-03-20'); // the scoring days are over, so that the district may decide; the other side has not scored
});
afterAll(async () => {
  await api.close();
  await database.close();
});

async function ask(actor: string, command: AgreementCommand): Promise<void> {
  const handled = await handle(depsOn(database, clock), ID, { key: `k${++asked}`, actor, command });
  expect(handled).toMatchObject({ accepted: true });
}

const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/agreements/:id/why': [`?item=${REVIEW}`, `?occasion=${ID}/5`],
  '/agreements/:id/appraisal': ['?role=school', '?role=community'],
  '/agreements/:id/compare': [`?from=${at('2026-01-01')}&to=${at('2026-03-19')}`],
  '/board/week': ['?week=2026-03-02'],
  '/year': ['?year=2026'],
  '/search': ['?q=乙学校'],
};
const NAMES = ['register', 'report', 'minutes', 'rectification', 'run-sheet'].flatMap((kind) => [
  `${kind}.docx`,
  `${kind}.xlsx`,
]);

/** Every address of every route that reads, about the agreement; not what never ends. */
function addresses(): string[] {
  return [...api.routes]
    .filter((route) => route.startsWith('GET ') && !/inbox\/live|\*|docs|openapi|schema/.test(route))
    .flatMap((route) => {
      const path = route.slice('GET '.length);
      const named = path.includes(':name') ? NAMES.map((name) => path.replace(':name', name)) : [path];
      return named.flatMap((one) => {
        const of = one.startsWith('/agreements') ? ID : 'community';
        const filled = one
          .replace(':id', of)
          .replace(':item', REVIEW)
          .replace(':party', 'community')
          .replace(':slug', 'small');
        return (QUERIES[path] ?? ['']).map((query) => filled + query);
      });
    });
}

/** The text of an answer, unpacked from any format. */
async function said(address: string, unit: string): Promise<string> {
  const response = await fetch(`${api.url}${encodeURI(address)}`, { headers: { cookie: await api.cookieOf(unit) } });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString();
  const parts = Object.values((await JSZip.loadAsync(bytes)).files)
    .filter(({ name }) => !/fonts?\//.test(name))
    .map((part) => part.async('string'));
  return (await Promise.all(parts)).join('\n');
}

/** The score as a number of its own, in a text without instants and hashes. */
const tells = (text: string): boolean =>
  new RegExp(`(?<![\\w.-])${POINTS}(?![\\w.:-])`).test(text.replaceAll(/<[^>]*>/g, ' '));

async function tellingTo(unit: string): Promise<string[]> {
  const telling: string[] = [];
  for (const address of addresses()) if (tells(await said(address, unit))) telling.push(address);
  return telling;
}

/** The output of a terminal command, and its exit code. */
async function printed(run: () => Promise<number>): Promise<{ code: number; output: string }> {
  let output = '';
  const write = (text: unknown): boolean => ((output += String(text)), true);
  const spies = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockImplementation(write));
  const code = await run().finally(() => spies.forEach((spy) => spy.mockRestore()));
  return { code, output };
}

const terminal = [
  () => exportBundle(database.appUrl, ID, { profile: 'test-secrecy', pin: [] }),
  () => replay(database.appUrl, ID, { json: true }),
  () => replay(database.appUrl, ID, {}),
  () => why(database.appUrl, `${ID}/${REVIEW}`, 'zh'),
  () => why(database.appUrl, `${ID}/${REVIEW}/school`, 'en'),
  () =>
    compare(database.appUrl, ID, {
      from: at('2026-01-01'),
      to: at('2026-03-19'),
      basis: 'recorded',
      lang: 'zh',
      json: true,
    }),
];

const bundleFor = (roles: readonly string[]) =>
  gatherAgreement(
    { tx: database.db.manager, log: '/nowhere', disclose: () => Promise.resolve([]), rolesIn: () => roles },
    ID,
  );

it('A51 no route, document, workbook or command tells a score before both sides have given theirs, but to whoever gave it', async () => {
  expect(addresses().length).toBeGreaterThan(40);
  expect(await tellingTo('school')).toEqual([]);
  expect(await tellingTo('district-1')).toEqual([]);
  expect(await tellingTo('community')).toEqual(
    expect.arrayContaining([`/agreements/${ID}`, `/agreements/${ID}/events`]),
  );
  for (const [n, run] of terminal.entries()) {
    const { output } = await printed(run);
    expect([n, output.length > 0, tells(output)]).toEqual([n, true, false]);
  }
  expect((await printed(terminal[0]!)).code).toBe(1);
  for (const roles of [[], ['school'], ['district']])
    expect(await bundleFor(roles)).toEqual({ none: 'scores-are-blind' });
  expect(await bundleFor(['community'])).toEqual({ none: 'not-sealed' });
});

it('A51 A90 nor is an outcome suggested by a score that its reader does not see', async () => {
  const { body } = await api.ask('/board', {}, 'district-1');
  const review = (body as unknown as Board).asked.find(({ what }) => what === 'review');
  expect(review).toMatchObject({ suggested: null });
});

it('A51 once the review is decided all of them tell it', async () => {
  await ask('district-1', { type: 'DecideReview', item: REVIEW, outcome: 'qualified' });
  const telling = await tellingTo('school');
  const papers = [`/agreements/${ID}/documents/report.docx`, `/agreements/${ID}/documents/report.xlsx`];
  expect(telling).toEqual(expect.arrayContaining([`/agreements/${ID}`, `/agreements/${ID}/events`, ...papers]));
  expect(tells((await printed(terminal[1]!)).output)).toBe(true);
  expect(await bundleFor([])).toEqual({ none: 'not-sealed' });
});
