import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import { localDate } from '@cobuild/calendar';
import { pause } from '@cobuild/config';
import { appoint, endHolding, holdingsOf, sideStore } from '@cobuild/directory';
import type { Notice } from '@cobuild/notice';
import { deliver } from '@cobuild/readmodel';
import { serve, type TestApi } from '../../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../../test/engines/database';
import { eventually } from '../../../../test/engines/temporal';
import { at } from '../../../../test/engines/year';
import { browse, type Browser } from '../../testing/live';

const clock = standingClock(at('2026-03-10'));
let database: TestDatabase;
let api: TestApi;
const opened: Browser[] = [];
let more: TestApi | null = null;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), {
    live: { perPerson: 5, inAll: 250, tickMs: 300 },
  });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((browser) => browser.leave()));
  await more?.close();
  more = null;
  expect(api.log).toEqual([]);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const live = async (unit: string, lastEventId?: string): Promise<Browser> => {
  const browser = await browse(api.url, await api.cookieOf(unit), lastEventId);
  opened.push(browser);
  return browser;
};

let made = 0;
/** A notice to a party, of one line that nobody has been told. */
function notice(party: string, id = `n-${(made += 1)}`, item: string | null = null): Notice {
  const occasion = `a/${(made += 1)}`;
  return { id, party, at: clock.at, lines: [{ agreement: 'a', occasion, code: 'in-force', item, on: null }] };
}
const occasionsOf = (notices: readonly Notice[]): string[] =>
  notices.flatMap(({ lines }) => lines.map(({ occasion }) => occasion));
const put = (...notices: Notice[]): Promise<void> => database.db.transaction((tx) => deliver(tx, notices));

it('tells within a second whoever acts for the party, in the words of the inbox, and nobody else', async () => {
  const [mine, other] = await Promise.all([live('one'), live('two')]);
  expect(mine.told).toEqual([{ event: 'ready', id: 'one=0', data: { parties: ['one'] } }]);
  const began = performance.now();
  await put(notice('one'));
  await mine.until(1);
  expect(performance.now() - began).toBeLessThan(1000);
  const { body } = await api.ask('/inbox/one', {}, 'one');
  const [message] = body['messages'] as object[];
  expect(mine.told.slice(1)).toEqual([
    { event: 'inbox', id: 'one=1', data: { messages: [{ party: 'one', ...message }] } },
  ]);
  await put(notice('two'));
  await other.until(1);
  expect(other.messages().map(({ party }) => party)).toEqual(['two']);
  expect(mine.occasions()).toHaveLength(1);
});

it('goes on after the last event seen: nothing is lost, nothing comes twice, of a message that grew only what is new', async () => {
  const before = [notice('gap', 'reminders/gap/1'), notice('gap')];
  const first = await live('gap');
  await put(...before);
  await first.until(2);
  await first.leave();
  const meanwhile = [notice('gap', 'reminders/gap/1'), notice('gap')];
  await put(meanwhile[0]!);
  await put(meanwhile[1]!, before[0]!);
  const again = await live('gap', first.lastId());
  await again.until(2);
  const after = notice('gap');
  await put(after);
  await again.until(3);
  expect([first.occasions(), again.occasions()]).toEqual([occasionsOf(before), occasionsOf([...meanwhile, after])]);
  expect((await live('gap')).told).toHaveLength(1);
});

it('reads on page by page, however much has come', async () => {
  const first = await live('page');
  await first.leave();
  const notices = Array.from({ length: 250 }, () => notice('page'));
  for (const one of notices.slice(0, 130)) await put(one);
  await put(...notices.slice(130));
  const again = await live('page', first.lastId());
  await again.until(250);
  expect([...again.occasions()].sort()).toEqual(occasionsOf(notices).sort());
});

