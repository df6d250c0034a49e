import { localDate, plusMinutes } from '@cobuild/calendar';
import type { AgreementCommand } from '@cobuild/agreement';
import { createDataSource, readStream } from '@cobuild/ledger';
import { deliver, InboxNotice } from '@cobuild/readmodel';
import type { Notice } from '@cobuild/notice';
import {
  depsOn,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';
import { drain } from './drain';
import { handle, type Handled, type HandlerDeps } from './handle';

const SLUG = 'police-section-pairing';

let database: TestDatabase;
let clock: StandingClock;
let deps: HandlerDeps & { clock: StandingClock };
let count = 0;

beforeAll(async () => {
  database = await testDatabase();
  clock = standingClock(at('2025-12-20'));
  deps = depsOn(database, clock);
});
afterAll(() => database.close());

/** An agreement signed by both sides before the year; its host and partner. */
async function signed(): Promise<{ id: string; host: string; partner: string }> {
  const id = `h-${(count += 1)}`;
  clock.at = at('2025-12-20');
  await sign(deps, id, yearOf(SLUG, 2026, id).acts);
  return { id, host: `${id}-community`, partner: `${id}-police-section` };
}

const seqs = async (id: string): Promise<number[]> => (await readStream(database.db.manager, id)).map(({ seq }) => seq);
const types = async (id: string): Promise<string[]> =>
  (await readStream(database.db.manager, id)).map(({ type }) => type);
const ask = (
  id: string,
  actor: string,
  key: string,
  command: AgreementCommand,
  expectedVersion?: number,
): Promise<Handled> =>
  handle(deps, id, { key, actor, command, ...(expectedVersion === undefined ? {} : { expectedVersion }) });

const meeting = 'joint-meeting@2026';
const fix = (day: string): AgreementCommand => ({ type: 'FixDate', item: meeting, on: localDate(day) });

describe('one door', () => {
  it('takes a key once, for ever, and answers a repetition as the first time', async () => {
    const { id, host } = await signed();
    const first = await ask(id, host, 'k', fix('2026-07-10'));
    const before = await seqs(id);
    expect(first).toMatchObject({ accepted: true, repeated: false });
    expect(await ask(id, host, 'k', fix('2026-07-10'))).toMatchObject({
      accepted: true,
      repeated: true,
      version: before.length,
    });
    expect(await seqs(id)).toEqual(before);
  });

  it('refuses a key used for another command, or by another', async () => {
    const { id, host, partner } = await signed();
    await ask(id, host, 'k', fix('2026-07-10'));
    expect(await ask(id, host, 'k', fix('2026-07-11'))).toEqual({ accepted: false, refusal: { code: 'key-reused' } });
    expect(await ask(id, partner, 'k', fix('2026-07-10'))).toEqual({
      accepted: false,
      refusal: { code: 'key-reused' },
    });
  });

  it('takes a command for the version its asker has seen, and no other', async () => {
    const { id, host } = await signed();
    const { length } = await seqs(id);
    expect(await ask(id, host, 'old', fix('2026-07-10'), length - 1)).toMatchObject({
      refusal: { code: 'version-conflict', about: String(length) },
    });
    expect(await ask(id, host, 'new', fix('2026-07-10'), length)).toMatchObject({ accepted: true });
  });

  it('leaves no trace of a refusal, not even of an agreement that does not exist', async () => {
    const { id, partner } = await signed();
    const before = await seqs(id);
    expect(await ask(id, partner, 'k', { type: 'SignAgreement' })).toMatchObject({
      refusal: { code: 'already-signed' },
    });
    expect(await seqs(id)).toEqual(before);
    expect(await ask('nobody', partner, 'k', { type: 'SignAgreement' })).toMatchObject({
      refusal: { code: 'not-proposed' },
    });
    expect(await database.db.query(`SELECT 1 FROM ledger.heads WHERE agreement_id = 'nobody'`)).toEqual([]);
    expect(
      await ask(id, partner, 'k', {
        type: 'AskExtension',
        item: 'training@2026',
        until: localDate('2026-11-15'),
        reason: 'duty',
      }),
    ).toMatchObject({ refusal: { code: 'not-yours' } });
  });

  it('gives twenty who ask at once one gapless sequence, and one of them the effect', async () => {
    const { id, host } = await signed();
    const same = await Promise.all(Array.from({ length: 10 }, () => ask(id, host, 'same', fix('2026-07-10'))));
    expect(same.filter((handled) => handled.accepted && !handled.repeated)).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, (_, n) => ask(id, host, `k-${n}`, fix(`2026-07-${11 + n}`))));
    const all = await seqs(id);
    expect(all).toEqual(all.map((_, n) => n + 1));
    expect((await types(id)).filter((type) => type === 'DateFixed')).toHaveLength(11);
  });

  it('lets time catch up before it decides', async () => {
    const { id, host } = await signed();
    clock.at = at('2026-07-01');
    await ask(id, host, 'k', fix('2026-07-10'));
    const told = await types(id);
    expect(told.at(-1)).toBe('DateFixed');
    expect(told).toContain('ItemBecameOverdue'); // nobody did June's
    expect(told).toContain('ReminderIssued');
  });

  it('refuses to go on when the clock has gone back', async () => {
    const { id, host } = await signed();
    const { at: now } = clock;
    clock.at = plusMinutes(now, -60);
    expect(await ask(id, host, 'k', fix('2026-07-10'))).toMatchObject({ refusal: { code: 'clock-back' } });
    clock.at = plusMinutes(now, -1); // of a steered clock, processes learn by and by
    expect(await ask(id, host, 'k', fix('2026-07-10'))).toMatchObject({ accepted: true });
  });

  it('is shut to changes of what happened, for the app role and for the owner', async () => {
    await signed();
    for (const what of [
      'UPDATE ledger.entries SET type = type',
      'DELETE FROM ledger.entries',
      'TRUNCATE ledger.entries',
      'DELETE FROM ledger.commands',
    ]) {
      await expect(database.db.query(what)).rejects.toThrow('permission denied');
    }
    const owner = await createDataSource(database.url).initialize();
    for (const what of [
      'UPDATE ledger.entries SET type = type',
      'DELETE FROM ledger.entries',
      'TRUNCATE ledger.entries',
    ]) {
      await expect(owner.query(what)).rejects.toThrow('append-only');
    }
    await owner.destroy();
  });
});

