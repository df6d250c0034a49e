import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { AgreementCommand } from '@cobuild/agreement';
import { localDate } from '@cobuild/calendar';
import { allHolds, createDataSource, hold, liftHolds, readStream } from '@cobuild/ledger';
import { AgreementOverview, InboxNotice, nextDue } from '@cobuild/readmodel';
import { serviceUser } from '../../../infra/service-user';
import {
  depsOn,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../../test/engines/database';
import { clocksOf } from '../../../test/engines/clocks';
import { smallDisk } from '../../../test/engines/small-disk';
import { at, sign, yearOf } from '../../../test/engines/year';
import { drain } from './drain';
import { handle, type Handled, type HandlerDeps } from './handle';

const SLUG = 'police-section-pairing';

let database: TestDatabase;
let deps: HandlerDeps & { clock: StandingClock };
let count = 0;
beforeEach(async () => {
  database = await testDatabase();
  deps = depsOn(database, standingClock(at('2025-12-20')));
});
afterEach(() => database.close());

async function signed(): Promise<string> {
  const id = `r-${(count += 1)}`;
  deps.clock.at = at('2025-12-20');
  await sign(deps, id, yearOf(SLUG, 2026, id).acts);
  return id;
}
const fix = (day: string): AgreementCommand => ({ type: 'FixDate', item: 'joint-meeting@2026', on: localDate(day) });
const ask = (id: string, key: string, day = '2026-07-10', on: HandlerDeps = deps): Promise<Handled> =>
  handle(on, id, { key, actor: `${id}-community`, command: fix(day) });
const entries = async (id: string) => (await readStream(database.db.manager, id)).length;
/** As a superuser whom no trigger holds back. */
async function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica`);
  return work(owner).finally(() => owner.end());
}

describe('a hold', () => {
  it('of one agreement refuses its commands and reminders, and nothing of the others; lifted, the same key works', async () => {
    const [held, free] = [await signed(), await signed()];
    const tx = database.db.manager;
    const since = deps.clock.now();
    const broken = { agreementId: held, code: 'chain-broken', since, facts: { seq: 1 } } as const;
    expect([await hold(tx, broken), await hold(tx, broken)]).toEqual([true, false]);
    const before = await entries(held);
    deps.clock.at = at('2026-06-04');
    expect(await ask(held, 'k')).toEqual({ accepted: false, refusal: { code: 'chain-broken', about: since } });
    expect(await ask(free, 'k')).toMatchObject({ accepted: true });
    while ((await drain(deps, 100)) > 0);
    expect(await entries(held)).toBe(before);
    expect(
      await database.db.query(`SELECT DISTINCT agreement_id FROM cobuild.due WHERE at <= $1`, [deps.clock.at]),
    ).toEqual([{ agreement_id: held }]);
    // Whoever waits for the next reminder does not wait for one that may not be issued.
    expect((await nextDue(tx, deps.clock.at))! > deps.clock.at).toBe(true);

    expect(await liftHolds(tx, held, deps.clock.now())).toBe(1);
    expect(await ask(held, 'k')).toMatchObject({ accepted: true, repeated: false });
    while ((await drain(deps, 100)) > 0);
    expect(await database.db.query(`SELECT FROM cobuild.due WHERE at <= $1`, [deps.clock.at])).toEqual([]);
    expect(await entries(held)).toBe(await entries(free));
  });

  it('of the whole ledger refuses everything, also what is not there yet', async () => {
    const id = await signed();
    const since = deps.clock.now();
    await hold(database.db.manager, { agreementId: null, code: 'ledger-behind', since, facts: { has: 3, pin: 5 } });
    expect(await ask(id, 'k')).toEqual({ accepted: false, refusal: { code: 'ledger-behind', about: since } });
    await expect(sign(deps, 'new', yearOf(SLUG, 2026, 'new').acts)).rejects.toThrow('ledger-behind');
    expect(await database.db.query(`SELECT FROM ledger.heads WHERE agreement_id = 'new'`)).toEqual([]);
    deps.clock.at = at('2026-06-04');
    expect(await drain(deps, 100)).toBe(0);
    expect(await nextDue(database.db.manager, deps.clock.at)).toBeNull();
    await expect(database.db.query(`UPDATE ledger.holds SET code = 'log-differs'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(database.db.query(`DELETE FROM ledger.holds`)).rejects.toThrow('permission denied');
  });
});

