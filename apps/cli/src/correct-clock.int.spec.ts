import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { AgreementCommand } from '@cobuild/agreement';
import { filesOf, gatherAgreement, VERIFIER } from '@cobuild/bundle';
import { fromMillis, localDate, toMillis } from '@cobuild/calendar';
import { catalogueText, makeFolder, systemClock, type Clock } from '@cobuild/config';
import { addPerson, addUnit, appoint, sideStore } from '@cobuild/directory';
import { correctClock, drain, handle, readAgreement, type Handled } from '@cobuild/handler';
import { publishProgramme, readStream, type Envelope } from '@cobuild/ledger';
import { buildVerifyGo } from '../../../libs/bundle/testing/verify-go';
import { verify } from '../../../libs/bundle/verify.mjs';
import { clocksOf, type Clocks } from '../../../test/engines/clocks';
import { depsOn, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, yearOf } from '../../../test/engines/year';
import { diskFiles } from '../../sealer/src/files';
import { openKey } from '../../sealer/src/key';
import { openSealer } from '../../sealer/src/sealer';
import { correctClockAt } from './commands/correct-clock';
import { holds, liftAt } from './commands/holds';
import { verifyAll } from './commands/verify';

const SLUG = 'police-section-pairing';
const DAY = 86_400_000;
const TEXT = catalogueText(SLUG)!;

