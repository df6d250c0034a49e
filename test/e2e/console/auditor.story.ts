import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';
import type { Page } from 'playwright-core';
import { DESKTOP, personAt, PHONE } from './browser';
import { here } from './here';
import { DISTRICT } from './stage';

const AUDITOR = { unit: DISTRICT, post: 'auditor' };
const LIFE = 'agreements/pairing/life';
const VERIFY = 'agreements/pairing/verify';

const at = (screen: string, options = PHONE as Parameters<typeof personAt>[4]) =>
  personAt(here.browser, here.stage.url, AUDITOR, screen, options);

/** Somebody between the browser and the server: past a service worker, Playwright would not see what is asked. */
const BETWEEN = { ...PHONE, serviceWorkers: 'block' } as const;

/** The bundle as the browser gets it, with something done to a file of it. */
const bent = (page: Page, path: string, change: (text: string) => string) =>
  page.route('**/bundle.zip*', async (route) => {
    const response = await route.fetch();
    const files = unzipSync(await response.body());
    files[path] = strToU8(change(strFromU8(files[path]!)));
    await route.fulfill({ response, body: Buffer.from(zipSync(files)) });
  });
const verified = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: '开始核验' }).click();
  return (await page.locator('.verdict').textContent()) ?? '';
};

it('the auditor moves the slider by keyboard and sees an earlier state, and what has changed since, in words', async () => {
  const { page, tap, violations, faults } = await at(LIFE, DESKTOP);
  const standing = page.locator('section', { has: page.getByRole('heading', { name: '那一刻的样子' }) });
  await standing.getByText('进行中').waitFor();
  const slider = page.getByRole('slider', { name: '看哪一刻' });
  expect(await slider.getAttribute('aria-valuetext')).toContain('2026年6月17日');
  expect(await violations()).toEqual([]);
  await slider.focus();
  await page.keyboard.press('Home');
  await standing.getByText('待签署').waitFor();
  expect(await slider.getAttribute('aria-valuetext')).toContain('2025年12月');
  await page.keyboard.press('End');
  await standing.getByText('进行中').waitFor();
  await tap(page.getByRole('button', { name: '与另一刻比较' }));
  await page.getByText('协议状态：已拟定 → 生效').waitFor();
  expect(await violations()).toEqual([]);
  expect(new URL(page.url()).searchParams.get('from')).toMatch(/^2025-12/);
  expect(faults).toEqual([]);
});

it('every entry and every item says why, on a phone, and nothing can be changed from there', async () => {
  const { page, tap, violations, faults } = await at(LIFE);
  await page.getByText('只读').waitFor();
  await tap(page.locator('summary', { hasText: '蓝色提醒' }).first());
  await page
    .getByText(/这些会让它不再提醒/)
    .first()
    .waitFor();
  await tap(page.locator('.one summary', { hasText: '上半年学习交流' }));
  await page
    .locator('.one')
    .getByText(/第 \d+ 条.*ItemOpened/)
    .waitFor();
  expect(await violations()).toEqual([]);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.method()));
  await tap(page.getByRole('button', { name: /早一条/ }));
  await page.waitForTimeout(1000);
  expect([...new Set(asked)]).toEqual(['GET']);
  expect(faults).toEqual([]);
});

it('a bundle is verified in the browser with the key that was told, and a checkpoint kept from before', async () => {
  const { page, context, choose, violations, faults } = await at(VERIFY);
  const vkey = await (await context.request.get(`${here.stage.url}/log/vkey`)).text();
  const kept = await (await context.request.get(`${here.stage.url}/log/checkpoint`)).body();
  await page.getByLabel(/公钥（请对方/).fill(vkey);
  await choose(page.getByLabel(/您以前保存的检查点/), { name: 'kept', mimeType: 'text/plain', buffer: kept });
  expect(await verified(page)).toBe('✓ 成立');
  await page.getByText('是您指定的').waitFor();
  expect(await page.getByRole('img', { name: '不成立' }).count()).toBe(0);
  expect(await page.getByRole('img', { name: '没有要求' }).count()).toBe(1);
  const [bundle] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '带走证据包' }).click(),
  ]);
  expect(bundle.suggestedFilename()).toBe('pairing.zip');
  expect(await violations()).toEqual([]);
  expect(faults).toEqual([]);
});

it('a bundle in which one entry was changed does not hold, and the place is named', async () => {
  const { page, violations } = await at(VERIFY, BETWEEN);
  await bent(page, 'envelopes.jsonl', (text) => text.replace('hebei-road', 'hubei-road'));
  expect(await verified(page)).toMatch(/^✗ 不成立/);
  await page.getByText('envelopes.jsonl:1 与封存时不同').waitFor();
  expect(await violations()).toEqual([]);
});

it('another key than the one named does not pass, nor does a zip that is none, and both are said', async () => {
  const { page, context } = await at(VERIFY, BETWEEN);
  const vkey = await (await context.request.get(`${here.stage.url}/log/vkey`)).text();
  await page.getByLabel(/公钥（请对方/).fill(vkey.trim().replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
  await verified(page);
  await page.getByText('keys.json 不是您指定的公钥').waitFor();
  await page.route('**/bundle.zip*', (route) => route.fulfill({ body: 'PK nothing' }));
  await page.getByRole('button', { name: '开始核验' }).click();
  await page.getByText('不是完整的证据包').waitFor();
});