it('misses nothing of what is delivered at once, in whatever order it is committed', async () => {
  const listening = await live('race');
  const notices = Array.from({ length: 60 }, () => notice('race'));
  const slowly = notices.map((one, n) =>
    database.db.transaction(async (tx) => {
      await pause((n * 7) % 40);
      await deliver(tx, n % 2 ? [one] : [one, notice('race-too')]);
      await pause((n * 11) % 20);
    }),
  );
  await Promise.all(slowly);
  await listening.until(60);
  expect([...listening.occasions()].sort()).toEqual(occasionsOf(notices).sort());
});

it('a browser that names what it cannot have seen goes on from where the inbox stands', async () => {
  await put(notice('odd'));
  for (const id of ['odd=99', 'two=0', 'constructor=0', 'nonsense', 'odd=-1']) {
    const browser = await live('odd', id);
    expect(browser.told).toEqual([{ event: 'ready', id: 'odd=1', data: { parties: ['odd'] } }]);
    await browser.leave();
  }
});

it('loses nothing while its connection to PostgreSQL is gone', async () => {
  const listening = await live('deaf');
  const kill = `SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity WHERE application_name = 'cobuild-inbox' AND datname = current_database()`;
  for (let n = 1; n <= 3; n += 1) {
    const killed = await eventually(async () => {
      const [row] = await database.db.query<{ n: number }[]>(kill);
      return row!.n > 0 ? row!.n : null;
    });
    expect(killed).toBe(1);
    await put(notice('deaf'));
    await listening.until(n);
  }
  expect(new Set(listening.occasions()).size).toBe(3);
});

it('signing out ends the streams of that session and no other', async () => {
  const [gone, stays] = await Promise.all([live('leaver'), live('stayer')]);
  await api.ask('/session', { method: 'DELETE' }, 'leaver');
  await gone.ended;
  await put(notice('leaver'), notice('stayer'));
  await stays.until(1);
  expect(gone.occasions()).toEqual([]);
});

it('whoever is disabled or loses the post is told nothing any more, and who gets another comes back for it', async () => {
  const tx = database.db.manager;
  const side = sideStore(Buffer.alloc(32, 7));
  const units = ['disabled', 'postless', 'doubled'] as const;
  const [disabled, postless, doubled] = await Promise.all(units.map((unit) => live(unit)));
  const held = async (unit: string) => (await holdingsOf(tx, side, unit))[0]!;
  await tx.query(`UPDATE directory.people SET disabled = true WHERE id = $1`, [(await held('disabled')).person]);
  await endHolding(tx, (await held('postless')).holding, localDate('2026-03-09'));
  const { person } = await held('doubled');
  await appoint(tx, {
    unit: 'one',
    post: 'liaison',
    person,
    from: localDate('2026-01-01'),
    to: null,
    standingIn: true,
  });
  await Promise.all([disabled!.ended, postless!.ended, doubled!.ended]);
  const statuses = [(await live('disabled')).status, (await live('postless')).status];
  const both = await live('doubled', doubled!.lastId());
  expect([...statuses, both.told[0]!.data]).toEqual([401, 404, { parties: ['doubled', 'one'] }]);
});

it('a person has five streams, and room again when one is closed; to ask for the heads takes none', async () => {
  const cookie = await api.cookieOf('many');
  for (let n = 0; n < 10; n += 1)
    expect((await fetch(`${api.url}/inbox/live`, { method: 'HEAD', headers: { cookie } })).status).toBe(200);
  const five = await Promise.all(Array.from({ length: 5 }, () => live('many')));
  expect(five.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(await api.ask('/inbox/live', {}, 'many')).toMatchObject({ status: 429, body: { code: 'live-enough' } });
  await five[0]!.leave();
  await eventually(async () => ((await live('many')).status === 200 ? true : null));
});

it('who goes away before there was an answer leaves nothing behind', async () => {
  const headers = { cookie: await api.cookieOf('hasty') };
  for (let n = 0; n < 60; n += 1) {
    const going = new AbortController();
    const asked = fetch(`${api.url}/inbox/live`, { headers, signal: going.signal });
    const left = asked.then(
      () => 'answered',
      () => 'gone',
    );
    await pause(n / 6);
    going.abort();
    await left;
  }
  await put(notice('hasty'));
  await eventually(async () => {
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => live('hasty')));
    if (five.every(({ status }) => status === 200)) return true;
    await Promise.all(five.map((browser) => browser.leave()));
    return null;
  });
});

