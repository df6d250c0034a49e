import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { plusMinutes } from '@cobuild/calendar';
import { sendConfirmation } from '../../courier/src/confirm';
import { send, tell } from '../../courier/src/send';
import { serve, type TestApi } from '../../../test/engines/api';
import { courierOn, yellowReminder } from '../../../test/engines/courier';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';
import { localDate } from '@cobuild/calendar';

const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;
let smtp: SMTPServer;
let port: number;
let busy = false;
let mails: { to: string; subject: string; text: string; html: string }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void simpleParser(stream).then((mail) => {
        if (busy) {
          done(Object.assign(new Error('not now'), { responseCode: 451 }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        mails.push({ to, subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || '' });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.server.listen(0, '127.0.0.1', resolve));
  port = (smtp.server.address() as AddressInfo).port;
  await sign(depsOn(database, clock), 'c', yearOf('police-section-pairing', 2026, 'c').acts);
});
afterAll(async () => {
  await api.close();
  expect(api.log).toEqual([]);
  await database.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});
beforeEach(async () => {
  [mails, busy] = [[], false];
  clock.at = at('2026-03-10');
  await database.db.query(`DELETE FROM directory.rate_limits`);
  await database.db.query(`DELETE FROM directory.channels`);
  await database.db.query(`DELETE FROM graphile_worker._private_jobs`);
});

const UNIT = 'c-community';
const courier = (mail = true) =>
  courierOn(database.db, clock, {
    mail: mail ? { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'cobuild@example.org' } : null,
    push: null,
    allowPrivate: true,
  });
const post = (path: string, body: unknown = {}, unit = UNIT) =>
  api.ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, unit);
const add = async (address: string, unit = UNIT) =>
  (await post('/channels', { kind: 'mail', address, lang: 'zh' }, unit)).body['channel'] as string;
const listed = async () =>
  (await api.ask('/channels', {}, UNIT)).body['channels'] as {
    id: string;
    confirmed: boolean;
    confirmationProblem: string | null;
  }[];

/** Does the confirmation jobs that wait, as the courier does. */
async function deliver(mail = true): Promise<void> {
  const jobs = await database.db.query<{ payload: { channel: string; message: string } }[]>(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
     WHERE t.id = j.task_id AND t.identifier = 'confirm-address' RETURNING j.payload`,
  );
  for (const { payload } of (jobs as unknown as [{ payload: { channel: string; message: string } }[]])[0])
    await sendConfirmation(courier(mail), payload);
}
/** Lets a reminder of today come to everybody who can be told, at once. */
async function remind(item = 'joint-meeting@2026'): Promise<void> {
  await tell(courier(), yellowReminder('c', UNIT, item, localDate('2026-03-10'), clock.at));
  for (const { id } of await listed()) await send(courier(), id);
}
const linkIn = (text: string): string => /http:\/\/cobuild\.test(\/act\/[\w-]{43})/.exec(text)![1]!;
const keyOn = (page: unknown): string => /name="key" value="([^"]+)"/.exec(String(page))![1]!;
const confirmBy = async (link: string) => {
  const { body } = await api.ask(link);
  return fetch(`${api.url}${link}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: keyOn(body['text']) }),
  });
};

it('a mail address gets its confirmation and nothing else until its link was used, by a click and not by a look', async () => {
  const channel = await add('somebody@example.org');
  await remind();
  expect(mails).toEqual([]);
  await deliver();
  await remind('square-event@2026');
  expect(mails).toMatchObject([{ to: 'somebody@example.org', subject: '请确认您的邮箱' }]);
  expect(await listed()).toMatchObject([{ id: channel, confirmed: false, confirmationProblem: null }]);
  const link = linkIn(mails[0]!.text);
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(`${api.url}${link}`, { method })).status).toBe(200);
  const other = await fetch(`${api.url}${link}`, { method: 'POST', body: new URLSearchParams({ key: 'guessed' }) });
  expect([other.status, (await listed())[0]!.confirmed]).toEqual([409, false]);
  const confirmed = await confirmBy(link);
  expect([confirmed.status, await confirmed.text()]).toEqual([200, expect.stringContaining('已确认')]);
  expect((await confirmBy(link)).status).toBe(200);
  expect(await listed()).toMatchObject([{ confirmed: true }]);
  await remind('training@2026');
  expect(mails.slice(1)).toMatchObject([{ to: 'somebody@example.org' }]);
});

it('the link is good for three days, for its channel alone, and the same however often the mail is tried', async () => {
  await add('late@example.org');
  busy = true;
  await expect(deliver()).rejects.toThrow('smtp-451');
  expect(mails).toEqual([]);
  busy = false;
  const [job] = await database.db.query<{ id: string; message: string }[]>(
    `SELECT channel AS id, message FROM directory.act_links`,
  );
  for (let n = 0; n < 2; n += 1) await sendConfirmation(courier(), { channel: job!.id, message: job!.message });
  expect(new Set(mails.map(({ text }) => linkIn(text))).size).toBe(1);
  const link = linkIn(mails[0]!.text);
  expect((await api.ask('/act-links', {}, UNIT)).body).toEqual({ links: [] });
  clock.at = plusMinutes(clock.at, 3 * 24 * 60 + 1);
  expect((await api.ask(link)).status).toBe(404);
  expect((await listed())[0]!.confirmed).toBe(false);
});

it('it is sent again when its owner asks, not to others and not too often', async () => {
  const channel = await add('again@example.org');
  await deliver();
  expect((await post(`/channels/${channel}/confirmation`)).body).toEqual({ channel, sent: true });
  await deliver();
  expect(mails).toHaveLength(2);
  expect((await post(`/channels/${channel}/confirmation`, {}, 'c-police-section')).status).toBe(404);
  const answers = [];
  for (let n = 0; n < 5; n += 1) answers.push((await post(`/channels/${channel}/confirmation`)).status);
  expect(answers).toEqual([200, 200, 200, 429, 429]);
  expect((await post('/channels', { kind: 'mail', address: 'AGAIN@example.org' }, 'c-police-section')).status).toBe(
    429,
  );
  await confirmBy(linkIn(mails[1]!.text));
  expect(await post(`/channels/${channel}/confirmation`)).toMatchObject({
    status: 409,
    body: { code: 'channel-confirmed' },
  });
});

it('why no mail went out stands at the channel', async () => {
  await add('unsent@example.org');
  await deliver(false);
  expect(await listed()).toMatchObject([{ confirmed: false, confirmationProblem: 'not-configured' }]);
});

it('a webhook and a robot need no confirmation: their lines carry no links that act', async () => {
  const { body } = await post('/channels', {
    kind: 'webhook',
    address: 'https://example.org/',
    secret: `whsec_${'A'.repeat(32)}`,
  });
  expect(body).toMatchObject({ confirmed: true });
});
