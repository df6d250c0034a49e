import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { termOf } from '../../engines/year';
import { personAt, PHONE, type Person } from './browser';
import { here } from './here';
import { DISTRICT } from './stage';

const [ID, HOST, PARTNER] = ['approving', 'plan-road', 'plan-school'];
const ITEM = 'course-plan@2026';
const TEXT = programmeText([
  item({
    ...{ key: 'course-plan', kind: 'deadline', when: '{ rule: by, day: 08-31 }', evidence: '[document]' },
    title: '{ zh: 课程计划, en: Course plan }',
    approval: '[{ by: school, within: 5 }, { by: district }]',
  }),
  item({ key: 'special', when: '{ rule: when-needed }', title: '{ zh: 临时活动, en: Special activity }' }),
]).replace('programme: small', 'programme: approving');

const asked = (unit: string, key: string) => ({ 'idempotency-key': `approving-${key}`, 'cobuild-actor': unit });
const tell = (unit: string, key: string, command: object) =>
  here.stage.api.post(`/agreements/${ID}/commands`, command, asked(unit, key));

/** Somebody of a unit at a page of the agreement, on a phone. */
const at = (unit: string, page = ''): Promise<Person> =>
  personAt(here.browser, here.stage.url, { unit, post: 'secretary' }, `agreements/${ID}${page}`);

describe('documents and calls', () => {
  beforeAll(async () => {
    const { api } = here.stage;
    await api.signIn(HOST, 'secretary', DISTRICT);
    await api.signIn(PARTNER, 'secretary', DISTRICT);
    await api.post('/programmes', { text: TEXT }, { 'cobuild-actor': DISTRICT });
    const parties = { community: HOST, school: PARTNER };
    const proposal = { programme: 'approving', parties, district: DISTRICT, term: termOf(2026) };
    await api.post(`/agreements/${ID}`, proposal, asked(DISTRICT, 'p'));
    for (const unit of [HOST, PARTNER]) await tell(unit, `sign-${unit}`, { type: 'SignAgreement' });
    const { context } = await at(HOST);
    const data = Buffer.from('%PDF-1.4\ncourse plan\n%%EOF\n');
    const headers = { 'cobuild-csrf': '1', 'content-type': 'application/octet-stream', 'cobuild-actor': HOST };
    const kept = await context.request.post(`${here.stage.url}/files`, { headers, data });
    const { sha256 } = (await kept.json()) as { sha256: string };
    await tell(HOST, 'hand-in', { type: 'HandIn', item: ITEM, sha256 });
    await context.close();
  });

  it('an approver sends a document back with a remark, and its owner reads the remark on the page of the item', async () => {
    const { page, tap, type, violations, faults, count } = await at(PARTNER, `/items/${ITEM}`);
    await page.getByText('审批材料').waitFor();
    const decision = page.locator('article.card');
    await decision.getByText('交来的材料').waitFor();
    await tap(decision.getByRole('button', { name: '退回修改' }));
    expect(await violations()).toEqual([]);
    await type(decision.getByLabel('修改意见'), '请补上授课老师');
    await tap(decision.locator('form').getByRole('button', { name: '退回修改' }));
    await page.getByText(/已审定：.*退回修改/).waitFor();
    expect(count().taps).toBeLessThanOrEqual(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.viewport.width);
    expect(faults).toEqual([]);

    const owner = await at(HOST, `/items/${ITEM}`);
    await owner.page.getByText('材料已退回修改').waitFor();
    await owner.page.getByText('请补上授课老师').waitFor();
    expect(await owner.violations()).toEqual([]);
    expect(owner.faults).toEqual([]);
  });

  it('a partner calls an activity when it is needed on the page of the agreement', async () => {
    const { page, tap, violations, faults } = await at(PARTNER);
    await tap(page.locator('summary', { hasText: '召集临时活动' }));
    expect(await violations()).toEqual([]);
    await tap(page.getByRole('button', { name: '召集临时活动', exact: true }));
    await page
      .getByText(/临时活动（2026年6月/)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });
});