it('tells two hundred at once within a second, on one connection, and then is full', async () => {
  const units = Array.from({ length: 40 }, (_, n) => `crowd-${n}`);
  const all = (await Promise.all(units.map((unit) => Promise.all([1, 2, 3, 4, 5].map(() => live(unit)))))).flat();
  const began = performance.now();
  await put(...units.map((unit) => notice(unit)));
  await Promise.all(all.map((browser) => browser.until(1)));
  expect(performance.now() - began).toBeLessThan(1000);
  expect(all.map((browser) => browser.messages().map(({ party }) => party))).toEqual(
    units.flatMap((unit) => Array.from({ length: 5 }, () => [unit])),
  );
  const count = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'cobuild-inbox' AND datname = current_database()`;
  expect(await database.db.query(count)).toEqual([{ n: 1 }]);
  await Promise.all(Array.from({ length: 10 }, (_, n) => Promise.all([1, 2, 3, 4, 5].map(() => live(`more-${n}`)))));
  expect(await api.ask('/inbox/live', {}, 'late')).toMatchObject({ status: 503, body: { code: 'live-full' } });
});

const heavy = () => Array.from({ length: 24 }, () => notice('stuck', undefined, 'x'.repeat(1_000_000)));

it('lets go of who does not read, and tells the others', async () => {
  const cookie = await api.cookieOf('stuck');
  const [stuck] = (await once(get(`${api.url}/inbox/live`, { headers: { cookie } }), 'response')) as [IncomingMessage];
  const reading = await live('stuck');
  const fourMore = async () => {
    const four = await Promise.all([1, 2, 3, 4].map(() => live('stuck')));
    if (four.every(({ status }) => status === 200)) return true;
    await Promise.all(four.map((browser) => browser.leave()));
    return null;
  };
  expect(await fourMore()).toBeNull();
  const notices = heavy();
  for (const one of notices) await put(one);
  await reading.until(24);
  expect(reading.occasions()).toEqual(occasionsOf(notices));
  await eventually(fourMore);
  stuck.destroy();
});

it('keeps for a slow reader what is new in the table, and tells it when they read on', async () => {
  const patient = (more = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS')));
  const headers = { cookie: await patient.cookieOf('stuck') };
  const [slow] = (await once(get(`${patient.url}/inbox/live`, { headers }), 'response')) as [IncomingMessage];
  const notices = heavy();
  for (const one of notices) await put(one);
  const reading = await browse(patient.url, headers.cookie);
  opened.push(reading);
  await put(notice('stuck'));
  await reading.until(1);
  const events: string[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === 'inbox') events.push(data);
    },
  });
  slow.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
  const told = () => events.flatMap((data) => data.match(/(?<="occasion":")[^"]+/g) ?? []);
  await eventually(() => Promise.resolve(told().length >= 25 || null));
  expect(told()).toEqual([...occasionsOf(notices), ...reading.occasions()]);
  expect(events.length).toBeLessThan(20);
  slow.destroy();
});

it('says that it is alive, and ends with the process', async () => {
  const other = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), {
    live: { perPerson: 5, inAll: 10, tickMs: 50 },
  });
  const listening = await browse(other.url, await other.cookieOf('one'));
  await eventually(() => Promise.resolve(listening.beats() > 2 || null));
  const began = performance.now();
  await Promise.all([other.close(), listening.ended]);
  expect(performance.now() - began).toBeLessThan(2000);
});
