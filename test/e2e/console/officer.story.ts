import type { Route } from 'playwright-core';
import { at } from '../../engines/year';
import { DESKTOP, personAt } from './browser';
import { here } from './here';
import { DISTRICT, HOST, PARTNER } from './stage';

const OFFICER = { unit: DISTRICT, post: 'officer' };
const SLUG = 'police-section-pairing';

type View = { items: { key: string; to: string; until: string | null }[] };
const itemOf = async (item: string) =>
  (await here.stage.api.get<View>('/agreements/pairing', DISTRICT)).items.find(({ key }) => key === item)!;
type Listed = { agreements: { agreementId: string }[] };
const countOf = async () => (await here.stage.api.get<Listed>('/agreements?limit=500', DISTRICT)).agreements.length;

it('the first an officer sees is the district, and what waits is decided there in one tap', async () => {
  const asked = { type: 'AskExtension', item: 'square-event@2026', until: '2026-07-15', reason: 'venue' };
  const headers = { 'idempotency-key': 'officer-asked', 'cobuild-actor': HOST };
  await here.stage.api.post('/agreements/pairing/commands', asked, headers);
  const { page, tap, count, violations, faults } = await personAt(here.browser, here.stage.url, OFFICER, '');
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
  await here.stage.putTo(at('2026-07-20', '10:00'));
  const { page, tap, violations } = await personAt(here.browser, here.stage.url, OFFICER, 'board', DESKTOP);
  const tile = page.getByRole('button', { name: /有逾期/ });
  await tap(tile);
  expect(await page.locator('.tile.late b').textContent()).toBe('1');
  await page.getByRole('region', { name: '有逾期' }).getByRole('link').waitFor();
  await tap(page.locator('.bar-of').nth(1));
  await page.getByText(/起一周：/).waitFor();
  expect(await violations()).toEqual([]);
  const [file] = await Promise.all([page.waitForEvent('download'), tap(page.getByText('导出 xlsx'))]);
  expect(file.suggestedFilename()).toBe('全区一览-2026-07-20.xlsx');
});

it('a programme is changed: what is wrong is said under its line, what changes in words, and the next version is published', async () => {
  const person = await personAt(here.browser, here.stage.url, OFFICER, `programmes/${SLUG}`, DESKTOP);
  const { page, tap, type, violations, faults } = person;
  await page.getByText('与已发布的版本相同').waitFor();
  const text = (await here.stage.api.get<{ text: string }>(`/programmes/${SLUG}`, DISTRICT)).text;
  const write = async (next: string) => {
    await page.locator('.cm-content').fill(next);
  };
  // What may stand where one writes is offered.
  await page.locator('.cm-content').press('Control+Home');
  await page.keyboard.type('with');
  await page.locator('.cm-tooltip-autocomplete').getByText('withdrawal').waitFor();
  await page.keyboard.press('Escape');
  await write(text.replace('from: 12-12', 'from: 3-31'));
  await tap(page.getByRole('button', { name: /错误 · 第 \d+ 行 日期要写成 月-日/ }));
  await page.locator('.cm-content .said.error').filter({ hasText: '日期要写成 月-日' }).waitFor();
  expect(await violations()).toEqual([]);
  await write(text.replace('from: 12-12', 'from: 12-14'));
  await page.getByText(/首日：2026-12-12 改为 2026-12-14/).waitFor();
  // The form beside it changes the text in its place, and shows what is written there.
  await tap(page.getByRole('button', { name: '表单' }));
  await tap(page.locator('summary').filter({ hasText: '年终考核' }));
  const day = page.getByLabel('从哪天（月-日）');
  expect(await day.inputValue()).toBe('12-14');
  await type(day, '12-15');
  await page.locator('.cm-line').filter({ hasText: 'when: { rule: span, from: 12-15, to: 12-20 }' }).waitFor();
  expect(await violations()).toEqual([]);
  await page.getByText(/首日：2026-12-12 改为 2026-12-15/).waitFor();
  await tap(page.getByRole('button', { name: '改为第 2 版' }));
  await page.getByText(/第 2 版 · 可以发布/).waitFor();
  await tap(page.getByRole('button', { name: '发布' }));
  await page.getByText(/第 2 版 · 与已发布的版本相同/).waitFor();
  expect(await here.stage.api.get(`/programmes/${SLUG}`, DISTRICT)).toMatchObject({ version: 2 });
  expect(await violations()).toEqual([]);
  expect(faults).toEqual([]);
});

