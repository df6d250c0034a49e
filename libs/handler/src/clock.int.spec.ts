import type { AgreementCommand } from '@cobuild/agreement';
import { localDate, toMillis, type Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import { ClockError, JUDGEMENT_MS, readStream, trustedNow } from '@cobuild/ledger';
import { clocksOf, type Clocks } from '../../../test/engines/clocks';
import { depsOn, everythingIn, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, yearOf } from '../../../test/engines/year';
import { drain } from './drain';
import { handle, type Handled } from './handle';

/*
 * Clock nemesis: clocks of the server and of processes jump by an hour, a day, four hundred days, and back by a day; nothing early is
 * recorded, nothing is closed longer than the judgement takes.
 */

const SLUG = 'police-section-pairing';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = at('2026-05-20', '18:00');

let database: TestDatabase;
let clocks: Clocks;
let count = 0;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  clocks = await clocksOf(database, START);
});
afterEach(() => clocks.close());
afterAll(() => database.close());

type Process = ReturnType<Clocks['process']>;

const ask = (clock: Clock, id: string, actor: string, command: AgreementCommand): Promise<Handled> =>
  handle(depsOn(database, clock), id, { key: `k-${(count += 1)}`, actor, command });

/** An agreement signed by both sides as the clocks stand. */
async function signed(clock: Clock): Promise<string> {
  const id = `c-${(count += 1)}`;
  for (const { actor, command } of yearOf(SLUG, 2026, id).acts)
    if (command.type === 'ProposeAgreement' || command.type === 'SignAgreement')
      expect(await ask(clock, id, actor, command)).toMatchObject({ accepted: true });
  return id;
}
const fix = (clock: Clock, id: string, day = '2026-07-10'): Promise<Handled> =>
  ask(clock, id, `${id}-community`, { type: 'FixDate', item: 'joint-meeting@2026', on: localDate(day) });
