import { createHash } from 'node:crypto';
import { addDays, localDate, type LocalDate } from '@cobuild/calendar';
import {
  addChannel,
  addPerson,
  addUnit,
  confirmChannel,
  appoint,
  beginSession,
  endHolding,
  sideStore,
} from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import type { Notice } from '@cobuild/notice';
import type { Message } from '../../../courier/src/channels/channel';
import { send, tell, type SendDeps } from '../../../courier/src/send';
import { item, programmeText } from '../../../../libs/programme/src/testing/programme-text';
import { serve, type TestApi } from '../../../../test/engines/api';
import { courierOn, yellowReminder } from '../../../../test/engines/courier';
import {
  depsOn,
  everythingIn,
  needed,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../../../test/engines/database';
import { at } from '../../../../test/engines/year';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const COUNCIL = 'council@2026';
const CLEAN_UP = 'clean-up@2026';
const EVER = localDate('2020-01-01');
const TEXT = programmeText([
  item({
    key: 'council',
    kind: 'joint-meeting',
    title: '{ zh: 联席会议, en: Council }',
    when: '{ rule: month, month: 3 }',
    place: '{ zh: 社区会议室, en: the meeting room }',
  }),
  item({ evidence: '[photo, count]' }),
]);
const side = sideStore(Buffer.alloc(32, 7));

let database: TestDatabase;
let clock: StandingClock;
let api: TestApi;
let made = 0;
let outcome: 'sent' | 'later' = 'sent';
const told: { kind: string; message: Message }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  clock = standingClock(at('2025-12-20'));
  const published = { slug: 'small', version: 1, text: TEXT, publishedAt: clock.at };
  await publishProgramme(database.db.manager, published);
  await addUnit(database.db.manager, { id: 'district-1', parent: null, kind: 'district', name: '区委组织部' });
});
afterAll(() => database.close());
beforeEach(async () => {
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { demo: false });
  told.length = 0;
  outcome = 'sent';
});
afterEach(async () => {
  expect(api.log).toEqual([]);
  await api.close();
});

/** A courier whose messages stay here. */
const courier = (): SendDeps => {
  const out = (kind: string) => ({
    perMinute: null,
    send: (message: Message) => {
      told.push({ kind, message });
      return Promise.resolve(
        outcome === 'sent' ? ({ outcome } as const) : ({ outcome, afterMs: null, reason: 'killed' } as const),
      );
    },
  });
  const channels = {
    mail: out('mail'),
    webhook: out('webhook'),
    wecom: out('wecom'),
    dingtalk: out('dingtalk'),
    push: out('push'),
  };
  return { ...courierOn(database.db, clock), channels };
};

/** A signed agreement on 5 March, whose community has a secretary with mail. */
async function community() {
  const id = `act-${(made += 1)}`;
  const [unit, school] = [`${id}-community`, `${id}-school`];
  const tx = database.db.manager;
  await addUnit(tx, { id: unit, parent: 'district-1', kind: 'community', name: '河北路社区' });
  await addUnit(tx, { id: school, parent: null, kind: 'partner', name: '第一小学' });
  const person = (await addPerson(tx, side, { name: '某书记' }))!;
  const holding = await appoint(tx, { unit, post: 'secretary', person, from: EVER, to: null, standingIn: false });
  const channel = await channelOf({ person, unit: null }, 'mail');
  clock.at = at('2025-12-20');
  const officer = (await addPerson(tx, side, { name: '某干部' }))!;
  await appoint(tx, { unit: 'district-1', post: 'officer', person: officer, from: EVER, to: null, standingIn: false });
  const term = { from: '2026-01-01', to: '2026-12-31' };
  const proposed = await api.command(
    `/agreements/${id}`,
    'district-1',
    'p',
    { programme: 'small', parties: { community: unit, school }, district: 'district-1', term },
    { cookie: await cookieOf(officer) },
  );
  expect(proposed.status).toBe(200);
  for (const actor of [unit, school]) await done(id, actor, { type: 'SignAgreement' });
  clock.at = at('2026-03-05');
  return { id, unit, school, person, holding, channel };
}
type Community = Awaited<ReturnType<typeof community>>;