it('running agreements are moved to a newer version: previewed in words, consented to, and seen to be moved', async () => {
  const { text } = await here.stage.api.get<{ text: string }>(`/programmes/${SLUG}`, DISTRICT);
  const third = text
    .replace('version: 2', 'version: 3')
    .replace('owedBy: [community]\n    takesPart: [police-section]', 'owedBy: [community, police-section]');
  await here.stage.api.post('/programmes', { text: third }, { 'cobuild-actor': DISTRICT });
  const path = `programmes/${SLUG}/migration`;
  const { page, tap, count, violations, faults } = await personAt(here.browser, here.stage.url, OFFICER, path);
  await tap(page.getByRole('button', { name: '看看会改什么' }));
  await page.getByText('2 份可以换，其中 2 份要等同意；0 份不能换').waitFor();
  const said = page.getByText(/党员群众培训.*责任方：社区党支部 改为 社区党支部、共建科室/);
  expect(await said.count()).toBe(2);
  expect(await violations()).toEqual([]);
  await tap(page.getByRole('button', { name: '2 份换到第 3 版' }));
  await page.getByText('已发起 2 份，0 份没有办成').waitFor();
  await page
    .getByText(/等同意：/)
    .first()
    .waitFor();
  expect(count()).toEqual({ taps: 2, typed: 0 });
  await page.getByRole('button', { name: /换到第/ }).waitFor({ state: 'detached' });
  const consent = { type: 'AnswerAmendment', amendment: 'v3', consent: true };
  // The review begins later by the second version, which both of its owners have to agree to.
  for (const party of [HOST, PARTNER])
    await here.stage.api.post('/agreements/pairing/commands', consent, {
      'idempotency-key': `officer-consent-${party}`,
      'cobuild-actor': party,
    });
  await page.reload();
  await page.getByText('已是第 3 版').waitFor();
  expect(faults).toEqual([]);
});

/** Rolling out over what is pasted, until it is seen what would be proposed. */
async function pasted(pairs: string, name: string) {
  const person = await personAt(here.browser, here.stage.url, OFFICER, `programmes/${SLUG}/rollout`);
  const { page, tap, type } = person;
  await tap(page.getByText('从表格粘贴'));
  await type(page.getByLabel(/一行一份/), pairs);
  await tap(page.getByRole('button', { name: '填入' }));
  await page.getByLabel(/^各份相同：爱心超市/).selectOption('quarter');
  await page.getByLabel(/^各份相同：慰问/).selectOption('half-year');
  await tap(page.getByRole('button', { name: '看看会拟定什么' }));
  await page.getByText(name).first().waitFor();
  return person;
}
const PAIRS = `new-road\t${PARTNER}\nold-road,${PARTNER}\n${HOST}、${PARTNER}`;

it('it is rolled out over what was pasted, stopped after the one in hand and gone on with; what is left out says why', async () => {
  for (const unit of ['new-road', 'old-road']) await here.stage.api.signIn(unit, 'secretary', DISTRICT);
  const before = await countOf();
  const { page, tap, violations } = await pasted(PAIRS, '这段时间已有这个方案的协议');
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
});

it('who comes later finds what was rolled out, takes back what nobody has signed, and can propose it anew', async () => {
  const { agreements } = await here.stage.api.get<Listed>('/agreements?status=proposed', DISTRICT);
  const old = agreements.find(({ agreementId }) => agreementId.startsWith('old-road'))!.agreementId;
  const headers = { 'idempotency-key': 'officer-old', 'cobuild-actor': 'old-road' };
  await here.stage.api.post(`/agreements/${old}/commands`, { type: 'SignAgreement' }, headers);
  const person = await personAt(here.browser, here.stage.url, OFFICER, `programmes/${SLUG}/rollout`);
  const { page, tap, count, violations } = person;
  await page.getByText('2 方中 1 方已签').waitFor();
  await tap(page.getByText('撤回没有人签署的'));
  expect(await violations()).toEqual([]);
  await tap(page.getByRole('button', { name: '撤回这 1 份' }));
  await page.getByText('已撤回 1 份，0 份没有办成').waitFor();
  expect(count()).toEqual({ taps: 2, typed: 0 });
  const again = await pasted(PAIRS, '已经拟定过');
  expect(await again.page.getByText('已经拟定过').count()).toBe(1);
  await again.page.getByRole('button', { name: '拟定 1 份协议' }).waitFor();
});

it('a review is decided on its screen with the scores in sight, and so is the appeal with what it says', async () => {
  await here.stage.putTo(at('2026-12-15', '10:00'));
  const ask = (unit: string, command: object, n: number) =>
    here.stage.api.post('/agreements/pairing/commands', command, {
      'idempotency-key': `officer-review-${n}`,
      'cobuild-actor': unit,
    });
  const points = { projects: 35, exchange: 28, cooperation: 30 };
  await ask(HOST, { type: 'GiveScores', of: 'police-section', points }, 1);
  await ask(PARTNER, { type: 'GiveScores', of: 'community', points: { ...points, projects: 40 } }, 2);
  const { page, tap, count, violations, faults } = await personAt(here.browser, here.stage.url, OFFICER, '');
  await tap(page.getByRole('link', { name: '年终考核' }).first());
  await page.getByText('社区党支部评共建科室：配合 30/30，交流 28/30，实事 35/40').waitFor();
  await tap(page.getByRole('button', { name: '合格', exact: true }));
  await page.getByText(/已审定：.*年终考核 · 合格/).waitFor();
  expect(count()).toEqual({ taps: 2, typed: 0 });
  const text = { text: '四季度的交流没有算进去' };
  const note = await here.stage.api.post('/texts', text, { 'cobuild-actor': PARTNER });
  await ask(PARTNER, { type: 'AppealReview', item: 'review@2026', note }, 3);
  await page.reload();
  await page.getByText(text.text).waitFor();
  await page.getByText('12月15日 周二 审定：合格').waitFor();
  expect(await violations()).toEqual([]);
  await tap(page.getByRole('button', { name: '优秀' }));
  await page.getByText(/已审定：.*年终考核 · 优秀/).waitFor();
  expect(await itemOf('review@2026')).toMatchObject({ decision: { outcome: 'excellent', final: true } });
  expect(faults).toEqual([]);
});
