import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Browser, Page } from 'playwright-core';
import { localDate } from '@cobuild/calendar';
import { addUnit } from '@cobuild/directory';
import { apiAt, type Api } from '../../../apps/cli/src/http';
import { mailText } from '../../../apps/courier/src/channels/mail-text';
import { actPage } from '../../../apps/api/src/act/page';
import type { Standing } from '../../../apps/api/src/act/standing';
import { startApp } from '../../../infra/app';
import { choosePort } from '../../../infra/ports';
import { untilReady } from '../../../infra/ready';
import type { Running } from '../../../infra/supervisor';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { needed, testDatabase, type TestDatabase } from '../../engines/database';
import { closesAtEnd } from '../../engines/resources';
import { at } from '../../engines/year';
import { DESKTOP, personAt, PHONE, startBrowser, type Person } from './browser';
import { lookAt, payloads, planted, ranIn, watch } from './hostile';
import { DISTRICT, HOST, PARTNER } from './stage';

/** Characters that no title takes: such a text is entered with a dot in their place. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const TEXTS = payloads.map(({ text }) => text.replace(HIDDEN, '·'));
const yaml = (text: string): string => JSON.stringify(text);
const words = (n: number): string => `{ zh: ${yaml(TEXTS[n]!)}, en: ${yaml(TEXTS[n]!)} }`;
const PROGRAMME = programmeText([
  item({ key: 'council', kind: 'joint-meeting', title: words(0), when: '{ rule: month, month: 3 }' }),
  ...TEXTS.map((_, n) =>
    item({
      key: `hostile-${n}`,
      kind: 'deadline',
      title: words(n),
      when: `{ rule: month, month: ${(n % 12) + 1} }`,
    }),
  ),
]).replace(/title: \{ zh: 小方案.*\}/, () => `title: ${words(1)}`);
const SECRETARY = { unit: HOST, post: 'secretary' };
const OFFICER = { unit: DISTRICT, post: 'officer' };

const folder = mkdtempSync(join(tmpdir(), 'cobuild-hostile-'));
let database: TestDatabase;
let app: Running;
let stopApp: () => Promise<void>;
let browser: Browser;
let api: Api;
let url: string;

beforeAll(async () => {
  database = await testDatabase();
  const port = await choosePort(3900);
  url = `http://127.0.0.1:${port}`;
  const settings = { DATABASE_URL: database.appUrl, TEMPORAL_ADDRESS: needed('TEST_TEMPORAL_ADDRESS') };
  const here = {
    COBUILD_CLOCK: `lapse:${at('2026-03-05')}:0.001`,
    COBUILD_FILES: join(folder, 'files'),
    COBUILD_LOG: join(folder, 'log'),
  };
  const more = { HTTP_PORT: String(port), COBUILD_DEMO: '1', COBUILD_MASTER_KEY: '07'.repeat(32) };
  api = apiAt(url);
  app = await startApp('api', { ...settings, ...here, ...more }, folder);
  stopApp = closesAtEnd('API', app.stop);
  expect(await untilReady(app.exited, () => api.signIn(DISTRICT, 'officer'), 30_000)).toBeNull();
  browser = await startBrowser();
  await lived();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await stopApp();
  await database.close();
  rmSync(folder, { recursive: true });
});

/** Organisations, a programme and what was resolved, each called by one of the texts. */
async function lived(): Promise<void> {
  await api.signIn(DISTRICT, 'officer');
  await api.signIn(HOST, 'secretary', DISTRICT);
  await api.signIn(PARTNER, 'secretary', DISTRICT);
  for (const [n, name] of TEXTS.entries())
    await addUnit(database.db.manager, { id: `unit-${n}`, parent: DISTRICT, kind: 'community', name });
  await database.db.query(`UPDATE directory.units SET name = $1 WHERE id = $2`, [TEXTS[2], HOST]);
  await database.db.query(`UPDATE directory.units SET name = $1 WHERE id = $2`, [TEXTS[3], PARTNER]);
  const as = (actor: string, key: string) => ({ 'cobuild-actor': actor, 'idempotency-key': key });
  await api.post('/programmes', { text: PROGRAMME }, { 'cobuild-actor': DISTRICT });
  const term = { from: '2026-01-01', to: '2026-12-31' };
  const proposal = { programme: 'small', parties: { community: HOST, school: PARTNER }, district: DISTRICT, term };
  await api.post('/agreements/main', proposal, as(DISTRICT, 'propose'));
  for (const unit of [HOST, PARTNER])
    await api.post('/agreements/main/commands', { type: 'SignAgreement' }, as(unit, `sign-${unit}`));
  const kept = (text: string) => api.post<object>('/texts', { text }, { 'cobuild-actor': HOST });
  const resolutions = [];
  for (const [n, text] of TEXTS.slice(0, 50).entries())
    resolutions.push({ key: `r-${n}`, owner: 'community', dueOn: '2026-04-20', note: await kept(text) });
  const of = { item: 'council@2026' };
  const ask = (actor: string, key: string, command: object) =>
    api.post('/agreements/main/commands', { ...command, ...of }, as(actor, key));
  await ask(HOST, 'topics', { type: 'CallForTopics', until: '2026-03-05' });
  for (const [n, text] of TEXTS.slice(50, 70).entries()) {
    const note = await api.post<object>('/texts', { text }, { 'cobuild-actor': PARTNER });
    await ask(PARTNER, `topic-${n}`, { type: 'ProposeTopic', topic: `topic-${n}`, note });
  }
  const minutes = await kept(TEXTS.join(' '));
  const met = { type: 'HoldMeeting', item: 'council@2026', on: '2026-03-05', attendance: { community: 3, school: 2 } };
  await api.post('/agreements/main/commands', { ...met, resolutions, minutes }, as(HOST, 'meet'));
}

