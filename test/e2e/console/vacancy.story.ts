import { termOf } from '../../engines/year';
import { personAt, PHONE } from './browser';
import { here } from './here';
import { DISTRICT } from './stage';
import { answersOf } from '../../engines/answers';

const SLUG = 'police-section-pairing';
const POLICE = 'police-9';
const ELSEWHERE = { district: 'hexi-district', unit: 'hexi-road' };

/** A community of the district in which nobody holds a post; its id. */
async function nobodyAt(name: string, id: string): Promise<string> {
  const { context } = await personAt(here.browser, here.stage.url, { unit: DISTRICT, post: 'administrator' }, '');
  const data = { id, parent: DISTRICT, kind: 'community', name };
  const answer = await context.request.post(`${here.stage.url}/units`, { headers: { 'cobuild-csrf': '1' }, data });
  expect(answer.status()).toBe(200);
  const unit = (await answer.json()) as { id: string };
  await context.close();
  return unit.id;
}

it('an administrator begins with the posts that nobody holds and what is in hand there', async () => {
  const community = await nobodyAt('空岗社区党支部', 'empty-road');
  await here.stage.api.signIn(POLICE, 'secretary', DISTRICT);
  const parties = { community, 'police-section': POLICE };
  const proposal = {
    programme: SLUG,
    parties,
    district: DISTRICT,
    term: termOf(2027),
    parameters: answersOf(SLUG),
  };
  const headers = { 'idempotency-key': 'vacant', 'cobuild-actor': DISTRICT };
  await here.stage.api.post('/agreements/vacant', proposal, headers);
  const administrator = { unit: DISTRICT, post: 'administrator' };
  const { page, violations, faults } = await personAt(here.browser, here.stage.url, administrator, '');
  await page.getByRole('heading', { name: '岗位空缺' }).waitFor();
  const card = page.locator('li.card', { hasText: '空岗社区党支部' });
  await card.getByText('无人任职').waitFor();
  await card.getByText('1 份协议 · 待办 1 件').waitFor();
  expect(await violations()).toEqual([]);
  expect(faults).toEqual([]);
});

it('a roll-out says before it proposes where nobody would sign, and who is invited first', async () => {
  const community = await nobodyAt('无岗社区党支部', 'bare-road');
  await here.stage.api.signIn(ELSEWHERE.unit, 'secretary', ELSEWHERE.district);
  const officer = { unit: DISTRICT, post: 'officer' };
  const person = await personAt(here.browser, here.stage.url, officer, `programmes/${SLUG}/rollout`);
  const { page, tap, type, violations, faults } = person;
  await tap(page.getByText('邀请外区单位'));
  await type(page.getByLabel('单位编号', { exact: true }), ELSEWHERE.unit);
  await tap(page.getByRole('button', { name: '加入可选单位' }));
  await tap(page.getByText('从表格粘贴'));
  await type(page.getByLabel(/一行一份/), `${community}\t${ELSEWHERE.unit}`);
  await tap(page.getByRole('button', { name: '填入' }));
  await page.getByLabel(/^各份相同：爱心超市/).selectOption('quarter');
  await page.getByLabel(/^各份相同：慰问/).selectOption('half-year');
  await tap(page.getByRole('button', { name: '看看会拟定什么' }));
  await page.getByText('无人任职：无岗社区党支部').waitFor();
  await page.getByText('1 份协议有单位无人任职。').waitFor();
  await page.getByText(/先发邀请，接受后才签署：/).waitFor();
  expect(await violations()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.viewport.width);
  expect(faults).toEqual([]);
});