const time = (clock: Clock, id: string): Promise<Handled> =>
  handle(depsOn(database, clock), id, { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
const propose = (clock: Clock): Promise<Handled> => {
  const id = `c-${(count += 1)}`;
  const { actor, command } = yearOf(SLUG, 2026, id).acts[0]!;
  return ask(clock, id, actor, command);
};

/** The ledger refuses each timed write with this code, and records nothing. */
async function refusesAll(clock: Clock, id: string, code: string): Promise<void> {
  const before = await everythingIn(database.db);
  const refused = { accepted: false, refusal: { code } };
  expect(await fix(clock, id)).toEqual(refused);
  expect(await time(clock, id)).toEqual(refused);
  expect(await propose(clock)).toEqual(refused);
  await expect(drain(depsOn(database, clock), 100)).rejects.toThrow(ClockError);
  await expect(trustedNow(database.db.manager, clock)).rejects.toThrow(code);
  expect(await everythingIn(database.db)).toBe(before);
}

async function takesAll(clock: Clock, id: string): Promise<void> {
  expect(await time(clock, id)).toMatchObject({ accepted: true });
  expect(await fix(clock, id, `2026-07-${11 + (count % 15)}`)).toMatchObject({ accepted: true });
  expect(await propose(clock)).toMatchObject({ accepted: true });
  await drain(depsOn(database, clock), 100);
  const late = (await recordedIn(id)).filter((recorded) => recorded > clocks.right());
  expect(late).toEqual([]);
}
const recordedIn = async (id: string): Promise<Instant[]> =>
  (await readStream(database.db.manager, id)).map(
    ({ envelope }) => (JSON.parse(envelope) as { recordedAt: Instant }).recordedAt,
  );

const JUMPS: readonly (readonly [string, number, string])[] = [
  ['an hour ahead', HOUR, 'clock-ahead'],
  ['a day ahead', DAY, 'clock-ahead'],
  ['400 days ahead', 400 * DAY, 'clock-ahead'],
  ['a day back', -DAY, 'clock-back'],
];

describe.each(JUMPS)('a clock that is %s', (_, ms, code) => {
  it('of one process, from its start on: that one refuses, another takes all, and set right it takes all at once', async () => {
    const [wrong, right] = [clocks.process(ms), clocks.process()];
    const id = await signed(right);
    await refusesAll(wrong, id, code);
    await takesAll(right, id);
    await clocks.pass(HOUR);
    await refusesAll(wrong, id, code);
    wrong.jump(-ms);
    await takesAll(wrong, id);
  });

  it('of one process, while it runs: it refuses for as long as it is, and not a moment longer', async () => {
    const clock = clocks.process();
    const id = await signed(clock);
    clock.jump(ms);
    await refusesAll(clock, id, code);
    await clocks.pass(3 * JUDGEMENT_MS);
    await refusesAll(clock, id, code);
    clock.jump(-ms);
    await takesAll(clock, id);
  });

  it('of the database server alone: whoever goes by the right time is on the other side of it, and both go on at once', async () => {
    const clock = clocks.process();
    const id = await signed(clock);
    await clocks.server(ms);
    await refusesAll(clock, id, ms > 0 ? 'clock-back' : 'clock-ahead');
    await clocks.server(0);
    await takesAll(clock, id);
  });

  it('of all together, while they run: refused, and taken at once when they are right again', async () => {
    const clock = clocks.process();
    const id = await signed(clock);
    await clocks.server(ms);
    clock.jump(ms);
    await refusesAll(clock, id, code);
    await clocks.pass(JUDGEMENT_MS / 2);
    await refusesAll(clock, id, code);
    await clocks.server(0);
    clock.jump(-ms);
    await takesAll(clock, id);
  });

  it('of all together, and goes on so: refused for the time of a judgement, and no longer', async () => {
    const clock = clocks.process();
    await signed(clock);
    await clocks.server(ms);
    clock.jump(ms);
    expect(await propose(clock)).toMatchObject({ refusal: { code } });
    await clocks.pass(JUDGEMENT_MS - 1000);
    expect(await propose(clock)).toMatchObject({ refusal: { code } });
    await clocks.pass(1000);
    expect(await propose(clock)).toMatchObject({ accepted: true });
    // It was wrong after all: right again, nothing waits.
    await clocks.server(0);
    clock.jump(-ms);
    expect(await propose(clock)).toMatchObject({ accepted: true });
  });
});

it('a jump that goes on jumping is judged anew each time', async () => {
  const clock = clocks.process();
  expect(await propose(clock)).toMatchObject({ accepted: true });
  for (const day of [1, 2, 3]) {
    await clocks.server(day * DAY);
    clock.jump(DAY);
    expect(await propose(clock)).toMatchObject({ refusal: { code: 'clock-ahead' } });
    await clocks.pass(JUDGEMENT_MS - 1000);
    expect(await propose(clock)).toMatchObject({ refusal: { code: 'clock-ahead' } });
  }
});

it('a machine that slept, its process counting nothing meanwhile, is believed at once; one that was held still, after a judgement', async () => {
  const clock = clocks.process();
  const id = await signed(clock);
  await clocks.pass(8 * HOUR);
  clock.sleep(8 * HOUR);
  await takesAll(clock, id);
  // A virtual machine that was paused: neither clock counted, and the wall clocks were set right afterwards.
  await clocks.server(8 * HOUR);
  clock.jump(8 * HOUR);
  expect(await propose(clock)).toMatchObject({ refusal: { code: 'clock-ahead' } });
  await clocks.pass(JUDGEMENT_MS);
  expect(await propose(clock)).toMatchObject({ accepted: true });
});

it.each([
  [4000, true],
  [-4000, true],
  [6000, false],
  [-6000, false],
])('%d ms off is taken: %s', async (ms, taken) => {
  const right = clocks.process();
  const id = await signed(right);
  const clock = clocks.process(ms);
  expect((await fix(clock, id)).accepted).toBe(taken);
  const recorded = await recordedIn(id);
  expect(recorded).toEqual([...recorded].sort());
});

it('a clock that jumps while a command waits for the stream records nothing', async () => {
  const clock: Process = clocks.process();
  const id = await signed(clock);
  const other = database.db.createQueryRunner();
  await other.connect();
  await other.startTransaction();
  await other.query(`SELECT FROM ledger.heads WHERE agreement_id = $1 FOR UPDATE`, [id]);
  const waiting = fix(clock, id);
  await new Promise((resolve) => setTimeout(resolve, 500));
  clock.jump(DAY);
  await other.rollbackTransaction();
  await other.release();
  expect(await waiting).toMatchObject({ refusal: { code: 'clock-ahead' } });
  clock.jump(-DAY);
  expect(await fix(clock, id)).toMatchObject({ accepted: true });
});

it('an entry recorded in the future of one agreement stops that one alone: no other, no proposal, no reminder', async () => {
  const right = clocks.process();
  const [ahead, free] = [await signed(right), await signed(right)];
  // The whole stack was started with a clock a month ahead, which nobody can see.
  await clocks.server(30 * DAY);
  const started = clocks.process(30 * DAY);
  expect(await fix(started, ahead)).toMatchObject({ accepted: true });
  await clocks.server(0);
  const clock = clocks.process();
  expect(await fix(clock, ahead)).toEqual({ accepted: false, refusal: { code: 'recorded-ahead' } });
  expect(await time(clock, ahead)).toEqual({ accepted: false, refusal: { code: 'recorded-ahead' } });
  await takesAll(clock, free);
  // Its reminders wait, and hold up nobody's.
  await clocks.pass(20 * DAY);
  clock.sleep(0);
  const before = (await readStream(database.db.manager, ahead)).length;
  while ((await drain(depsOn(database, clock), 100)) > 0);
  expect(await readStream(database.db.manager, ahead)).toHaveLength(before);
  const reminded = (await readStream(database.db.manager, free)).filter(({ type }) => type === 'ReminderIssued');
  expect(reminded.length).toBeGreaterThan(0);
  // Once the instant has come it goes on by itself.
  await clocks.pass(10 * DAY + 1000);
  expect(await fix(clock, ahead, '2026-07-20')).toMatchObject({ accepted: true });
  expect(toMillis(clocks.right())).toBe(toMillis(clock.now()));
});