const opened = async (who: typeof OFFICER, options: Parameters<typeof personAt>[4]): Promise<Person> => {
  // Without the page's own policy: the texts must be harmless by themselves.
  const person = await personAt(browser, url, who, '', { ...options, bypassCSP: true });
  await watch(person.page);
  return person;
};
const visit = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${url}${path}`);
  await page.waitForLoadState('networkidle');
};

it('each of the texts runs where it is taken for markup', async () => {
  const page = await browser.newPage();
  expect(payloads.length).toBe(150);
  expect(new Set(TEXTS).size).toBe(150);
  const ran = new Set(
    await ranIn(
      page,
      payloads.map(({ text, inside }) => inside.replace('%', () => text)),
    ),
  );
  expect(payloads.filter((_, n) => !ran.has(n))).toEqual([]);
  await page.close();
}, 120_000);

const OF_OFFICER: readonly (readonly [string, number])[] = [
  ['board', 15],
  ['agreements', 3],
  ['programmes', 1],
  ['programmes/small', 20],
  ['programmes/small/rollout', 5], // as many as fit: the list is windowed
];
const OF_SECRETARY: readonly (readonly [string, number])[] = [
  ['desk', 3],
  ['year', 1],
  ['agreements/main', 140],
  ['agreements/main/life', 15],
  ['agreements/main/items/hostile-7@2026', 1],
  ['agreements/main/meetings/council@2026', 140],
  ['agreements/main/items/council@2026', 20],
  ['agreements/main/items/r-3@council@2026', 1],
  ['search?q=main', 3],
  ['messages', 0],
  ['channels', 0],
];
it.each([
  ['officer', OFFICER, DESKTOP, OF_OFFICER],
  ['secretary', SECRETARY, PHONE, OF_SECRETARY],
] as const)(
  'none runs on a screen of the %s, where they are to be read',
  async (_who, who, options, screens) => {
    const { page, context, faults } = await opened(who, options);
    const found = [];
    for (const [screen, least] of screens) {
      await visit(page, `/console/${screen}`);
      const { ran, handlers, shown } = await lookAt(page, TEXTS);
      found.push([screen, ran, handlers, shown >= least ? 'shown' : shown]);
    }
    expect(found).toEqual(screens.map(([screen]) => [screen, 0, 0, 'shown']));
    expect(faults).toEqual([]);
    await context.close();
  },
  120_000,
);

it('the console lets no script run that stands in a page', async () => {
  const { page, context } = await personAt(browser, url, OFFICER, '', DESKTOP);
  expect(await planted(page)).toBe(0);
  await page.goto('about:blank');
  expect(await planted(page)).toBeGreaterThan(0);
  await context.close();
});

it('none runs in a mail, or on the page of a link in one', async () => {
  const page = await browser.newPage();
  const message = { id: 'm', at: at('2026-03-05'), lang: 'zh', more: 0, urgent: false, unsubscribe: null } as const;
  const mails = TEXTS.map(
    (text) => mailText({ ...message, checkpoint: text, subject: text, lines: [{ text, link: text }] }).html,
  );
  const standing = (text: string): Standing => ({
    ...{
      lang: 'zh',
      item: text,
      programme: text,
      parties: [text, text],
      unit: text,
      terms: [{ label: text, value: text }],
      became: [],
      over: text,
      version: 1,
    },
    ...{ day: { fixedOn: null, dueOn: localDate('2026-03-05'), late: true }, why: [text] },
    offers: { offers: [], instead: null },
  });
  const pages = TEXTS.map(
    (text) => actPage(standing(text), { fields: {} } as never, url, { text: [text], act: null }).text,
  );
  expect(await ranIn(page, [...mails, ...pages])).toEqual([]);
  await page.close();
}, 120_000);

it('in documents and calendars they are text and nothing else', async () => {
  const { context } = await personAt(browser, url, SECRETARY, '', PHONE);
  const file = async (path: string): Promise<Buffer> => {
    const response = await context.request.get(`${url}${path}`);
    expect([path, response.status()]).toEqual([path, 200]);
    return response.body();
  };
  const pdf = (await file('/agreements/main/documents/minutes.pdf?item=council@2026')).toString('latin1');
  expect(pdf).not.toMatch(/\/(JavaScript|JS|OpenAction|AA|Launch|URI)\b/);
  for (const name of ['minutes.docx?item=council@2026', 'register.xlsx', 'report.docx']) {
    const zip = await JSZip.loadAsync(await file(`/agreements/main/documents/${name}`));
    for (const [path, entry] of Object.entries(zip.files)) {
      if (!/\.(xml|rels)$/.test(path)) continue;
      const text = await entry.async('string');
      expect([path, /<(f|script|w:instrText|w:hyperlink)\b|TargetMode="External"/i.test(text)]).toEqual([path, false]);
    }
  }
  const made = await context.request.post(`${url}/feeds`, {
    headers: { 'cobuild-csrf': '1' },
    data: { about: { agreement: 'main' }, lang: 'zh' },
  });
  const { address } = (await made.json()) as { address: string };
  const feed = (await file(address)).toString('utf8').replace(/\r\n[ \t]/g, '');
  const lines = feed.trim().split('\r\n');
  expect(lines.filter((line) => !/^[A-Z-]+[:;]/.test(line))).toEqual([]);
  expect(feed).not.toMatch(/X-ALT-DESC|FMTTYPE=text\/html/);
  const summaries = lines
    .filter((line) => line.startsWith('SUMMARY'))
    .map((line) => line.replace(/\\([\\;,])/g, '$1').replace(/\s+/g, ' '));
  const missing = TEXTS.filter((text) => !summaries.some((line) => line.includes(text.replace(/\s+/g, ' ').trim())));
  expect(missing).toEqual([]);
  await context.close();
});
