import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Act } from '@cobuild/agreement';
import { drain, handle, sealAll } from '@cobuild/handler';
import { append, lockHead } from '@cobuild/ledger';
import { signerOf, signingKey } from '@cobuild/transparency';
import { depsOn, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, yearOf } from '../../../test/engines/year';
import { diskFiles } from '../../sealer/src/files';
import { openSealer } from '../../sealer/src/sealer';
import { verifyAll } from './commands/verify';

const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
const clock = standingClock(at('2025-12-20'));
/** With an amendment, a suspension, a withdrawal, what was rejected; each an agreement of its own. */
const SLUGS = ['police-section-pairing', 'county-assistance', 'citizen-schools', 'community-education', 'co-residence'];

let database: TestDatabase;
let owner: Client;
let log: string;
beforeAll(async () => {
  log = mkdtempSync(join(tmpdir(), 'cobuild-log-'));
  database = await testDatabase();
  owner = new Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.close();
  rmSync(log, { recursive: true, force: true });
});

type Lived = Act & { id: string };
const actsOf = (id: string, slug: string, year = 2026): Lived[] =>
  yearOf(slug, year, id).acts.map((act) => ({ ...act, id }));
let asked = 0;

/** Does acts of several agreements in the order of their instants; between them the batch tells what is due. */
async function live(acts: readonly Lived[], reminding: (n: number) => boolean): Promise<void> {
  const deps = depsOn(database, clock);
  for (const [n, { at: now, id, actor, command }] of acts.entries()) {
    if (now > clock.at) clock.at = now;
    if (reminding(n)) while ((await drain(deps, 50)) > 0);
    const handled = await handle(deps, id, { key: `k-${(asked += 1)}`, actor, command });
    if (!handled.accepted) throw new Error(`${id} ${command.type}: ${handled.refusal.code}`);
  }
}

async function verified(): Promise<{ code: number; output: string }> {
  let output = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const code = await verifyAll(database.appUrl, log).finally(() => write.mockRestore());
  return { code, output };
}
const seal = async () => (await openSealer({ db: database.db, clock, files: diskFiles(log), signer })).round();

it('all that was decided is decided again, and all rows are made again, byte by byte: nothing differs', async () => {
  const acts = SLUGS.flatMap((slug) => actsOf(slug, slug)).sort((a, b) => (a.at < b.at ? -1 : 1));
  await live(acts, (n) => n % 3 === 0);
  await seal();
  const { code, output } = await verified();
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/重新决定 decided again \d{3,}, .*读模型 read models 5, 问题 findings 0/),
  ]);
}, 120_000);

it('while commands come in and reminders go out it sees one moment, finds nothing, and keeps nobody waiting', async () => {
  const stop = { over: false };
  const busy = [1, 2].map(async (lane) => {
    for (let n = 0; !stop.over; n += 1) await live(actsOf(`b-${lane}-${n}`, SLUGS[0]!, 2027).slice(0, 6), () => true);
  });
  const before = asked;
  const codes: number[] = [];
  for (let n = 0; n < 3; n += 1) codes.push((await verified()).code);
  stop.over = true;
  await Promise.all(busy);
  expect(codes).toEqual([0, 0, 0]);
  expect(asked - before).toBeGreaterThan(10);
}, 120_000);

it('a fact that no decision gives is found though chain, head and public log are right', async () => {
  await live(actsOf('forged', SLUGS[0]!, 2028).slice(0, 3), () => false);
  await database.db.transaction(async (tx) => {
    const head = (await lockHead(tx, 'forged'))!;
    const facts = [
      { at: clock.at, event: { type: 'PartyCommended', item: 'review@2028', role: 'community', prize: null } as const },
    ];
    const by = { actor: 'district-1', person: null, commandKey: 'forged' };
    await append(
      tx,
      sealAll(
        head,
        facts,
        clock.at,
        () => Buffer.alloc(16, 1),
        () => by,
      ),
      clock.at,
    );
  });
  await seal();
  const { code, output } = await verified();
  const [finding] = output.split('\n').filter((line) => line.includes('not-decided'));
  expect([code, JSON.parse(finding!)]).toMatchObject([
    1,
    { place: expect.stringMatching(/^forged \d+$/), command: 'Commend', refusal: expect.any(String) },
  ]);
  await owner.query(`SET session_replication_role = replica; DELETE FROM ledger.entries WHERE agreement_id = 'forged';
    DELETE FROM ledger.heads WHERE agreement_id = 'forged'; DELETE FROM ledger.log WHERE agreement_id = 'forged'`);
  for (const table of ['agreements', 'parties', 'due'])
    await owner.query(`DELETE FROM cobuild.${table} WHERE agreement_id = 'forged'`);
}, 60_000);

describe('a row of a read model that was tampered with is named', () => {
  const rows: Readonly<Record<string, readonly [string, RegExp]>> = {
    'one more done': [
      `UPDATE cobuild.agreements SET done = done + 1 WHERE agreement_id = 'co-residence'`,
      /"co-residence cobuild.agreements","kind":"row-differs"/,
    ],
    'another district': [
      `UPDATE cobuild.agreements SET district = 'x' WHERE agreement_id = 'co-residence'`,
      /"co-residence cobuild.agreements","kind":"row-differs"/,
    ],
    'told of at an older entry': [
      `UPDATE cobuild.agreements SET seq = 3 WHERE agreement_id = 'co-residence'`,
      /"co-residence cobuild.agreements","kind":"row-differs"/,
    ],
    'an overview taken away': [
      `DELETE FROM cobuild.agreements WHERE agreement_id = 'co-residence'`,
      /"co-residence cobuild.agreements","kind":"row-missing"/,
    ],
    'somebody let in': [
      `INSERT INTO cobuild.parties VALUES ('co-residence', 'guest', 'a-guest')`,
      /"co-residence cobuild.parties guest","kind":"row-differs"/,
    ],
    'a reminder to come taken away': [
      `DELETE FROM cobuild.due WHERE (agreement_id, occasion) IN (SELECT agreement_id, occasion FROM cobuild.due LIMIT 1)`,
      /"\S+ cobuild.due \S+","kind":"row-missing"/,
    ],
    'a reminder put off by a microsecond': [
      `UPDATE cobuild.due SET at = at + interval '1 microsecond' WHERE (agreement_id, occasion) IN (SELECT agreement_id, occasion FROM cobuild.due LIMIT 1)`,
      /"\S+ cobuild.due \S+","kind":"row-differs"/,
    ],
    'a row of an agreement that there is not': [
      `INSERT INTO cobuild.parties VALUES ('nowhere', 'community', 'a')`,
      /"nowhere cobuild.parties","kind":"row-without-entry"/,
    ],
  };
  beforeAll(async () => {
    await live(actsOf('young', SLUGS[0]!, 2028).slice(0, 4), () => false);
    await owner.query(`CREATE SCHEMA kept`);
    for (const table of ['agreements', 'parties', 'due'])
      await owner.query(`CREATE TABLE kept.${table} AS TABLE cobuild.${table}`);
  });
  afterEach(async () => {
    for (const table of ['agreements', 'parties', 'due'])
      await owner.query(`DELETE FROM cobuild.${table}; INSERT INTO cobuild.${table} SELECT * FROM kept.${table}`);
  });
  it.each(Object.keys(rows))('%s', async (name) => {
    const [change, place] = rows[name]!;
    expect((await owner.query(change)).rowCount).toBe(1);
    expect(await verified()).toEqual({ code: 1, output: expect.stringMatching(place) });
  });
});
