import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseICS, type CalendarResponse, type VEvent } from 'node-ical';
import { addDays, localDate } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import { addPerson, addUnit, appoint, beginSession, endHolding, erasePerson, sideStore } from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import { signCheckpoint, signerOf, signingKey } from '@cobuild/transparency';
import { serve, type TestApi } from '../../../test/engines/api';
import {
  depsOn,
  needed,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';

const SLUG = 'police-section-pairing';
const TODAY = localDate('2026-03-10');
const UNITS = { community: '河北路社区', 'police-section': '河北路派出所' };
const side = sideStore(Buffer.alloc(32, 7));

let database: TestDatabase;
let clock: StandingClock;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  clock = standingClock(at('2025-12-20'));
  const deps = depsOn(database, clock);
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'), { demo: false });
  const tx = database.db.manager;
  await addUnit(tx, { id: 'district-1', parent: null, kind: 'district', name: '区' });
  const text = catalogueText(SLUG)!;
  await publishProgramme(tx, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  for (const own of ['a', 'b']) {
    for (const [role, name] of Object.entries(UNITS))
      await addUnit(tx, { id: `${own}-${role}`, parent: 'district-1', kind: 'community', name: `${name}${own}` });
    await sign(deps, own, yearOf(SLUG, 2026, own).acts);
  }
  clock.at = at(TODAY);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

type Somebody = Readonly<{ person: string; holding: string; cookie: string }>;
let made = 0;

/** Somebody new with a post, signed in. */
async function somebody(unit: string, post: 'secretary' | 'liaison' | 'officer' = 'secretary'): Promise<Somebody> {
  const tx = database.db.manager;
  const person = (await addPerson(tx, side, { name: `姓名${(made += 1)}` }))!;
  const from = localDate('2025-01-01');
  const holding = await appoint(tx, { unit, post, person, from, to: null, standingIn: false });
  return { person, holding, cookie: `__Host-cobuild=${await beginSession(tx, person)}` };
}

const make = ({ cookie }: Somebody, about: Record<string, string>, lang?: 'en') =>
  api.ask('/feeds', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ about, ...(lang ? { lang } : {}) }),
  });
const addressOf = async (who: Somebody, about: Record<string, string>): Promise<string> =>
  (await make(who, about)).body['address'] as string;