const cookieOf = async (person: string): Promise<string> =>
  `__Host-cobuild=${await beginSession(database.db.manager, person)}`;

async function channelOf(
  owner: { person: string; unit: null } | { person: null; unit: string },
  kind: 'mail' | 'wecom',
) {
  const { manager } = database.db;
  const target = { kind, lang: 'zh', address: `${(made += 1)}@example.org`, secret: null } as const;
  const channel = await addChannel(manager, side, owner, target);
  await confirmChannel(manager, channel);
  return channel;
}

async function done(id: string, actor: string, command: Parameters<typeof handle>[2]['command']) {
  const handled = await handle(depsOn(database, clock), id, { key: `k-${(made += 1)}`, actor, command });
  expect(handled).toMatchObject({ accepted: true });
}

const reminded = ({ id, unit }: Community, key: string, on: string): Notice[] =>
  yellowReminder(id, unit, key, localDate(on), clock.at);

/** Sends what a party is told to a channel; the paths of the links in the newest message, and its unsubscribe link. */
async function linksTo(channel: string, notices: readonly Notice[] = []) {
  await tell(courier(), notices);
  await send(courier(), channel);
  const { message } = told.at(-1)!;
  const paths = message.lines.map(({ link }) => new URL(link!).pathname);
  return { message, paths, path: paths[0]!, stop: message.unsubscribe && new URL(message.unsubscribe).pathname };
}
const linkTo = async (who: Community, key: string, on: string) =>
  (await linksTo(who.channel, reminded(who, key, on))).path;