describe('reminders', () => {
  const reminded = async (id: string): Promise<string[]> => {
    const entries = await readStream(database.db.manager, id);
    return entries
      .filter(({ type }) => type === 'ReminderIssued')
      .map(({ envelope }) => {
        const { payload } = JSON.parse(envelope) as { payload: { item: string; step: string } };
        return `${payload.item}/${payload.step}`;
      });
  };
  const rowsOf = (id: string, item: string): Promise<unknown[]> =>
    database.db.query(`SELECT occasion FROM cobuild.due WHERE agreement_id = $1 AND occasion LIKE $2`, [
      id,
      `${item}/%`,
    ]);
  const drainAll = async (): Promise<number> => {
    let all = 0;
    for (let n = await drain(deps, 100); n > 0; n = await drain(deps, 100)) all += n;
    return all;
  };

  it('are issued once however many drains there are, and not before their instant', async () => {
    const ids = [await signed(), await signed(), await signed()] as const;
    clock.at = at('2026-05-24', '08:59');
    await drainAll();
    const before = await reminded(ids[0].id);
    clock.at = at('2026-06-04', '09:00');
    await Promise.all(Array.from({ length: 6 }, drainAll));
    for (const { id } of ids) {
      const all = await reminded(id);
      expect(new Set(all).size).toBe(all.length);
      expect(all.length).toBeGreaterThan(before.length);
      expect(all).toContain('square-event@2026/blue');
    }
  });

  it('are cancelled when the item is done and moved when its dates move', async () => {
    const { id, host } = await signed();
    expect(await rowsOf(id, meeting)).toHaveLength(3);
    clock.at = at('2026-07-10', '08:00');
    await drainAll();
    await ask(id, host, 'fix', fix('2026-07-20'));
    const promise = await database.db.query<{ at: Date }[]>(
      `SELECT at FROM cobuild.due WHERE agreement_id = $1 AND occasion = $2`,
      [id, `${meeting}/promise/0`],
    );
    expect(promise[0]?.at.toISOString()).toBe(at('2026-07-20', '09:00'));
    clock.at = at('2026-07-20', '08:00');
    const attendance = { community: 5, 'police-section': 4 };
    const held: AgreementCommand = {
      type: 'HoldMeeting',
      item: meeting,
      on: localDate('2026-07-20'),
      attendance,
      resolutions: [],
      evidence: [],
    };
    expect(await ask(id, host, 'hold', withEvidence(held))).toMatchObject({ accepted: true });
    expect(await rowsOf(id, meeting)).toEqual([]);
  });

  it('that a decision settles before anybody is given them are not recorded, and all others are (A103)', async () => {
    const { id, host } = await signed();
    clock.at = at('2026-05-20', '08:00');
    await drainAll();
    await ask(id, host, 'fix', fix('2026-07-20'));
    const ofMeeting = async () => (await reminded(id)).filter((one) => one.startsWith(`${meeting}/`));
    const [before, all] = [await ofMeeting(), await reminded(id)];
    expect(before).not.toContain(`${meeting}/yellow`);
    clock.at = at('2026-07-31', '12:00'); // nobody looked after it: all its reminders are due
    const held = {
      type: 'HoldMeeting',
      item: meeting,
      on: localDate('2026-07-20'),
      attendance: { community: 5, 'police-section': 4 },
      resolutions: [],
    } as const;
    expect(await ask(id, host, 'hold', withEvidence(held as unknown as AgreementCommand))).toMatchObject({
      accepted: true,
    });
    expect(await ofMeeting()).toEqual(before);
    expect((await reminded(id)).length).toBeGreaterThan(all.length);
    expect(await rowsOf(id, meeting)).toEqual([]);
    await drainAll();
    expect(await ofMeeting()).toEqual(before);
    await deliverAll();
    const given = (await messages(host)).flatMap(({ lines }) => lines.map(({ occasion }) => occasion));
    expect(given.filter((occasion) => occasion.startsWith(`${id}/${meeting}/yellow`))).toEqual([]);
  });

  it('of three silent weeks come as one message to each party', async () => {
    const { id, host } = await signed();
    clock.at = at('2026-05-20');
    await drainAll();
    await deliverAll();
    const before = await messages(host);
    clock.at = at('2026-06-30');
    await drainAll();
    await handle(deps, id, { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
    await deliverAll();
    const fresh = (await messages(host)).filter(({ noticeId }) => !before.some((old) => old.noticeId === noticeId));
    expect(fresh).toHaveLength(1);
    const items = fresh[0]?.lines.map(({ item }) => item) ?? [];
    expect(items.length).toBeGreaterThan(1);
    expect(new Set(items).size).toBe(items.length); // of each item only the strongest
    await deliverAll(); // a second delivery changes nothing
    expect(await messages(host)).toHaveLength(before.length + 1);
  });

  const messages = (party: string): Promise<InboxNotice[]> => database.db.manager.findBy(InboxNotice, { party });
  const withEvidence = (command: AgreementCommand): AgreementCommand =>
    ({
      ...command,
      evidence: [
        { kind: 'photo', sha256: 'a'.repeat(64) },
        { kind: 'count', value: 9 },
        { kind: 'document', sha256: 'b'.repeat(64) },
      ],
    }) as AgreementCommand;

  /** What the courier does with the notices in the outbox, without taking them away. */
  async function deliverAll(): Promise<void> {
    const jobs = await database.db.query<{ payload: Notice[] }[]>(
      `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'notice' ORDER BY j.id`,
    );
    for (const { payload } of jobs) await deliver(database.db.manager, payload);
  }
});
