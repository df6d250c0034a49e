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
  await publishProgramme(database.db.manager, { slug: SLUG, version: 1, digest: 'd', text, publishedAt: clock.at });
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
