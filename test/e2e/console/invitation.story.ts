import { termOf } from '../../engines/year';
import { DESKTOP, personAt, PHONE } from './browser';
import { here } from './here';
import { DISTRICT, PARTNER } from './stage';
import { answersOf } from '../../engines/answers';

const SLUG = 'police-section-pairing';
const ELSEWHERE = { district: 'hexi-district', host: 'hexi-road' };
const LIAISON = { unit: PARTNER, post: 'secretary' };

/** Another district proposes an agreement with a unit of the stage's; its id. */
async function invited(nth: number): Promise<string> {
  const { district, host } = ELSEWHERE;
  await here.stage.api.signIn(district, 'officer');
  await here.stage.api.signIn(host, 'secretary', district);
  const parties = { community: host, 'police-section': PARTNER };
  const proposal = { programme: SLUG, parties, district, term: termOf(2027), parameters: answersOf(SLUG) };
  const headers = { 'idempotency-key': `invite-${nth}`, 'cobuild-actor': district };
  return (await here.stage.api.post<{ id: string }>(`/agreements/invited-${nth}`, proposal, headers)).id;
}

it('an invitation stands on the desk by itself, is accepted with one tap, and its agreement waits to be signed', async () => {
  const id = await invited(1);
  const { page, tap, violations, faults, count } = await personAt(here.browser, here.stage.url, LIAISON, '');
  await page.getByRole('heading', { name: '外区邀请' }).waitFor();
  await page.getByText(/贵单位要办 \d+ 项/).waitFor();
  await page.getByText('2027年1月1日 – 2027年12月31日').waitFor();
  expect(await violations()).toEqual([]);
  const { width } = PHONE.viewport;
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await tap(page.getByRole('button', { name: '接受邀请，下一步签署' }));
  await page.getByRole('heading', { name: '外区邀请' }).waitFor({ state: 'detached' });
  await page.locator(`a[href$="/agreements/${id}"]`).first().waitFor();
  expect(count()).toEqual({ taps: 1, typed: 0 });
  expect(faults).toEqual([]);
});

it('an invitation is declined with two taps, the first of which can be taken back, and the district that made it sees that', async () => {
  const id = await invited(2);
  const { page, tap, violations } = await personAt(here.browser, here.stage.url, LIAISON, '');
  await tap(page.getByRole('button', { name: '谢绝', exact: true }));
  await page.getByText('谢绝后这份协议稿作废').waitFor();
  expect(await violations()).toEqual([]);
  await tap(page.getByRole('button', { name: '返回' }));
  await tap(page.getByRole('button', { name: '谢绝', exact: true }));
  await tap(page.getByRole('button', { name: '确认谢绝' }));
  await page.getByRole('heading', { name: '外区邀请' }).waitFor({ state: 'detached' });
  expect(await here.stage.api.get(`/agreements/${id}`, ELSEWHERE.district)).toMatchObject({
    status: 'closed',
    declined: ['police-section'],
  });
  const district = { unit: ELSEWHERE.district, post: 'officer' };
  const seen = await personAt(here.browser, here.stage.url, district, `agreements/${id}`);
  await seen.page.getByText('已谢绝邀请').waitFor();
  await seen.page.getByText('这份协议没有成立').waitFor();
  expect(await seen.violations()).toEqual([]);
});

it('an officer adopts a programme of the catalogue under an id of the district’s own', async () => {
  const officer = { unit: DISTRICT, post: 'officer' };
  const { page, tap, type, violations } = await personAt(here.browser, here.stage.url, officer, 'programmes', DESKTOP);
  const card = page.locator('li.card', { hasText: 'double-ninth' });
  await tap(card.getByText('采用为本区方案'));
  await type(card.getByLabel('本区方案的编号'), 'heping-double-ninth');
  expect(await violations()).toEqual([]);
  await tap(card.getByRole('button', { name: '采用', exact: true }));
  await page.getByText(/heping-double-ninth · 第 1 版/).waitFor();
  await page.goto(`${here.stage.url}/console/programmes`);
  await page.getByText('采用自目录方案 double-ninth 第 1 版').waitFor();
});