let database: TestDatabase;
let folder: string;
let log: string;
let count = 0;
let clocks: Clocks | null = null;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-clock-'));
  log = mkdtempSync(join(folder, 'log-'));
  database = await testDatabase();
  const published = { slug: SLUG, version: 1, text: TEXT, publishedAt: at('2026-01-02') };
  await publishProgramme(database.db.manager, published);
}, 60_000);
afterEach(async () => {
  await clocks?.close();
  clocks = null;
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (clock: Clock, id: string, actor: string, command: AgreementCommand): Promise<Handled> =>
  handle(depsOn(database, clock), id, { key: `k-${(count += 1)}`, actor, command });
async function signed(clock: Clock, id: string): Promise<void> {
  for (const { actor, command } of yearOf(SLUG, 2026, id).acts) {
    if (command.type !== 'ProposeAgreement' && command.type !== 'SignAgreement') continue;
    const pinned = command.type === 'ProposeAgreement' ? { ...command, spread: 0 } : command;
    expect(await ask(clock, id, actor, pinned)).toMatchObject({ accepted: true });
  }
}
const fix = (clock: Clock, id: string, day: string) =>
  ask(clock, id, `${id}-community`, { type: 'FixDate', item: 'joint-meeting@2026', on: localDate(day) });
async function letTimePass(clock: Clock, id: string): Promise<void> {
  while ((await drain(depsOn(database, clock), 100)) > 0);
  await handle(depsOn(database, clock), id, { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
}
const envelopes = async (id: string): Promise<Envelope[]> =>
  (await readStream(database.db.manager, id)).map(({ envelope }) => JSON.parse(envelope) as Envelope);

/** Each item as people see it; how often its reminders began again aside. */
async function standing(id: string): Promise<object> {
  const { items, status, termEnded, ending } = await readAgreement(database.db.manager, id);
  const shown = Object.values(items).map(({ key, status: its, overdue, escalated, fixedOn, issued, claims, waits }) => [
    key,
    { its, overdue, escalated, fixedOn, issued, claims, waits },
  ]);
  return { status, termEnded, ending, items: Object.fromEntries(shown) as object };
}
/** The events of the clock that are not undone, by their planned time. */
async function byTime(id: string): Promise<string[]> {
  const all = await envelopes(id);
  const undone = all.flatMap(({ payload }) => ((payload['undone'] ?? []) as { seq: number }[]).map(({ seq }) => seq));
  const own = all.filter(({ actor, seq }) => actor === 'clock' && !undone.includes(seq));
  return own.map(({ type, occurredAt, payload }) => `${occurredAt} ${type} ${String(payload['item'])}`).sort();
}

it.each([60, 400])(
  'recorded %d days ahead by a stack that was started so: corrected, it stands and goes on as if it had not, and verifies',
  async (days) => {
    const set = await clocksOf(database, at('2026-05-20', '18:00'));
    clocks = set;
    const right = set.process();
    for (const id of ['ahead', 'control']) await signed(right, id);
    await letTimePass(right, 'ahead');
    await letTimePass(right, 'control');
    const before = await standing('ahead');

    await set.server(days * DAY);
    const wrong = set.process(days * DAY);
    if (days === 60) expect(await fix(wrong, 'ahead', '2026-07-25')).toMatchObject({ accepted: true });
    await handle(depsOn(database, wrong), 'ahead', { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
    expect(await standing('ahead')).not.toEqual(before);
    await set.server(0);

    const now = set.process();
    expect(await fix(now, 'ahead', '2026-07-26')).toMatchObject({ refusal: { code: 'recorded-ahead' } });
    const outcome = await correctClock(depsOn(database, now), 'ahead', ['person-1', 'person-2']);
    expect(outcome).toMatchObject({ corrected: true });
    expect(await correctClock(depsOn(database, now), 'ahead', ['person-1', 'person-2'])).toEqual({
      corrected: false,
      code: 'nothing-ahead',
    });
    const accepted = days === 60 ? { 'joint-meeting@2026': { fixedOn: '2026-07-25' } } : {};
    const after = await standing('ahead');
    const meeting = 'joint-meeting@2026' as const;
    const expected = before as { items: Record<string, object> };
    expect(after).toEqual({
      ...expected,
      items: { ...expected.items, [meeting]: { ...expected.items[meeting], ...accepted[meeting] } },
    });
    const stream = await envelopes('ahead');
    const back = stream.filter(({ recordedAt }, n) => n > 0 && recordedAt < stream[n - 1]!.recordedAt);
    expect(back).toMatchObject([
      {
        type: 'ClockCorrected',
        recordedAt: set.right(),
        person: 'person-1',
        payload: { administrators: ['person-1', 'person-2'], until: wrong.now() },
      },
    ]);
    const notices = await database.db.query<{ payload: { lines: { code: string }[] }[] }[]>(
      `SELECT payload FROM graphile_worker._private_jobs WHERE payload::text LIKE '%clock-corrected%'`,
    );
    expect(notices).toHaveLength(1);

    // Commands go on at once; and time brings about what it brings about elsewhere, once.
    for (const id of ['ahead', 'control']) expect(await fix(now, id, '2026-07-27')).toMatchObject({ accepted: true });
    for (let month = 0; month < 8; month += 1) {
      await set.pass(30 * DAY);
      for (const id of ['ahead', 'control']) await letTimePass(now, id);
    }
    const control = await byTime('control');
    expect(control.length).toBeGreaterThan(30);
    expect(await byTime('ahead')).toEqual(control);

    await makeFolder(log);
    const signer = openKey(join(folder, 'log.key'), 'cobuild/test', false);
    const sealer = await openSealer({ db: database.db, clock: now, files: diskFiles(log), signer });
    await sealer.round();
    const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
    const verified = await verifyAll(database.appUrl, log, { vkeys: [signer.vkey] });
    const said = write.mock.calls.join('');
    write.mockRestore();
    expect([verified, verified === 0 ? '' : said]).toEqual([0, '']);
    const source = { tx: database.db.manager, log, disclose: () => Promise.resolve([]) };
    const content = await gatherAgreement(source, 'ahead');
    if (content === null || 'none' in content) throw new Error('not sealed');
    const files = filesOf(content, readFileSync(VERIFIER));
    expect(verify(files, { vkeys: [signer.vkey] }).faults).toEqual([]);
    const go = buildVerifyGo();
    if (go) {
      expect(go.verify([files], signer.vkey, '')).toMatchObject([{ faults: [] }]);
      go.close();
    }
  },
  120_000,
);

it('the command line names what is recorded ahead, and corrects it on the word of two administrators alone', async () => {
  await database.db.transaction(async (tx) => {
    await addUnit(tx, { id: 'district', parent: null, kind: 'district', name: '区' });
    for (const login of ['first', 'second', 'other']) {
      const person = (await addPerson(tx, sideStore(Buffer.alloc(32, 1)), {
        ...{ name: '某', login, password: `${login}-password` },
      }))!;
      const post = login === 'other' ? 'officer' : 'administrator';
      await appoint(tx, { unit: 'district', post, person, from: localDate('2000-01-01'), to: null, standingIn: false });
    }
  });
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  const server = (off: number) =>
    owner.query(`CREATE OR REPLACE FUNCTION ledger.server_time() RETURNS double precision LANGUAGE sql VOLATILE
      AS $$ SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 + ${off} $$`);
  const ahead: Clock = { ...systemClock, now: () => fromMillis(toMillis(systemClock.now()) + DAY) };
  await server(DAY);
  await signed(ahead, 'a');
  await server(0);

  const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const told = async (run: () => Promise<number>): Promise<[number, string]> => {
    write.mockClear();
    return [await run(), write.mock.calls.join('')];
  };
  const correct = (by: string[], password = (login: string) => `${login}-password`) =>
    told(() => correctClockAt(database.url, undefined, { by }, (login) => Promise.resolve(password(login))));
  const [listed, lifted, named] = [
    await told(() => holds(database.url)),
    await told(() => liftAt(database.url, log, 'a')),
    await correct([]),
  ];
  const refused = [
    await correct(['first']),
    await correct(['first', 'first']),
    await correct(['first', 'other']),
    await correct(['first', 'second'], () => 'guessed'),
  ];
  await server(-DAY);
  const wrongClock = await correct(['first', 'second']).catch((error: unknown) => String(error));
  await server(0);
  const [done, again, nothing] = [
    await correct(['first', 'second']),
    await correct(['first', 'second']),
    await told(() => holds(database.url)),
  ];
  write.mockRestore();
  await owner.end();

  for (const [code, words] of [listed, lifted, named])
    expect([code, words]).toEqual([1, expect.stringMatching(/\ba\b.*\n/)]);
  expect(listed[1]).toMatch(/correct-clock --by/);
  expect(lifted[1]).toMatch(/correct-clock --by/);
  for (const [code, words] of refused)
    expect([code, words]).toEqual([1, expect.stringMatching(/two different|is no administrator/)]);
  expect(wrongClock).toMatch(/clock-ahead/);
  expect(done).toEqual([0, expect.stringMatching(/已更正 put right {2}a/)]);
  expect([again[0], nothing[0]]).toEqual([0, 0]);
  const last = (await envelopes('a')).at(-1)!;
  expect(last).toMatchObject({ type: 'ClockCorrected' });
  expect(JSON.stringify(last)).not.toMatch(/first|second|某/);
  const reached = { key: null, actor: 'clock', command: { type: 'ReachInstant' } } as const;
  expect(await handle(depsOn(database, systemClock), 'a', reached)).toMatchObject({ accepted: true });
}, 120_000);
