import exifr from 'exifr';
import { jpeg } from '../../../libs/media/testing/files';
import { at } from '../../engines/year';
import { DESKTOP, personAt } from './browser';
import { here } from './here';
import { DISTRICT, HOST, PARTNER } from './stage';

/** As a phone makes it: it tells where, and which way up. */
const PHOTO = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: jpeg({ gps: true }) };

/** Remembers on the page what its next upload consists of. */
const WATCH = `(() => {
  const send = window.fetch;
  window.fetch = async (input, init) => {
    if (init?.body instanceof Blob) window.uploaded = Array.from(new Uint8Array(await init.body.arrayBuffer()));
    return send(input, init);
  };
})()`;
const PDF = { name: 'order.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
const SECRETARY = { unit: HOST, post: 'secretary' };

const statusOf = async (item: string): Promise<{ status: string; fixedOn: string | null }> => {
  const { items } = await here.stage.api.get<{ items: { key: string; status: string; fixedOn: string | null }[] }>(
    '/agreements/pairing',
    DISTRICT,
  );
  return items.find(({ key }) => key === item)!;
};
type Told = { type: string; payload: { item?: string; topics?: unknown } };
const told = async (): Promise<Told[]> =>
  (await here.stage.api.get<{ entries: Told[] }>('/agreements/pairing/events?limit=1000', DISTRICT)).entries;
const verdicts = async (): Promise<unknown> =>
  (await told()).findLast(({ type }) => type === 'MeetingHeld')?.payload.topics;
const completions = async (item: string): Promise<number> =>
  (await told()).filter(({ type, payload }) => type === 'ItemCompleted' && payload.item === item).length;

it('the desk shows what is due, what comes and what waits for a word, and nothing is wrong with it', async () => {
  const { page, violations, faults } = await personAt(here.browser, here.stage.url, SECRETARY, '');
  await page.getByRole('heading', { name: '现在要办' }).waitFor();
  expect(await page.getByRole('link', { name: /签署协议/ }).count()).toBe(1);
  expect(await page.getByText('共建广场活动').count()).toBe(1);
  expect(await violations()).toEqual([]);
  expect(faults).toEqual([]);
});

it('a day is fixed in two taps', async () => {
  const { page, tap, count, violations } = await personAt(here.browser, here.stage.url, SECRETARY, '');
  await tap(page.getByRole('link', { name: /共建广场活动/ }));
  await page.getByRole('heading', { name: '定在哪一天？' }).waitFor();
  expect(await violations()).toEqual([]);
  await tap(page.getByRole('button', { name: /6月18日/ }));
  await page.getByText('办好了').waitFor();
  expect(count()).toEqual({ taps: 2, typed: 0 });
  expect((await statusOf('square-event@2026')).fixedOn).toBe('2026-06-18');
});

it('an item is done in three taps and one typed field', async () => {
  await here.stage.putTo(at('2026-06-18', '15:00'));
  const { page, tap, type, choose, count } = await personAt(here.browser, here.stage.url, SECRETARY, '');
  await tap(page.getByRole('link', { name: /共建广场活动/ }));
  await page.evaluate(WATCH);
  await choose(page.getByLabel(/拍照或选照片/), PHOTO);
  await type(page.getByLabel('数量'), '120');
  await tap(page.getByRole('button', { name: '确认办结' }));
  await page.getByText('办好了').waitFor();
  expect(count()).toEqual({ taps: 3, typed: 1 });
  expect(await completions('square-event@2026')).toBe(1);
  // Where it was made never left the device; which way up it is did.
  const uploaded = Buffer.from(await page.evaluate<number[]>('window.uploaded'));
  expect(await exifr.gps(PHOTO.buffer)).toBeDefined();
  expect(await exifr.gps(uploaded)).toBeUndefined();
  expect([await exifr.orientation(uploaded), uploaded.length]).toEqual([6, PHOTO.buffer.length]);
});

it('what is entered without a connection is kept, and sent once when it is back', async () => {
  await here.stage.putTo(at('2026-06-22', '15:00'));
  const { page, context, tap, choose } = await personAt(
    here.browser,
    here.stage.url,
    { unit: PARTNER, post: 'secretary' },
    '',
  );
  await tap(page.getByRole('link', { name: /上半年学习交流/ }));
  await page.getByRole('heading', { name: '登记办结' }).waitFor();
  await context.setOffline(true);
  if ((await page.getByLabel(/拍照或选照片/).count()) > 0) await choose(page.getByLabel(/拍照或选照片/), PHOTO);
  if ((await page.getByLabel('数量').count()) > 0) await page.getByLabel('数量').fill('30');
  await tap(page.getByRole('button', { name: '确认办结' }));
  await page.getByText('已存在本机').first().waitFor();
  expect(await completions('study-exchange-june@2026')).toBe(0);
  await context.setOffline(false);
  for (let tries = 0; tries < 100 && (await completions('study-exchange-june@2026')) === 0; tries++)
    await page.waitForTimeout(100);
  expect(await completions('study-exchange-june@2026')).toBe(1);
});

it('an agreement is signed with what is agreed in sight', async () => {
  const { page, tap, count, violations } = await personAt(here.browser, here.stage.url, SECRETARY, '');
  await tap(page.getByRole('link', { name: /签署协议/ }));
  await page.getByText(/共 \d+ 件事/).waitFor();
  expect(await violations()).toEqual([]);
  await tap(page.getByRole('button', { name: '签署协议' }));
  await page.getByText('办好了 · 签署协议').waitFor();
  await page.getByText('已签署').first().waitFor();
  expect(count()).toEqual({ taps: 2, typed: 0 });
});

it('every reminder says why it came', async () => {
  const { page, tap } = await personAt(
    here.browser,
    here.stage.url,
    { unit: PARTNER, post: 'secretary' },
    'agreements/pairing/items/square-event@2026',
  );
  await tap(page.getByText('为什么收到提醒'));
  await page
    .getByText(/警社结对共建|police-section-pairing/)
    .first()
    .waitFor();
});

const MEETING = 'agreements/pairing/items/joint-meeting@2026';

it('topics are asked for in two taps, and one is put forward in two taps and one typed field', async () => {
  const host = await personAt(here.browser, here.stage.url, SECRETARY, MEETING);
  await host.tap(host.page.getByText('征集议题').first());
  expect(await host.violations()).toEqual([]);
  await host.tap(host.page.getByRole('button', { name: '征集议题' }));
  await host.page.getByText('办好了').waitFor();
  expect(host.count()).toEqual({ taps: 2, typed: 0 });
  const other = await personAt(here.browser, here.stage.url, { unit: PARTNER, post: 'secretary' }, MEETING);
  await other.tap(other.page.getByText('提一个议题').first());
  await other.type(other.page.getByLabel('议题'), '东门路灯不亮');
  await other.tap(other.page.getByRole('button', { name: '提一个议题' }));
  await other.page.getByText('办好了').waitFor();
  expect(other.count()).toEqual({ taps: 2, typed: 1 });
  await host.page.reload();
  await host.page.getByRole('listitem').filter({ hasText: '东门路灯不亮' }).waitFor();
});

it('what is not right is ordered put right, and the document that shows it is handed in', async () => {
  const officer = { unit: DISTRICT, post: 'officer' };
  const { page, tap, type } = await personAt(
    ...([here.browser, here.stage.url, officer, 'agreements/pairing/items/square-event@2026', DESKTOP] as const),
  );
  await tap(page.getByText('还可以'));
  await tap(page.getByText('要求整改').first());
  await page.getByLabel('由谁整改').selectOption({ index: 0 });
  await type(page.getByLabel('说明'), '签到表没有交齐');
  await tap(page.getByRole('button', { name: '要求整改' }));
  await page.getByText('办好了').waitFor();
  const { items } = await here.stage.api.get<{ items: { key: string; kind: string; status: string }[] }>(
    '/agreements/pairing',
    DISTRICT,
  );
  const order = items.find(({ kind, status }) => kind === 'rectification' && status === 'open')!;
  const host = await personAt(here.browser, here.stage.url, SECRETARY, `agreements/pairing/items/${order.key}`);
  // What is to be put right can be read where it is to be done.
  await host.page.getByText('签到表没有交齐').waitFor();
  await host.tap(host.page.getByText('交材料').first());
  await host.choose(host.page.getByLabel(/选材料/), PDF);
  await host.tap(host.page.getByRole('button', { name: '交材料' }));
  await host.page.getByText('办好了').waitFor();
  expect(host.count()).toEqual({ taps: 3, typed: 0 });
});

it('a search finds what one looks for, by tap and by key', async () => {
  const { page, tap, type, count, violations } = await personAt(here.browser, here.stage.url, SECRETARY, '');
  await tap(page.getByRole('link', { name: '查找' }));
  await type(page.getByRole('searchbox'), '广场');
  // What is still to be done comes before what is done.
  await tap(page.getByRole('link', { name: /共建广场活动/ }).last());
  await page.getByRole('heading', { name: /共建广场活动/ }).waitFor();
  expect(count()).toEqual({ taps: 2, typed: 1 });
  await page.goBack();
  await page
    .getByRole('link', { name: /共建广场活动/ })
    .first()
    .waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('广场');
  expect(await violations()).toEqual([]);
});

it('keys lead everywhere, and can be turned off', async () => {
  const { page, violations } = await personAt(here.browser, here.stage.url, SECRETARY, '', DESKTOP);
  await page.getByRole('heading', { name: '现在要办' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/agreements\//);
  await page.keyboard.press('2');
  await page.waitForURL(/\/year$/);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').waitFor();
  // Not while typing.
  await page.keyboard.type('?2');
  expect(await page.getByRole('searchbox').inputValue()).toBe('?2');
  await page.goto(`${here.stage.url}/console/keys`);
  await page.getByRole('switch').click();
  expect(await violations()).toEqual([]);
  await page.keyboard.press('/');
  await page.waitForTimeout(300);
  expect(page.url()).toMatch(/\/keys$/);
});

it('a meeting is held, minuted and resolved on one page, and its resolution is an item', async () => {
  await here.stage.putTo(at('2026-07-08', '10:00'));
  const { page, tap, type, violations } = await personAt(
    here.browser,
    here.stage.url,
    SECRETARY,
    'agreements/pairing/meetings/joint-meeting@2026',
  );
  await page.getByLabel('会议纪要').waitFor();
  await type(page.getByLabel('会议纪要'), '讨论了暑期安全');
  await tap(page.getByRole('button', { name: '加一项' }));
  await type(page.getByLabel('议定什么'), '给社区装路灯');
  await page.getByLabel('最迟哪天').fill('2026-08-31');
  await tap(page.getByLabel('再议'));
  expect(await violations()).toEqual([]);
  for (const file of await page.locator('input[type=file]').all()) await file.setInputFiles(PHOTO);
  await tap(page.getByRole('button', { name: '会议开好了' }));
  await page.getByText('办好了').waitFor();
  // What was written can be read there from then on.
  await page.getByText('讨论了暑期安全').waitFor();
  await page.getByRole('listitem').filter({ hasText: '给社区装路灯' }).waitFor();
  expect(await statusOf('resolution-1@joint-meeting@2026')).toMatchObject({ status: 'open' });
  expect(await verdicts()).toEqual({ 'topic-1': 'deferred' });
});
