import type { Browser, Route } from 'playwright-core';
import { at } from '../../engines/year';
import { DESKTOP, personAt, startBrowser } from './browser';
import { DISTRICT, HOST, PARTNER, startStage, type Stage } from './stage';

const OFFICER = { unit: DISTRICT, post: 'officer' };
const SLUG = 'police-section-pairing';

let stage: Stage;
let browser: Browser;
beforeAll(async () => {
  [stage, browser] = [await startStage('test-console-officer'), await startBrowser()];
  const asked = { type: 'AskExtension', item: 'square-event@2026', until: '2026-07-15', reason: 'venue' };
  const headers = { 'idempotency-key': 'officer-asked', 'cobuild-actor': HOST };
  await stage.api.post('/agreements/pairing/commands', asked, headers);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await stage.stop();
});

type View = { items: { key: string; to: string; until: string | null }[] };
const itemOf = async (item: string) =>
  (await stage.api.get<View>('/agreements/pairing', DISTRICT)).items.find(({ key }) => key === item)!;
type Listed = { agreements: { agreementId: string }[] };
const countOf = async () => (await stage.api.get<Listed>('/agreements?limit=500', DISTRICT)).agreements.length;

it('the first an officer sees is the district, and what waits is decided there in one tap', async () => {
  const { page, tap, count, violations, faults } = await personAt(browser, stage.url, OFFICER, '');
  await page.getByRole('heading', { name: /等您审定 1/ }).waitFor();
  await page.getByText('延到 7月15日').waitFor();
  expect(await violations()).toEqual([]);
  await tap(page.getByRole('button', { name: '批准' }));
  await page.getByText('没有等您审定的事').waitFor();
  await page.getByText(/已审定：.*共建广场活动 · 批准/).waitFor();
  expect(count()).toEqual({ taps: 1, typed: 0 });
  expect((await itemOf('square-event@2026')).until).toBe('2026-07-15');
  expect(faults).toEqual([]);
});

it('what is late is there the day after, with the agreement behind the number', async () => {
  await stage.putTo(at('2026-07-20', '10:00'));
  const { page, tap, violations } = await personAt(browser, stage.url, OFFICER, 'board', DESKTOP);
  const tile = page.getByRole('button', { name: /有逾期/ });
  await tap(tile);
  expect(await page.locator('.tile.late b').textContent()).toBe('1');
  await page.getByRole('region', { name: '有逾期' }).getByRole('link').waitFor();
  await tap(page.locator('.bar-of').nth(1));
  await page.getByText(/起一周：/).waitFor();
  expect(await violations()).toEqual([]);
  const [file] = await Promise.all([page.waitForEvent('download'), tap(page.getByText('导出 xlsx'))]);
  expect(file.suggestedFilename()).toBe('board-2026-07-20.xlsx');
});

it('a programme is changed: what is wrong is said under its line, what changes in words, and the next version is published', async () => {
  const { page, tap, violations, faults } = await personAt(browser, stage.url, OFFICER, `programmes/${SLUG}`, DESKTOP);
  await page.getByText('与已发布的版本相同').waitFor();
  const text = (await stage.api.get<{ text: string }>(`/programmes/${SLUG}`, DISTRICT)).text;
  const write = async (next: string) => {
    await page.locator('.cm-content').fill(next);
  };
  await write(text.replace('day: 03-31', 'day: 3-31'));
  await tap(page.getByRole('button', { name: /错误 · 第 \d+ 行 日期要写成 月-日/ }));
  await page.locator('.cm-content .said.error').filter({ hasText: '日期要写成 月-日' }).waitFor();
  expect(await violations()).toEqual([]);
  await write(text.replace('day: 03-31', 'day: 04-30'));
  await page.getByText(/末日：2026-03-31 改为 2026-04-30/).waitFor();
  await tap(page.getByRole('button', { name: '改为第 2 版' }));
  await page.getByText(/第 2 版 · 可以发布/).waitFor();
  await tap(page.getByRole('button', { name: '发布' }));
  await page.getByText(/第 2 版 · 与已发布的版本相同/).waitFor();
  expect(await stage.api.get(`/programmes/${SLUG}`, DISTRICT)).toMatchObject({ version: 2 });
  expect(await violations()).toEqual([]);
  expect(faults).toEqual([]);
});

it('it is rolled out over what was pasted, stopped, gone on with and taken back; what is left out says why, and nothing is proposed twice', async () => {
  for (const unit of ['new-road', 'old-road']) await stage.api.signIn(unit, 'secretary', DISTRICT);
  const before = await countOf();
  const pair = async (name: string) => {
    const { page, ...person } = await personAt(browser, stage.url, OFFICER, `programmes/${SLUG}/rollout`);
    await person.tap(page.getByText('从表格粘贴'));
    const pairs = `new-road\t${PARTNER}\nold-road,${PARTNER}\n${HOST}、${PARTNER}`;
    await person.type(page.getByLabel(/一行一份/), pairs);
    await person.tap(page.getByRole('button', { name: '填入' }));
    await person.tap(page.getByRole('button', { name: '看看会拟定什么' }));
    await page.getByText(name).first().waitFor();
    return { page, ...person };
  };
  const { page, tap, violations } = await pair('这段时间已有这个方案的协议');
  // While the first is on its way, somebody stops.
  const held = async (route: Route) => {
    await page.getByRole('button', { name: '停下' }).tap();
    await route.continue();
  };
  await page.route(/agreements\/new-road-/, held, { times: 1 });
  await tap(page.getByRole('button', { name: '拟定 2 份协议' }));
  await page.getByText(/已拟定 1\/2 份，跳过 1 份 已停下/).waitFor();
  expect(await countOf()).toBe(before + 1);
  await tap(page.getByRole('button', { name: '拟定 2 份协议' }));
  await page.getByText('已拟定 2/2 份，跳过 1 份').waitFor();
  expect(await countOf()).toBe(before + 2);
  expect(await violations()).toEqual([]);

  // Somebody who comes later finds what was rolled out; what one party has signed stays.
  const [old] = (await stage.api.get<Listed>('/agreements?status=proposed', DISTRICT)).agreements.filter(
    ({ agreementId }) => agreementId.startsWith('old-road'),
  );
  const sign = { 'idempotency-key': 'officer-old', 'cobuild-actor': 'old-road' };
  await stage.api.post(`/agreements/${old!.agreementId}/commands`, { type: 'SignAgreement' }, sign);
  const later = await personAt(browser, stage.url, OFFICER, `programmes/${SLUG}/rollout`);
  await later.page.getByText('2 方中 1 方已签').waitFor();
  await later.tap(later.page.getByText('撤回没有人签署的'));
  await later.tap(later.page.getByRole('button', { name: '撤回这 1 份' }));
  await later.page.getByText('已撤回 1 份，0 份没有办成').waitFor();
  expect(later.count()).toEqual({ taps: 2, typed: 0 });
  expect(await later.violations()).toEqual([]);
  const again = await pair('已经拟定过');
  expect(await again.page.getByText('已经拟定过').count()).toBe(1);
  await again.page.getByRole('button', { name: '拟定 1 份协议' }).waitFor();
});