/** Without a cookie: as a calendar program asks. */
const read = async (address: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${api.url}${address}`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const unknown = () => read(`/feeds/${'A'.repeat(43)}.ics`);
const gone = async (address: string) => {
  const { status, text } = await read(address);
  return status === 404 && text === (await unknown()).text;
};

const eventsIn = (text: string): VEvent[] =>
  Object.values<CalendarResponse[string]>(parseICS(text)).filter((one): one is VEvent => one?.type === 'VEVENT');
const agreementsIn = (text: string): string[] => [...new Set(eventsIn(text).map(({ uid }) => uid.split('/')[0] ?? ''))];

it('W1 whoever has the address reads the calendar without signing in, and another parser understands it', async () => {
  const who = await somebody('a-community');
  const { status, body } = await make(who, { party: 'a-community' });
  expect(status).toBe(200);
  expect(body['address']).toMatch(/^\/feeds\/[\w-]{43}\.ics$/);
  const { text, headers } = await read(body['address'] as string);
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(headers.get('cache-control')).toBe('private, no-cache');
  const events = eventsIn(text);
  const { plan } = yearOf(SLUG, 2026, 'a');
  expect(events.map(({ uid }) => uid).sort()).toEqual(plan.items.map(({ key }) => `a/${key}@cobuild`).sort());
  const window = plan.items.find(({ fixedOn, from }) => fixedOn === null && from > TODAY)!;
  const found = events.find(({ uid }) => uid === `a/${window.key}@cobuild`)!;
  expect(found.datetype).toBe('date');
  const days = [found.start, found.end!].map((day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()]);
  expect(days).toEqual([window.from, addDays(window.to, 1)].map((day) => day.split('-').map(Number)));
  expect(found).toMatchObject({ status: 'CONFIRMED', sequence: 1 });
  expect(found.summary).toContain('河北路派出所a');
  expect(events.some(({ alarms = [] }) => alarms.length > 0)).toBe(true);
});

it('W1 has the newest checkpoint of the log among its properties, and a new one at the most once a day for nothing else', async () => {
  const log = join(api.files, 'log');
  const address = await addressOf(await somebody('a-community'), { agreement: 'a' });
  expect((await read(address)).text).not.toContain('CHECKPOINT');
  mkdirSync(log, { recursive: true });
  const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
  const publish = (size: number): string => {
    const note = signCheckpoint({ origin: 'cobuild/test', size, root: Buffer.alloc(32, size) }, signer);
    writeFileSync(join(log, 'checkpoint'), note);
    return note;
  };
  const note = publish(3);
  const { text, headers } = await read(address);
  const head = text.slice(0, text.indexOf('BEGIN:VEVENT'));
  expect(head.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  const [, pin = ''] = /^X-COBUILD-CHECKPOINT:(\S+)$/m.exec(text.replaceAll('\r\n ', '').replaceAll('\r', '')) ?? [];
  expect(Buffer.from(pin, 'base64').toString()).toBe(note);
  expect(eventsIn(text).length).toBeGreaterThan(10);
  publish(4);
  const asked = { 'if-none-match': headers.get('etag')! };
  expect((await read(address, asked)).status).toBe(304);
  clock.at = at(addDays(TODAY, 1));
  expect((await read(address, asked)).status).toBe(200);
  clock.at = at(TODAY);
  rmSync(log, { recursive: true });
});

it('W1 is told once that nothing has changed, and anew when something has', async () => {
  const address = await addressOf(await somebody('b-community'), { agreement: 'b' });
  const first = await read(address);
  const etag = first.headers.get('etag')!;
  expect(etag).toMatch(/^W\/"[\w-]+"$/);
  const again = await read(address, { 'if-none-match': `"other", ${etag.slice(2)}` });
  expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
  const item = eventsIn(first.text).find(({ uid }) => uid.includes('training@2026'))!;
  const plan = yearOf(SLUG, 2026, 'b').plan.items.find(({ key }) => key === 'training@2026')!;
  const deps = depsOn(database, clock);
  const command = { type: 'FixDate', item: plan.key, on: plan.to } as const;
  expect(await handle(deps, 'b', { key: 'fix', actor: 'b-community', command })).toMatchObject({ accepted: true });
  const after = await read(address, { 'if-none-match': etag });
  expect(after.status).toBe(200);
  const moved = eventsIn(after.text).find(({ uid }) => uid === item.uid)!;
  expect(Number(moved.sequence)).toBeGreaterThan(Number(item.sequence));
  expect(moved.start.getTime()).toBeGreaterThan(item.start.getTime());
});

it('W6 a person’s own calendar has what their units take part in today, and no more', async () => {
  const who = await somebody('a-community');
  const tx = database.db.manager;
  const post = { unit: 'b-police-section', post: 'liaison', person: who.person, standingIn: false } as const;
  await appoint(tx, { ...post, from: localDate('2026-03-01'), to: addDays(TODAY, 1) });
  const address = await addressOf(who, { person: who.person });
  expect(agreementsIn((await read(address)).text)).toEqual(['a', 'b']);
  clock.at = at(addDays(TODAY, 2));
  expect(agreementsIn((await read(address)).text)).toEqual(['a']);
  clock.at = at(TODAY);
});

it('W6 with the post the calendars of party and agreement end, that same day', async () => {
  const who = await somebody('a-police-section', 'liaison');
  const abouts = [{ party: 'a-police-section' }, { agreement: 'a' }, { person: who.person }];
  const addresses = await Promise.all(abouts.map((about) => addressOf(who, about)));
  const etag = (await read(addresses[0]!)).headers.get('etag')!;
  await endHolding(database.db.manager, who.holding, addDays(TODAY, -1));
  for (const address of addresses) expect(await gone(address)).toBe(true);
  expect((await read(addresses[0]!, { 'if-none-match': etag })).status).toBe(404);
});

it('W2 nobody makes a calendar of what is not theirs', async () => {
  const who = await somebody('a-community');
  const other = await somebody('b-community');
  for (const about of [{ party: 'b-community' }, { agreement: 'b' }, { agreement: 'none' }, { person: other.person }])
    expect((await make(who, about)).status).toBe(404);
  expect((await make(who, { party: 'a-community', agreement: 'a' })).status).toBe(400);
  const officer = await somebody('district-1', 'officer');
  expect((await make(officer, { party: 'a-community' })).status).toBe(404);
  expect(agreementsIn((await read(await addressOf(officer, { agreement: 'b' }))).text)).toEqual(['b']);
});

it('W2 one’s own are listed without their address and revoked for ever, by nobody else', async () => {
  const who = await somebody('a-community');
  const { body } = await make(who, { party: 'a-community' }, 'en');
  const { feed, address } = body as { feed: string; address: string };
  const mine = await api.ask('/feeds', { headers: { cookie: who.cookie } });
  expect(mine.body).toEqual({ feeds: [{ feed, scope: 'party', about: 'a-community', lang: 'en' }] });
  const revoke = (cookie: string) => api.ask(`/feeds/${feed}`, { method: 'DELETE', headers: { cookie } });
  expect((await revoke((await somebody('a-community')).cookie)).status).toBe(404);
  expect(await gone(address)).toBe(false);
  expect((await revoke(who.cookie)).status).toBe(200);
  expect(await gone(address)).toBe(true);
  expect((await revoke(who.cookie)).status).toBe(404);
  expect((await api.ask('/feeds', { headers: { cookie: who.cookie } })).body).toEqual({ feeds: [] });
});

it('W5 no token is kept, and whoever is erased leaves no calendar', async () => {
  const who = await somebody('a-community');
  const address = await addressOf(who, { person: who.person });
  const token = address.slice('/feeds/'.length, -'.ics'.length);
  const rows: unknown = await database.db.query(`SELECT * FROM directory.feeds WHERE person = $1`, [who.person]);
  expect(rows).toMatchObject([{ scope: 'person', digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
  expect(JSON.stringify(rows)).not.toContain(token);
  await erasePerson(database.db.manager, side, who.person, TODAY);
  expect(await gone(address)).toBe(true);
  expect(await database.db.query(`SELECT FROM directory.feeds WHERE person = $1`, [who.person])).toEqual([]);
});

it('W1 twenty calendars each, and sixty readings a minute', async () => {
  const who = await somebody('a-community');
  for (let n = 0; n < 20; n += 1) expect((await make(who, { party: 'a-community' })).status).toBe(200);
  expect(await make(who, { party: 'a-community' })).toMatchObject({ status: 409, body: { code: 'feeds-enough' } });
  const statuses = await Promise.all(Array.from({ length: 61 }, () => unknown().then(({ status }) => status)));
  expect(new Set(statuses)).toEqual(new Set([404, 429]));
  expect(api.log).toEqual([]);
});
