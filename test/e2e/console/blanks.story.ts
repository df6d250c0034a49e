import { catalogueText } from '@cobuild/config';
import { DESKTOP, personAt } from './browser';
import { here } from './here';
import { DISTRICT, PARTNER } from './stage';

const SLUG = 'political-birthday';
const OFFICER = { unit: DISTRICT, post: 'officer' };
const QUESTION = '名册中各位的入党日是哪些（月-日，不写姓名）？';
type Page = Awaited<ReturnType<typeof personAt>>['page'];
type Overviews = { agreements: { agreementId: string; programme: string; host: string }[] };
type View = { items: { key: string }[] };

const HOSTS = ['college-1', 'college-2', 'college-3'];
const cell = (page: Page, host: string) => page.getByLabel(new RegExp(`${host}.*：${QUESTION.slice(0, 5)}`));

/** A text on the clipboard of a spreadsheet, pasted into a cell. */
const paste = (page: Page, host: string, text: string) =>
  cell(page, host).evaluate((field, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', data);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

it('B10 each branch is asked for its roster in a table; a pasted column fills it, a name is refused at its cell', async () => {
  for (const unit of HOSTS) await here.stage.api.signIn(unit, 'secretary', DISTRICT);
  await here.stage.api.post('/programmes', { text: catalogueText(SLUG) }, { 'cobuild-actor': DISTRICT });
  const person = await personAt(here.browser, here.stage.url, OFFICER, `programmes/${SLUG}/rollout`, DESKTOP);
  const { page, tap, type, violations, faults } = person;
  await tap(page.getByText('从表格粘贴'));
  await type(page.getByLabel(/一行一份/), HOSTS.map((host) => `${host}\t${PARTNER}`).join('\n'));
  await tap(page.getByRole('button', { name: '填入' }));
  await page.getByText('名册只填日期（月-日），不写姓名').waitFor();
  await paste(page, 'college-1', '6月25日、12-05\n2019/3/9\n张三');
  await page.getByText('“张三”不是日期，请写 月-日，不写姓名').waitFor();
  await page.getByLabel(/^各份相同：政治生日会几点/).fill('15:00');
  await tap(page.getByRole('button', { name: '看看会拟定什么' }));
  await page.getByText('还有待填的内容').waitFor();
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '拟定 2 份协议' }).waitFor();
  // The rest stays as it was typed, also over a reload.
  await page.reload();
  await tap(page.getByText('从表格粘贴'));
  await type(page.getByLabel(/一行一份/), HOSTS.map((host) => `${host}\t${PARTNER}`).join('\n'));
  await tap(page.getByRole('button', { name: '填入' }));
  expect(await cell(page, 'college-2').inputValue()).toBe('2019/3/9');
  await type(cell(page, 'college-3'), '');
  await tap(page.getByRole('button', { name: `向下填充：${QUESTION}` }));
  expect(await cell(page, 'college-3').inputValue()).toBe('6月25日、12-05');
  await tap(page.getByRole('button', { name: '看看会拟定什么' }));
  await tap(page.getByRole('button', { name: '拟定 3 份协议' }));
  await page.getByText('已拟定 3/3 份').waitFor();
  const { agreements } = await here.stage.api.get<Overviews>('/agreements?status=proposed', DISTRICT);
  const months = async (host: string) => {
    const { agreementId } = agreements.find((one) => one.programme === SLUG && one.host === host)!;
    const { items } = await here.stage.api.get<View>(`/agreements/${agreementId}`, DISTRICT);
    return items.flatMap(({ key }) => /^ceremony@2026-(\d\d)$/.exec(key)?.[1] ?? []);
  };
  expect(await Promise.all(HOSTS.map(months))).toEqual([['06', '12'], ['03'], ['06', '12']]);
  expect(faults).toEqual([]);
});

it('B9 the preview of a programme asks its blanks, and shows the year with the answers that are tried', async () => {
  const person = await personAt(here.browser, here.stage.url, OFFICER, `programmes/${SLUG}`);
  const { page, type, violations } = person;
  await page.getByText('待填后才有日子').first().waitFor();
  await type(page.getByLabel(QUESTION), '06-25');
  await page.getByText('待填后才有日子').first().waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: /2026年6月/ }).waitFor();
  expect(await violations()).toEqual([]);
});

it('a phone shows the table as one card per agreement', async () => {
  const person = await personAt(here.browser, here.stage.url, OFFICER, `programmes/${SLUG}/rollout`);
  const { page, tap, violations } = person;
  await tap(page.getByLabel('全选', { exact: false }).first());
  await cell(page, 'college-1').waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  expect(await violations()).toEqual([]);
});
