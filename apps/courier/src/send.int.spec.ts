import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { addDays, localDate, plusMinutes } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import {
  addChannel,
  addPerson,
  addUnit,
  appoint,
  confirmChannel,
  endHolding,
  erasePerson,
  sideStore,
} from '@cobuild/directory';
import { enqueue, handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import { reminderNotices } from '@cobuild/notice';
import { InboxNotice, messagesIn, reviveMessage } from '@cobuild/readmodel';
import { courierOn } from '../../../test/engines/courier';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { eventually } from '../../../test/engines/temporal';
import { at, sign, yearOf } from '../../../test/engines/year';
import { signerOf, signingKey, openCheckpoint, verifierOf } from '@cobuild/transparency';
import { openSealer } from '../../sealer/src/sealer';
import { memoryFiles } from '../../sealer/testing/memory-files';
import { startCourier } from './run';
import { send, tell } from './send';

const SLUG = 'police-section-pairing';
const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
const EVER = localDate('2020-01-01');
const side = sideStore(Buffer.alloc(32, 7));
const clock = standingClock(at('2025-12-20'));

type Mail = Readonly<{ to: string[]; id: string; subject: string; text: string }>;
type Call = Readonly<{ id: string; headers: Record<string, string>; body: string }>;

let database: TestDatabase;
let mails: Mail[] = [];
let calls: Call[] = [];
let status = 200;
let smtpCode = 0;
let smtp: SMTPServer;
let hook: Server;
let ports: { smtp: number; hook: number };

const listen = (server: NetServer): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

beforeAll(async () => {
  database = await testDatabase();
  const text = catalogueText(SLUG)!;
  await publishProgramme(database.db.manager, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void simpleParser(stream).then((mail) => {
        if (smtpCode > 0) {
          done(Object.assign(new Error('not now'), { responseCode: smtpCode }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, id: mail.messageId ?? '', subject: mail.subject ?? '', text: mail.text ?? '' });
        done();
      });
    },
  });
  hook = createServer((request, response) => {
    void textOf(request).then((body) => {
      const headers = request.headers as Record<string, string>;
      calls.push({ id: headers['webhook-id'] ?? '', headers, body });
      response.writeHead(status).end();
    });
  });
  ports = { smtp: await listen(smtp.server), hook: await listen(hook) };
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  hook.closeAllConnections();
  hook.close();
  await database.close();
});
beforeEach(() => {
  [mails, calls, status, smtpCode] = [[], [], 200, 0];
});

const deps = () =>
  courierOn(database.db, clock, {
    mail: { smtpUrl: `smtp://127.0.0.1:${ports.smtp}`, from: 'cobuild@example.org' },
    push: null,
    allowPrivate: true,
  });

let made = 0;
/** A signed agreement whose community has a secretary with mail; `since` is when the secretary began. */
async function community(since = EVER) {
  const id = `n-${(made += 1)}`;
  const unit = `${id}-community`;
  const tx = database.db.manager;
  await sign(depsOn(database, clock), id, yearOf(SLUG, 2026, id).acts);
  await addUnit(tx, { id: unit, parent: null, kind: 'community', name: unit });
  const secretary = async (from = since) => {
    const person = (await addPerson(tx, side, { name: '某书记' }))!;
    const address = `${person}@example.org`;
    const holding = await appoint(tx, { unit, post: 'secretary', person, from, to: null, standingIn: false });
    const channel = await addChannel(
      tx,
      side,
      { person, unit: null },
      { kind: 'mail', lang: 'zh', address, secret: null },
    );
    await confirmChannel(tx, channel);
    return { person, address, holding, channel };
  };
  return { id, unit, secretary, ...(await secretary()) };
}

/** A reminder of an item of the agreement, as the drain makes them. */
const reminded = (agreementId: string, unit: string, item: string, step: 'blue' | 'yellow' | 'red' = 'blue') =>
  reminderNotices(
    [
      {
        agreementId,
        event: { type: 'ReminderIssued', item, step, round: 0, to: ['community'] },
        parties: [unit],
        on: localDate('2026-07-31'),
      },
    ],
    clock.at,
    'Asia/Shanghai',
  );
const states = async (channel: string) =>
  (await messagesIn(database.db.manager, [channel], 50)).map(({ state, tries, reason }) => ({ state, tries, reason }));

it('N8 tells what can wait in one message of the day, once, however often it is delivered', async () => {
  const { id, unit, address, channel } = await community();
  clock.at = at('2026-06-17', '09:00');
  const notices = [...reminded(id, unit, 'joint-meeting@2026'), ...reminded(id, unit, 'square-event@2026')];
  await tell(deps(), notices);
  await tell(deps(), notices);
  await send(deps(), channel);
  expect(mails).toEqual([]);
  clock.at = at('2026-06-17', '09:10');
  await send(deps(), channel);
  await tell(deps(), notices);
  clock.at = at('2026-06-19', '12:00');
  await send(deps(), channel);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ to: [address] });
  expect(mails[0]!.text).toContain('联席会议');
  expect(await states(channel)).toEqual([{ state: 'sent', tries: 1, reason: null }]);
});

