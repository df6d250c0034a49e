import { parseICS, type VEvent } from 'node-ical';
import { addUnit } from '@cobuild/directory';
import { drain, handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import { tell } from '../../courier/src/send';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { serve, type TestApi } from '../../../test/engines/api';
import { courierOn } from '../../../test/engines/courier';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at } from '../../../test/engines/year';

const PARAMETERS = `parameters:
  - { key: begins, question: { zh: 几点开始？, en: When does it begin? }, default: '10:00' }
`;
const TEXT = programmeText(
  [
    item({
      key: 'lecture',
      title: '{ zh: 法律讲座, en: Law lecture }',
      when: '{ rule: day, day: 05-20 }',
      leads: 'community',
      takesPart: '[school]',
      place: '{ zh: 学校礼堂, en: the hall }',
      startsAt: '$begins',
    }),
  ],
  PARAMETERS,
);
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  const tx = database.db.manager;
  await publishProgramme(tx, { slug: 'small', version: 1, text: TEXT, publishedAt: clock.at });
  await api.cookieOf('district-1');
  for (const id of ['a-community', 'a-school'])
    await addUnit(tx, { id, parent: 'district-1', kind: 'community', name: id });
  const parties = { community: 'a-community', school: 'a-school' };
  const term = { from: '2026-01-01', to: '2026-12-31' };
  const body = { programme: 'small', parties, district: 'district-1', term, parameters: { begins: '14:30' } };
  const proposed = await api.command('/agreements/a', 'district-1', 'p', body);
  expect([proposed.status, proposed.body]).toEqual([200, proposed.body]);
  for (const actor of Object.values(parties)) {
    const signed = { key: `sign-${actor}`, actor, command: { type: 'SignAgreement' } } as const;
    expect(await handle(depsOn(database, clock), 'a', signed)).toMatchObject({ accepted: true });
  }
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const get = async (path: string, unit: string) => {
  const { status, body } = await api.ask(path, {}, unit);
  expect([path, status]).toEqual([path, 200]);
  return body;
};

it('an item with a place, a time, a leader and a participant shows them on its page, its card and the desk', async () => {
  clock.at = at('2026-05-14');
  const page = await get('/agreements/a/items/lecture@2026', 'a-school');
  const terms = page['terms'] as { label: { zh: string }; value: { zh: string } }[];
  expect(terms.map(({ label, value }) => `${label.zh} ${value.zh}`)).toEqual([
    '责任单位 社区',
    '牵头单位 社区',
    '参加单位 学校',
    '地点 学校礼堂',
    '开始时间 14:30',
  ]);
  const { words } = (await get('/agreements/a', 'a-school')) as unknown as {
    words: { clauses: Record<string, { title: { zh: string }; terms: unknown }> };
  };
  expect(words.clauses['lecture']).toEqual({ title: { zh: '法律讲座', en: 'Law lecture' }, terms });
  const desk = (await get('/desk', 'a-community')) as unknown as { due: { where: unknown }[] };
  expect(desk.due.map(({ where }) => where)).toEqual([{ zh: '14:30，学校礼堂', en: '14:30, the hall' }]);
});

it('a feed has its beginning and its place', async () => {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify({ about: { agreement: 'a' } }) };
  const made = await api.ask('/feeds', init, 'a-school');
  const text = await (await fetch(`${api.url}${made.body['address'] as string}`)).text();
  const [event] = Object.values(parseICS(text)).filter((one): one is VEvent => one?.type === 'VEVENT');
  expect([event!.start.toISOString(), event!.location]).toEqual(['2026-05-20T06:30:00.000Z', '学校礼堂']);
});

it('the participant is told that it comes, in its capacity, with the answer that its agreement gave', async () => {
  clock.at = at('2026-05-13');
  expect(await drain(depsOn(database, clock), 100)).toBe(1);
  const jobs = await database.db.query<{ payload: never }[]>(
    `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'notice'`,
  );
  for (const { payload } of jobs) await tell(courierOn(database.db, clock), payload);
  const saidTo = async (unit: string) =>
    ((await get(`/inbox/${unit}`, unit))['messages'] as { lines: { text: { zh: string } }[] }[])
      .flatMap(({ lines }) => lines.map(({ text }) => text.zh))
      .filter((text) => text.startsWith('快到了'));
  expect(await saidTo('a-school')).toEqual(['快到了：法律讲座，最迟 5月23日 周六（贵单位参加；14:30，学校礼堂）']);
  expect(await saidTo('a-community')).toEqual(['快到了：法律讲座，最迟 5月23日 周六（贵单位牵头；14:30，学校礼堂）']);
});