describe('a row changed by a superuser', () => {
  const tampers: [string, string][] = [
    [
      'an envelope',
      `UPDATE ledger.entries SET envelope = replace(envelope, 'community', 'somebody') WHERE agreement_id = $1 AND seq = 1`,
    ],
    ['no JSON any more', `UPDATE ledger.entries SET envelope = 'x' WHERE agreement_id = $1 AND seq = 2`],
    ['an entry taken out', `DELETE FROM ledger.entries WHERE agreement_id = $1 AND seq = 2`],
    [
      'the last entry taken away',
      `DELETE FROM ledger.entries WHERE agreement_id = $1 AND seq = (SELECT max(seq) FROM ledger.entries WHERE agreement_id = $1)`,
    ],
    ['a head', `UPDATE ledger.heads SET commitment = repeat('0', 64) WHERE agreement_id = $1`],
  ];
  it.each(tampers)('%s: that agreement is read-only at the next look from afresh, others go on', async (_, change) => {
    const [bad, good] = [await signed(), await signed()];
    await asOwner((client) => client.query(change, [bad]));
    // What this process remembers of the stream is not asked: as after a restart.
    const { handle: afresh } = freshHandler();
    const command = { key: 'k', actor: `${bad}-community`, command: fix('2026-07-10') };
    expect(await afresh(deps, bad, command)).toMatchObject({ refusal: { code: 'chain-broken' } });
    expect(await allHolds(database.db.manager)).toMatchObject([{ agreementId: bad, code: 'chain-broken' }]);
    expect(await ask(good, 'k')).toMatchObject({ accepted: true });
    // And for the process that remembers.
    expect(await ask(bad, 'k')).toMatchObject({ refusal: { code: 'chain-broken' } });
  });

  /** The door as a process that has just begun has it. */
  function freshHandler(): { handle: typeof handle } {
    jest.resetModules();
    return jest.requireActual('./handle');
  }
});

describe('the clock of a machine that nobody can see is wrong, as it was so before anything was started', () => {
  it('behind the stream by 6 s is refused, by 4 s it takes the time of the stream, and right again it goes on', async () => {
    const id = await signed();
    const last = deps.clock.now();
    const clocks = await clocksOf(database, last);
    const before = await entries(id);
    /** Server and process alike. */
    const off = async (ms: number): Promise<HandlerDeps> => {
      await clocks.server(ms);
      return { ...deps, clock: clocks.process(ms) };
    };
    expect(await ask(id, 'k', '2026-07-10', await off(-6000))).toEqual({
      accepted: false,
      refusal: { code: 'recorded-ahead' },
    });
    expect(await entries(id)).toBe(before);
    expect(await ask(id, 'k', '2026-07-10', await off(-4000))).toMatchObject({ accepted: true, repeated: false });
    const [newest] = (await readStream(database.db.manager, id)).slice(-1);
    expect(newest?.envelope).toContain(`"recordedAt":"${last}"`);
    expect(await ask(id, 'l', '2026-07-11', await off(1000))).toMatchObject({ accepted: true });
    await clocks.close();
  });
});

it('a full disk refuses as read-only and loses nothing; with room again the same key works', async () => {
  const id = await signed();
  const disk = smallDisk(6);
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  const space = `small_${Date.now()}`;
  if (disk) {
    const folder = join(disk.folder, 'space');
    mkdirSync(folder);
    const { uid, gid } = serviceUser();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    chmodSync(folder, 0o700);
    await owner.query(`CREATE TABLESPACE ${space} LOCATION '${folder}'`);
    await owner.query(`ALTER TABLE ledger.entries SET TABLESPACE ${space}`);
    await owner.query(`CREATE TABLE public.filler (t text) TABLESPACE ${space}`);
    const fill = `INSERT INTO public.filler SELECT repeat('x', 1900) FROM generate_series(1, 4)`;
    for (let full = false; !full;)
      full = await owner.query(fill).then(
        () => false,
        () => true,
      );
  } else {
    // Where no file system may be mounted, PostgreSQL's own word for it.
    await owner.query(`CREATE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
    await owner.query(`CREATE TRIGGER filler BEFORE INSERT ON ledger.entries EXECUTE FUNCTION public.full()`);
  }
  let n = 0;
  let last: Handled;
  // What fits into the page that has begun is still taken.
  do last = await ask(id, `k-${(n += 1)}`, `2026-07-${10 + (n % 20)}`);
  while (last.accepted && n < 200);
  expect(last).toEqual({ accepted: false, refusal: { code: 'disk-full' } });
  const kept = await entries(id);
  expect(await ask(id, `k-${n}`, `2026-07-${10 + (n % 20)}`)).toEqual(last);
  expect(await entries(id)).toBe(kept);

  if (disk) await owner.query(`DROP TABLE public.filler`);
  else await owner.query(`DROP FUNCTION public.full() CASCADE`);
  expect(await ask(id, `k-${n}`, `2026-07-${10 + (n % 20)}`)).toMatchObject({ accepted: true, repeated: false });
  expect(await entries(id)).toBe(kept + 1);
  if (disk) {
    await owner.query(`ALTER TABLE ledger.entries SET TABLESPACE pg_default`);
    await owner.query(`DROP TABLESPACE ${space}`);
    disk.release();
  }
  await owner.end();
});

it('a database that only reads refuses as read-only, and goes on once it writes', async () => {
  const id = await signed();
  const reading = new URL(database.appUrl);
  reading.searchParams.set('options', '-c default_transaction_read_only=on');
  const db = await createDataSource(reading.href.replaceAll('+', '%20'), {
    entities: [AgreementOverview, InboxNotice],
  }).initialize();
  expect(await ask(id, 'k', '2026-07-10', { ...deps, db })).toEqual({
    accepted: false,
    refusal: { code: 'database-read-only' },
  });
  await db.destroy();
  expect(await ask(id, 'k')).toMatchObject({ accepted: true, repeated: false });
});