it('N10 after an outage sends one message under one id, without what was done or prolonged meanwhile', async () => {
  const { id, unit, channel } = await community();
  smtpCode = 451;
  clock.at = at('2026-06-17', '10:00');
  await tell(deps(), reminded(id, unit, 'joint-meeting@2026', 'yellow'));
  await send(deps(), channel);
  expect(await states(channel)).toEqual([{ state: 'sending', tries: 1, reason: expect.any(String) as string }]);
  // A notice comes each day of three; one of the items is done before the mail server is back.
  for (const [n, item] of ['study-exchange-june@2026', 'square-event@2026', 'training@2026'].entries()) {
    clock.at = at(addDays(localDate('2026-06-17'), n + 1), '10:00');
    await tell(deps(), reminded(id, unit, item, 'yellow'));
    await send(deps(), channel);
  }
  expect(mails).toEqual([]);
  smtpCode = 0;
  clock.at = at('2026-06-22', '10:00');
  await send(deps(), channel);
  await send(deps(), channel);
  await send(deps(), channel);
  expect(mails.length).toBeGreaterThan(0);
  expect(mails.length).toBeLessThanOrEqual(2);
  expect(new Set(mails.map((mail) => mail.id)).size).toBe(mails.length);
});

it('N10 nothing superseded is sent, even when it was already on its way', async () => {
  const { id, unit, channel } = await community();
  clock.at = at('2026-07-10', '20:30');
  await tell(deps(), reminded(id, unit, 'joint-meeting@2026', 'red'));
  const held = await handle(depsOn(database, clock), id, {
    key: 'held',
    actor: unit,
    command: {
      type: 'HoldMeeting',
      item: 'joint-meeting@2026',
      on: localDate('2026-07-10'),
      attendance: { community: 5, 'police-section': 4 },
      resolutions: [],
      evidence: [{ kind: 'document', sha256: 'a'.repeat(64) }],
    },
  });
  expect(held).toMatchObject({ accepted: true });
  clock.at = at('2026-07-11', '08:00');
  await send(deps(), channel);
  expect(mails).toEqual([]);
});

it('N8 N9 what is late waits for the morning, and what can wait for a working day', async () => {
  const { id, unit, channel } = await community();
  const passTo = async (day: string, time: string) => {
    clock.at = at(day, time);
    await send(deps(), channel);
    return mails.length;
  };
  clock.at = at('2026-06-12', '09:00');
  await tell(deps(), reminded(id, unit, 'joint-meeting@2026'));
  expect(await passTo('2026-06-12', '21:00')).toBe(0); // a Friday, the courier comes back at night
  clock.at = at('2026-06-13', '09:00');
  await tell(deps(), reminded(id, unit, 'square-event@2026', 'yellow'));
  expect(await passTo('2026-06-13', '09:00')).toBe(1);
  expect(mails[0]!.text).not.toContain('联席会议');
  expect(await passTo('2026-06-14', '09:10')).toBe(1);
  expect(await passTo('2026-06-15', '08:00')).toBe(2);
  expect(mails[1]!.text).toContain('联席会议');

  smtpCode = 451;
  clock.at = at('2026-06-17', '19:59');
  await tell(deps(), reminded(id, unit, 'training@2026', 'yellow'));
  expect(await passTo('2026-06-17', '19:59')).toBe(2);
  smtpCode = 0;
  expect(await passTo('2026-06-17', '20:30')).toBe(2);
  expect(await passTo('2026-06-18', '08:00')).toBe(3);
});

it('a look that comes too early looks again', async () => {
  const { id, unit, channel } = await community();
  const looks = (): Promise<unknown[]> =>
    database.db.query(`SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'channel' = $1`, [channel]);
  clock.at = at('2026-06-17', '09:00');
  await tell(deps(), reminded(id, unit, 'joint-meeting@2026'));
  expect(await looks()).toHaveLength(1);
  await database.db.query(`DELETE FROM graphile_worker._private_jobs WHERE payload ->> 'channel' = $1`, [channel]);
  await send(deps(), channel);
  await send(deps(), channel);
  expect(await looks()).toHaveLength(1);
});

it('what a person owed reaches the successor, and nobody who has left or was erased', async () => {
  const { id, unit, holding, secretary, person } = await community();
  const tx = database.db.manager;
  clock.at = at('2026-06-17', '10:00');
  await endHolding(tx, holding, localDate('2026-06-16'));
  const next = await secretary(localDate('2026-06-17'));
  await tell(deps(), reminded(id, unit, 'joint-meeting@2026', 'yellow'));
  await send(deps(), next.channel);
  expect(mails.map(({ to }) => to)).toEqual([[next.address]]);
  await erasePerson(tx, side, person, localDate('2026-06-17'));
  await erasePerson(tx, side, next.person, localDate('2026-06-17'));
  clock.at = at('2026-06-18', '10:00');
  await tell(deps(), reminded(id, unit, 'square-event@2026', 'yellow'));
  await send(deps(), next.channel);
  expect(mails).toHaveLength(1);
});

