import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { localDate } from '@cobuild/calendar';
import { addPerson, addUnit, appoint, confirmChannel, sideStore } from '@cobuild/directory';
import { startApp } from '../../../infra/app';
import { choosePort } from '../../../infra/ports';
import { untilReady } from '../../../infra/ready';
import type { Running } from '../../../infra/supervisor';
import { needed, testDatabase, type TestDatabase } from '../../engines/database';
import { DESKTOP, personAt, PHONE, startBrowser } from './browser';

const side = sideStore(Buffer.alloc(32, 7));
const [FIRST, OWN] = ['set by somebody else', 'chosen by its owner 7'] as const;
const folder = mkdtempSync(join(tmpdir(), 'cobuild-sign-in-'));
let database: TestDatabase;
let app: Running;
let browser: Browser;
let url: string;

beforeAll(async () => {
  database = await testDatabase();
  const tx = database.db.manager;
  await addUnit(tx, { id: 'district', parent: null, kind: 'district', name: '和平区委组织部' });
  await addUnit(tx, { id: 'community', parent: 'district', kind: 'community', name: '河北路社区' });
  for (const login of ['zhang', 'wang']) {
    const person = (await addPerson(tx, side, { name: login, login, password: FIRST, mustChange: true }))!;
    const held = { from: localDate('2020-01-01'), to: null, standingIn: false };
    await appoint(tx, { unit: 'community', post: 'secretary', person, ...held });
  }
  const port = await choosePort(3960);
  url = `http://127.0.0.1:${port}`;
  const settings = {
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: needed('TEST_TEMPORAL_ADDRESS'),
    HTTP_HOST: '0.0.0.0',
    HTTP_PORT: String(port),
    COBUILD_DEMO: '1',
    COBUILD_MASTER_KEY: '07'.repeat(32),
    COBUILD_FILES: join(folder, 'files'),
    COBUILD_LOG: join(folder, 'log'),
  };
  app = await startApp('api', settings, folder);
  expect(await untilReady(app.exited, () => fetch(`${url}/session`), 60_000)).toBeNull();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The same server at a name that browsers do not take for this machine. */
const elsewhere = (): string => url.replace('127.0.0.1', '0.0.0.0');

/** Types a login and its password, and sends them. */
async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

it.each([
  ['zh-CN', 'zhang', PHONE, ['改成自己的密码', '密码不能是重复或连续的字符', '待确认', '一键体验已关闭', '退出']],
  [
    'en-GB',
    'wang',
    DESKTOP,
    ['Choose a password of your own', 'repeats or runs on', 'To be confirmed', 'Demo mode is off', 'Sign out'],
  ],
] as const)(
  'in %s somebody changes a password that was set for them, and adds a mail address',
  async (locale, login, size, said) => {
    const { page, violations, faults } = await personAt(browser, url, null, '', { ...size, locale });
    const [title, refusal, pending, demoOff, out] = said;
    const shot = async (name: string) =>
      page.screenshot({ path: join(folder, `${name}-${locale}.png`), fullPage: true });
    await page.getByText(demoOff).waitFor();
    await shot('welcome');
    await signIn(page, login, FIRST);
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await page.locator('nav.places').count()).toBe(0);
    await page.goto(`${url}/console/agreements`);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.locator('input[name=old]').fill(FIRST);
    await page.locator('input[name=fresh]').fill('1234567890');
    await page.getByRole('alert').getByText(refusal).waitFor();
    await shot('password');
    expect(await violations()).toEqual([]);
    for (const name of ['fresh', 'again']) await page.locator(`input[name=${name}]`).fill(OWN);
    await page.locator('button[type=submit]').click();
    await page.locator('nav.places').waitFor();
    await page.goto(`${url}/console/channels`);
    await page.locator('input[name=address]').fill(`${login}@example.org`);
    await page.locator('form button[type=submit]').click();
    await page.getByText(pending).waitFor();
    await shot('channels');
    expect(await violations()).toEqual([]);
    const [channel] = await database.db.query<{ id: string }[]>(
      `SELECT id FROM directory.channels WHERE NOT confirmed`,
    );
    await confirmChannel(database.db.manager, channel!.id);
    await page.reload();
    await page.locator('ul.things li').first().waitFor();
    expect(await page.getByText(pending).count()).toBe(0);
    await page.getByRole('button', { name: out }).click();
    await page.locator('input[name=login]').waitFor();
    expect(faults).toEqual([]);
  },
);

it.each([
  ['zh-CN', PHONE, '这个地址不能登录'],
  ['en-GB', DESKTOP, 'Sign-in does not work at this address'],
] as const)(
  'in %s the page says over plain http what is wrong, before anybody types a password',
  async (locale, size, title) => {
    const { page, violations } = await personAt(browser, elsewhere(), null, '', { ...size, locale });
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await page.locator('input[name=password]').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'https://0.0.0.0/' }).getAttribute('href')).toBe('https://0.0.0.0/');
    await page.screenshot({ path: join(folder, `http-${locale}.png`), fullPage: true });
    expect(await violations()).toEqual([]);
  },
);
