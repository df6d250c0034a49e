import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localDate, plusMinutes } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import { addChannel, addPerson, addUnit, appoint, changeChannel, sideStore } from '@cobuild/directory';
import { factOf, publishProgramme, readStream } from '@cobuild/ledger';
import { reminderNotices } from '@cobuild/notice';
import { messagesIn, waitingList } from '@cobuild/readmodel';
import { courierOn } from '../../../test/engines/courier';
import { depsOn, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';
import { recordSent } from './record';
import { send, tell } from './send';

const SLUG = 'police-section-pairing';
const side = sideStore(Buffer.alloc(32, 7));
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let hook: Server;
let calls = 0;
let made = 0;

beforeAll(async () => {
  database = await testDatabase();
  const text = catalogueText(SLUG)!;
  await publishProgramme(database.db.manager, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  hook = createServer((_, response) => {
    calls += 1;
    response.end();
  });
  await new Promise<void>((listening) => hook.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  hook.close();
  await database.close();
});
beforeEach(() => {
  calls = 0;
});

const deps = () => courierOn(database.db, clock);

/** A signed agreement whose community has a secretary with so many webhooks of their own. */
async function community(channels: number) {
  const id = `w-${(made += 1)}`;
  const unit = `${id}-community`;
  const tx = database.db.manager;
  clock.at = at('2025-12-20');
  await sign(depsOn(database, clock), id, yearOf(SLUG, 2026, id).acts);
  await addUnit(tx, { id: unit, parent: null, kind: 'community', name: unit });
  const person = (await addPerson(tx, side, { name: '某书记' }))!;
  const from = localDate('2025-01-01');
  await appoint(tx, { unit, post: 'secretary', person, from, to: null, standingIn: false });
  const address = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  const target = { kind: 'webhook', lang: 'zh', address, secret: `whsec_${'A'.repeat(32)}` } as const;
  const own = [];
  for (let n = 0; n < channels; n += 1) own.push(await addChannel(tx, side, { person, unit: null }, target));
  return {
    id,
    unit,
    person,
    own,
    tell: (item: string, step: 'blue' | 'yellow') => tell(deps(), told(id, unit, item, step)),
  };
}

const told = (agreementId: string, unit: string, item: string, step: 'blue' | 'yellow') => {
  const event = { type: 'ReminderIssued', item, step, round: 0, to: ['community'] } as const;
  const due = [{ agreementId, event, parties: [unit], on: localDate('2026-07-31') }];
  return reminderNotices(due, clock.at, 'Asia/Shanghai');
};

it('N15 whoever reads a channel says when, when not, and whether only what is urgent', async () => {
  const { tell: tells, own } = await community(2);
  const [early = '', urgent = ''] = own;
  const tx = database.db.manager;
  await changeChannel(tx, early, { digest: '10:30', quietTo: '09:30' });
  await changeChannel(tx, urgent, { onlyUrgent: true });
  clock.at = at('2026-06-17', '08:30');
  await tells('joint-meeting@2026', 'blue');
  await tells('square-event@2026', 'yellow');
  const waiting = await waitingList(tx, own);
  expect(waiting).toContainEqual({ channel: early, lines: 2, at: at('2026-06-17', '09:30'), heldBack: null });
  expect(waiting).toContainEqual({ channel: urgent, lines: 1, at: at('2026-06-17', '08:30'), heldBack: null });
  const when = `SELECT occasion, at FROM cobuild.outgoing WHERE channel = $1 ORDER BY at`;
  const rows = await tx.query<{ at: Date }[]>(when, [early]);
  expect(rows.map((row) => row.at.toISOString())).toEqual([at('2026-06-17', '09:30'), at('2026-06-17', '10:30')]);
});

it('N14 the fourth message to one person within a minute waits for the next one, and is shown; what is urgent does not', async () => {
  const { tell: tells, own } = await community(5);
  clock.at = at('2026-06-17', '09:10');
  await tells('joint-meeting@2026', 'blue');
  for (const channel of own.slice(0, 4)) await send(deps(), channel);
  expect(calls).toBe(3);
  const [, , , fourth = '', fifth = ''] = own;
  const shown = (await waitingList(database.db.manager, [fourth]))[0];
  expect(shown).toEqual({ channel: fourth, lines: 1, at: at('2026-06-17', '09:11'), heldBack: 'held-back-person' });
  await tells('square-event@2026', 'yellow');
  await send(deps(), fifth);
  expect(calls).toBe(4);
  clock.at = plusMinutes(clock.at, 2);
  await send(deps(), fourth);
  expect(calls).toBe(5);
  expect(await waitingList(database.db.manager, own.slice(3))).toEqual([]);
});

it('A92 the ledger records to which post and by what a message went out, once, and neither who nor what', async () => {
  const { id, tell: tells, own, person } = await community(1);
  const [channel = ''] = own;
  clock.at = at('2026-06-17', '10:00');
  await tells('square-event@2026', 'yellow');
  await send(deps(), channel);
  const [message] = await messagesIn(database.db.manager, [channel], 1);
  const jobs = `SELECT payload ->> 'message' AS message FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'record-sent'`;
  const asked = await database.db.query<{ message: string }[]>(jobs);
  expect(asked.map((job) => job.message)).toContain(message!.message);
  for (let twice = 0; twice < 2; twice += 1) await recordSent(deps(), message!.message);
  const entries = await readStream(database.db.manager, id);
  const events = entries.map(factOf).map(({ event }) => event);
  expect(events.filter(({ type }) => type === 'NoticesSent')).toEqual([
    {
      type: 'NoticesSent',
      role: 'community',
      post: 'secretary',
      channel: 'webhook',
      occasions: [`${id}/square-event@2026/yellow/0`],
    },
  ]);
  expect(JSON.stringify(entries)).not.toContain(person);
});