it('a webhook that answers 500 gets the same message again, signed, and is given up after ten tries until somebody sends it again', async () => {
  const { id, unit } = await community();
  const tx = database.db.manager;
  const address = `http://127.0.0.1:${ports.hook}/hook`;
  const channel = await addChannel(
    tx,
    side,
    { person: null, unit },
    { kind: 'webhook', lang: 'en', address, secret: SECRET },
  );
  clock.at = at('2026-06-17', '10:00');
  await tell(deps(), reminded(id, unit, 'joint-meeting@2026', 'yellow'));
  status = 500;
  for (let n = 0; n < 12; n++) {
    await send(deps(), channel);
    await send(deps(), channel); // nothing overtakes the wait
    clock.at = plusMinutes(clock.at, 24 * 60 + 1);
  }
  expect(calls).toHaveLength(10);
  expect(new Set(calls.map((call) => call.id)).size).toBe(1);
  expect(await states(channel)).toEqual([{ state: 'dead', tries: 10, reason: expect.any(String) as string }]);

  status = 200;
  const message = (await messagesIn(tx, [channel], 1))[0]!.message;
  expect(await reviveMessage(tx, message, [])).toBeNull();
  expect(await reviveMessage(tx, message, [channel])).toBe(channel);
  await send(deps(), channel);
  await send(deps(), channel);
  expect(calls).toHaveLength(11);
  expect(calls[10]!.id).toBe(calls[0]!.id);
  expect(() => new Webhook(SECRET).verify(calls[10]!.body, calls[10]!.headers)).not.toThrow();
  expect(await states(channel)).toEqual([{ state: 'sent', tries: 1, reason: null }]);
});

it('takes the newest checkpoint along, the same however often a message is tried, and none before the log began', async () => {
  const tx = database.db.manager;
  const { id, unit } = await community();
  const address = `http://127.0.0.1:${ports.hook}/hook`;
  const target = { kind: 'webhook', lang: 'en', address, secret: SECRET } as const;
  const channel = await addChannel(tx, side, { person: null, unit }, target);
  clock.at = at('2026-06-17', '10:00');
  await tell(deps(), reminded(id, unit, 'joint-meeting@2026', 'yellow'));
  await send(deps(), channel);
  expect(calls.map(({ headers }) => headers['cobuild-checkpoint'])).toEqual([undefined]);

  const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
  const sealer = await openSealer({ db: database.db, clock, files: memoryFiles(), signer });
  const sealed = await sealer.round();
  status = 500;
  clock.at = at('2026-06-18', '10:00');
  await tell(deps(), reminded(id, unit, 'training@2026', 'yellow'));
  await send(deps(), channel);
  const later = await community();
  clock.at = at('2026-06-19', '10:00');
  expect(await sealer.round()).toBeGreaterThan(sealed);
  await send(deps(), channel);
  const [, first, again] = calls;
  expect(again!.headers['cobuild-checkpoint']).toBe(first!.headers['cobuild-checkpoint']);
  const note = Buffer.from(first!.headers['cobuild-checkpoint']!, 'base64');
  const opened = openCheckpoint(note, 'cobuild/test', [verifierOf(signer.vkey)!]);
  expect(opened).toMatchObject({ checkpoint: { size: sealed } });

  await tell(deps(), reminded(later.id, later.unit, 'joint-meeting@2026', 'yellow'));
  await send(deps(), later.channel);
  expect(mails[0]!.text).toMatch(/公开日志检查点，留存可供核对:\ncobuild\/test \d+ \S{44}\n/);
});

it('keeps no address and no secret where it can be read', async () => {
  const { address } = await community();
  const rows = await database.db.query<{ text: string }[]>(
    `SELECT row_to_json(t)::text AS text FROM directory.channels t UNION ALL SELECT row_to_json(t)::text FROM cobuild.outgoing t
     UNION ALL SELECT row_to_json(t)::text FROM side.texts t`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ text }) => text.includes(address) || text.includes(SECRET))).toBe(false);
});

it('what a killed courier had in hand is done by the next one, not four hours later', async () => {
  const { id, unit } = await community();
  clock.at = at('2026-06-17', '10:00');
  const tx = database.db.manager;
  await enqueue(tx, [{ task: 'notice', payload: reminded(id, unit, 'joint-meeting@2026') }]);
  const kill = `UPDATE graphile_worker._private_jobs SET locked_by = 'dead', locked_at = now() - make_interval(secs => $1)`;
  await tx.query(kill, [200]);
  const settings = { databaseUrl: database.appUrl, address: needed('TEST_TEMPORAL_ADDRESS'), namespace: 'default' };
  const courier = await startCourier(deps(), settings, () => undefined);
  try {
    const told = await eventually(async () => (await tx.findBy(InboxNotice, { party: unit }))[0]);
    expect(told.lines).toHaveLength(1);
  } finally {
    await courier.stop();
  }
});
