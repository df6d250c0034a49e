import { handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import { catalogueText } from '@cobuild/config';
import { deliver, InboxNotice } from '@cobuild/readmodel';
import { reminderNotices } from '@cobuild/notice';
import { serve, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';

const SLUG = 'police-section-pairing';
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  const text = catalogueText(SLUG)!;
  await publishProgramme(database.db.manager, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  const deps = depsOn(database, clock);
  await sign(deps, 'w', yearOf(SLUG, 2026, 'w').acts);
  clock.at = at('2026-07-02');
  await handle(deps, 'w', { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
});
afterAll(async () => {
  await api.close();
  await database.close();
});

it('N30 a line of the inbox leads to why it came, in both languages, for those who may see the agreement', async () => {
  const due = [
    {
      agreementId: 'w',
      event: { type: 'ReminderIssued', item: 'joint-meeting@2026', step: 'blue', round: 0, to: ['community'] },
      parties: ['w-community'],
      on: null,
    },
  ] as const;
  await deliver(database.db.manager, reminderNotices(due, clock.at, 'Asia/Shanghai'));
  expect(await database.db.manager.countBy(InboxNotice, { party: 'w-community' })).toBe(1);
  const { body } = await api.ask('/inbox/w-community', {}, 'w-community');
  const [{ lines }] = body['messages'] as [{ lines: { why: string }[] }];
  const path = lines[0]!.why;
  const answer = await api.ask(path, {}, 'w-community');
  expect(answer.body).toMatchObject({ item: 'joint-meeting@2026', programme: { slug: SLUG, version: 1 } });
  const { zh, en } = answer.body['text'] as { zh: string[]; en: string[] };
  expect(zh[0]).toContain('党建联席会议');
  expect(en[0]).toContain('Joint Party-building meeting');
  expect((await api.ask(path, {}, 'someone-else')).status).toBe(404);
  expect((await api.ask('/agreements/w/why?occasion=w/joint-meeting@2026/blue/9', {}, 'w-community')).status).toBe(404);
  expect((await api.ask('/agreements/w/why', {}, 'w-community')).status).toBe(400);
});

it('says why an item stood as it did at a moment, and each entry of the life of an agreement leads to why it came', async () => {
  const path = '/agreements/w/why?item=joint-meeting@2026';
  const parts = async (more: string): Promise<string[]> => {
    const { body } = await api.ask(`${path}${more}`, {}, 'w-community');
    return (body['parts'] as { part: string; value: unknown }[]).map(({ part, value }) => `${part} ${String(value)}`);
  };
  expect(await parts('')).toContain('status open');
  // By what was known the item was still to come; by what had happened, it had opened on its day.
  expect(await parts('&at=2026-01-01T00:00:00Z')).toContain('status planned');
  expect(await parts('&at=2026-07-01T12:00:00Z&basis=occurred')).toContain('status open');
  const { body } = await api.ask('/agreements/w/events?limit=1000', {}, 'w-community');
  const entries = body['entries'] as { type: string; why: string; by: object; occurred: object }[];
  expect(body['total']).toBe(entries.length);
  expect(entries[0]).toMatchObject({
    by: { zh: '区委组织部' },
    occurred: { said: { zh: expect.stringMatching(/^202\d年/) as string } },
  });
  for (const { why } of entries) expect((await api.ask(why, {}, 'w-community')).status).toBe(200);
});