/** Without a cookie: the link is all there is. */
const read = async (path: string, method = 'GET') => {
  const response = await fetch(`${api.url}${path}`, { method, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const keyIn = (page: string): string => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
const post = async (path: string, body: URLSearchParams | FormData, headers: Record<string, string> = {}) => {
  const response = await fetch(`${api.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
};
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const fill = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  post(path, form({ key: keyIn((await read(path)).text), ...fields }), headers);
const typesIn = async (id: string): Promise<string[]> => {
  const find = `SELECT type FROM ledger.entries WHERE agreement_id = $1 ORDER BY seq`;
  return (await database.db.query<{ type: string }[]>(find, [id])).map(({ type }) => type);
};
const gone = async () => (await read(`/act/${'A'.repeat(43)}`)).text;
const isGone = async (path: string): Promise<boolean> => {
  const [got, sent] = [await read(path), await post(path, form({ act: 'FixDate', on: '2026-03-20' }))];
  const same = await gone();
  return got.status === 404 && sent.status === 404 && got.text === same && sent.text === same;
};
const everything = () => everythingIn(database.db);

it('a mail scanner that opens every link, twice and by HEAD, changes nothing anywhere', async () => {
  const who = await community();
  const { paths, stop } = await linksTo(who.channel, [
    ...reminded(who, COUNCIL, '2026-03-31'),
    ...reminded(who, CLEAN_UP, '2026-04-30'),
  ]);
  expect(paths.every((path) => /^\/act\/[\w-]{43}$/.test(path))).toBe(true);
  const before = await everything();
  for (const path of [...paths, stop!])
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      const { status, headers } = await read(path, method);
      expect([status, headers.get('set-cookie')]).toEqual([200, null]);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
    }
  expect(await everything()).toBe(before);
});

it('shows what, of which agreement, by when, and has no script', async () => {
  const who = await community();
  const { text } = await read(await linkTo(who, COUNCIL, '2026-03-31'));
  for (const said of [
    '小方案',
    '<h1>联席会议</h1>',
    '河北路社区 × 第一小学',
    '最迟 4月5日 周日 登记',
    '<dt>地点</dt><dd>社区会议室</dd>',
    '您代表河北路社区办理',
    '定在哪一天',
  ])
    expect(text).toContain(said);
  expect(text).not.toMatch(/<script|\son[a-z]+=|style="/);
});

it('acts once: twenty times one key at once is one event, and the page then says what became of it', async () => {
  const who = await community();
  const path = await linkTo(who, COUNCIL, '2026-03-31');
  const key = keyIn((await read(path)).text);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => post(path, form({ key, act: 'FixDate', on: '2026-03-20' }))),
  );
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(new Set([`303 ${path}`]));
  expect((await typesIn(who.id)).filter((type) => type === 'DateFixed')).toHaveLength(1);
  const after = await read(path);
  expect(after.text).toContain('定在 3月20日 周五');
  expect(after.text).not.toContain('<form');
  const entry = `SELECT envelope::jsonb AS e FROM ledger.entries WHERE agreement_id = $1 AND type = 'DateFixed'`;
  const [row] = await database.db.query<{ e: unknown }[]>(entry, [who.id]);
  expect(row?.e).toMatchObject({ actor: who.unit, person: who.person, payload: { on: '2026-03-20' } });
});

it('takes effect once for good: another act by a link that was used does nothing', async () => {
  const who = await community();
  const path = await linkTo(who, COUNCIL, '2026-03-31');
  expect(await fill(path, { act: 'FixDate', on: '2026-03-20' })).toMatchObject({ status: 303 });
  const [{ id: key }] = await database.db.query<[{ id: string }]>(
    `SELECT id FROM directory.act_links WHERE agreement = $1`,
    [who.id],
  );
  const before = await typesIn(who.id);
  const more = { key, act: 'AskExtension', until: '2026-04-10', reason: 'venue' };
  expect(await post(path, form(more))).toMatchObject({ status: 303 });
  expect(await typesIn(who.id)).toEqual(before);
});

it('is not found, in the same words, once expired, revoked, its person gone or no longer in the post, or about another agreement', async () => {
  const change = (sql: string, who: Community) => database.db.query(sql, [who.id]);
  const ways: Record<string, (who: Community, path: string) => Promise<unknown>> = {
    expired: () => Promise.resolve((clock.at = at(addDays(localDate('2026-03-05'), 14)))),
    revoked: async (who) => {
      const cookie = await cookieOf(who.person);
      const { body } = await api.ask('/act-links', { headers: { cookie } });
      const links = body['links'] as { link: string; item: string }[];
      expect(links).toMatchObject([{ item: COUNCIL, unit: who.unit, agreement: who.id }]);
      const end = () => api.ask(`/act-links/${links[0]!.link}`, { method: 'DELETE', headers: { cookie } });
      expect([(await end()).status, (await end()).status]).toEqual([200, 404]);
    },
    'left the post': ({ holding }) => endHolding(database.db.manager, holding, localDate('2026-03-04')),
    disabled: ({ person }) => database.db.query(`UPDATE directory.people SET disabled = true WHERE id = $1`, [person]),
    'another agreement': async (who) => {
      const { id } = await community();
      await database.db.query(`UPDATE directory.act_links SET agreement = $2 WHERE agreement = $1`, [who.id, id]);
    },
    'no item of it': (who) => change(`UPDATE directory.act_links SET item = 'none@2026' WHERE agreement = $1`, who),
  };
  for (const [way, change] of Object.entries(ways)) {
    const who = await community();
    const path = await linkTo(who, COUNCIL, '2026-03-31');
    expect([way, await isGone(path)]).toEqual([way, false]);
    await change(who, path);
    expect([way, await isGone(path)]).toEqual([way, true]);
  }
  for (const odd of ['/act/short', `/act/${'%00'.repeat(43)}`, `/act/${'A'.repeat(44)}`])
    expect((await read(odd)).text).toBe(await gone());
});

it('does nothing but what it is for: not another act, not another item, not for another unit', async () => {
  const who = await community();
  clock.at = at('2026-03-05');
  await done(who.id, who.unit, { type: 'FixDate', item: COUNCIL, on: localDate('2026-03-20') });
  await done(who.id, who.unit, { type: 'NotifyMeeting', item: COUNCIL, time: '09:30', agenda: [] });
  const before = await typesIn(who.id);
  const occasion = `${who.id}/${before.length}`;
  const line = { agreement: who.id, occasion, code: 'meeting-notified', item: COUNCIL } as const;
  const asked: Notice = { id: 'n', party: who.unit, at: clock.at, lines: [{ ...line, on: localDate('2026-03-20') }] };
  const { path } = await linksTo(who.channel, [asked]);
  expect((await read(path)).text).toMatch(/为什么收到这条消息.*通知「.*」：3月20日 周五 09:30/);
  const extension = { until: '2026-04-10', reason: 'venue' };
  for (const act of ['AskExtension', 'FixDate', 'CompleteItem', 'SignAgreement', 'constructor', ''])
    expect((await fill(path, { act, on: '2026-03-25', ...extension })).status).toBe(409);
  expect((await post(path, form({ act: 'AnnounceAttendance', people: '3' }))).status).toBe(409); // without the key
  expect(await typesIn(who.id)).toEqual(before);
  const wish = { act: 'AnnounceAttendance', people: '3', item: CLEAN_UP, type: 'SignAgreement', unit: who.school };
  expect((await fill(path, wish)).status).toBe(303);
  expect(await typesIn(who.id)).toEqual([...before, 'AttendanceAnnounced']);
  expect((await read(path)).text).toContain('3 人');
});

it('a refusal is said in words and loses nothing that was typed, nor a file that was sent', async () => {
  const who = await community();
  clock.at = at('2026-03-10');
  const path = await linkTo(who, CLEAN_UP, '2026-04-30');
  const page = (await read(path)).text;
  const sent = (count: string, file: Buffer | null, more: Record<string, string> = {}) => {
    const body = new FormData();
    const fields = { key: keyIn(page), act: 'CompleteItem', on: '2026-03-09', count, ...more };
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    if (file) body.append('photo', new Blob([new Uint8Array(file)]), '照片.png');
    return post(path, body);
  };
  const before = await typesIn(who.id);
  const wrong = await sent('17', Buffer.from('only words'));
  expect(wrong.status).toBe(415);
  expect(wrong.text).toContain('只收照片');
  expect(wrong.text).toContain('name="count" value="17"');
  const early = await sent('17', PNG, { on: '2026-03-11' });
  const sha256 = createHash('sha256').update(PNG).digest('hex');
  expect(early.status).toBe(422);
  expect(early.text).toContain('还没有发生');
  for (const kept of [`name="photo" value="${sha256}"`, 'value="2026-03-11"', 'value="17"'])
    expect(early.text).toContain(kept);
  expect((await sent('many', PNG)).status).toBe(400);
  expect((await sent('17', null, { photo: '0'.repeat(64) })).text).toContain('没有上传过');
  expect(await typesIn(who.id)).toEqual(before);
  expect((await sent('17', null, { photo: sha256 })).status).toBe(303);
  expect((await typesIn(who.id)).at(-1)).toBe('ItemCompleted');
  expect((await read(path)).text).toContain('办结');
});

it('when things have changed meanwhile it says so and shows how they stand', async () => {
  const who = await community();
  const path = await linkTo(who, COUNCIL, '2026-03-31');
  const key = keyIn((await read(path)).text);
  await done(who.id, who.unit, { type: 'FixDate', item: COUNCIL, on: localDate('2026-03-18') });
  const late = await post(path, form({ key, act: 'FixDate', on: '2026-03-20' }));
  expect(late.status).toBe(409);
  expect(late.text).toContain('情况有变');
  expect(late.text).toContain('日期已定：3月18日');
});

it('takes what comes from its own page, and nothing that another site makes a browser send', async () => {
  const who = await community();
  const path = await linkTo(who, COUNCIL, '2026-03-31');
  const wish = { act: 'AskExtension', until: '2026-04-10', reason: 'venue' };
  const before = await typesIn(who.id);
  const elsewhere = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'null' },
    { origin: 'https://evil.example' },
  ];
  for (const headers of elsewhere) expect((await fill(path, wish, headers as never)).status).toBe(403);
  expect(await typesIn(who.id)).toEqual(before);
  expect((await fill(path, wish, { 'sec-fetch-site': 'same-origin', origin: 'null' })).status).toBe(303);
});

it('a message that is sent again after a crash has the same links, and its tokens stand nowhere', async () => {
  const who = await community();
  outcome = 'later';
  const first = await linksTo(who.channel, reminded(who, COUNCIL, '2026-03-31'));
  outcome = 'sent';
  clock.at = at('2026-03-06');
  const second = await linksTo(who.channel);
  expect(told).toHaveLength(2);
  expect(second.message).toEqual(first.message);
  expect((await fill(first.path, { act: 'FixDate', on: '2026-03-20' })).status).toBe(303);
  const kept = await everything();
  for (const path of [first.path, first.stop!]) {
    const token = path.replace('/act/', '');
    expect(kept).toContain(createHash('sha256').update(token).digest('hex'));
    expect(kept).not.toContain(token);
  }
});

it('a group, also one that a person has set up, gets no token: its line leads to the agreement', async () => {
  const who = await community();
  const robots = [
    await channelOf({ person: who.person, unit: null }, 'wecom'),
    await channelOf({ person: null, unit: who.unit }, 'wecom'),
  ];
  const notices = reminded(who, COUNCIL, '2026-03-31');
  for (const robot of robots)
    expect(await linksTo(robot, notices)).toMatchObject({ path: `/agreements/${who.id}`, stop: null });
});

it('a mail ends by one click of the mail program without a cookie, and by no look at the page', async () => {
  const who = await community();
  const { stop } = await linksTo(who.channel, reminded(who, COUNCIL, '2026-03-31'));
  const left = async () =>
    (await database.db.query<unknown[]>(`SELECT FROM directory.channels WHERE id = $1`, [who.channel])).length;
  expect((await read(stop!)).text).toContain('停用邮件提醒');
  expect((await post(stop!, form({}))).status).toBe(409);
  expect(await left()).toBe(1);
  expect((await post(stop!, form({ 'List-Unsubscribe': 'One-Click' }))).status).toBe(200);
  expect(await left()).toBe(0);
  expect(await isGone(stop!)).toBe(true);
});

it('a line that asks nothing of its reader has no token', async () => {
  const who = await community();
  const days: LocalDate = localDate('2026-03-20');
  await done(who.id, who.unit, { type: 'FixDate', item: COUNCIL, on: days });
  const line = { agreement: who.id, occasion: `${who.id}/5`, code: 'date-fixed', item: COUNCIL, on: days } as const;
  clock.at = at('2026-03-05', '09:10');
  expect(await linksTo(who.channel, [{ id: 'n', party: who.unit, at: clock.at, lines: [line] }])).toMatchObject({
    path: `/agreements/${who.id}`,
  });
});

it('whoever tries too often waits', async () => {
  const path = `/act/${'B'.repeat(43)}`;
  await database.db.query(`DELETE FROM directory.rate_limits`);
  const statuses: number[] = [];
  for (let n = 0; n < 301; n++) statuses.push((await read(path)).status);
  expect(statuses.slice(0, 300)).toEqual(Array.from({ length: 300 }, () => 404));
  expect(await read(path)).toMatchObject({ status: 429, text: expect.stringContaining('尝试太频繁') as string });
});
