import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { filesOf, gatherAgreement, VERIFIER } from '@cobuild/bundle';
import { catalogueText, makeFolder } from '@cobuild/config';
import { localDate } from '@cobuild/calendar';
import { addPerson, addUnit, appoint, sideStore } from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { allHolds, folderOf, hold, incarnation, keptFor, publishProgramme, type Hold } from '@cobuild/ledger';
import { originOf, signCheckpoint } from '@cobuild/transparency';
import { verify } from '../../../libs/bundle/verify.mjs';
import { serve } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, yearOf } from '../../../test/engines/year';
import { diskFiles } from '../../sealer/src/files';
import { openKey } from '../../sealer/src/key';
import { openSealer } from '../../sealer/src/sealer';
import { readerOf } from '../../sealer/testing/reader';
import { newLog } from './commands/new-log';
import { verifyAll } from './commands/verify';

const ORIGIN = 'cobuild/test';
const SLUG = 'police-section-pairing';
const clock = standingClock(at('2025-12-20'));

let database: TestDatabase;
let folder: string;
let log: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-new-log-'));
  log = mkdtempSync(join(folder, 'log-'));
  process.env['COBUILD_LOG'] = log;
  database = await testDatabase();
  const [text, publishedAt] = [catalogueText(SLUG)!, clock.at];
  await publishProgramme(database.db.manager, { slug: SLUG, version: 1, text, publishedAt });
  await database.db.transaction(async (tx) => {
    await addUnit(tx, { id: 'district', parent: null, kind: 'district', name: '区' });
    for (const login of ['first', 'second', 'other']) {
      const person = (await addPerson(tx, sideStore(Buffer.alloc(32, 1)), {
        name: '某',
        login,
        password: `${login}-password`,
      }))!;
      const post = login === 'other' ? 'officer' : 'administrator';
      await appoint(tx, { unit: 'district', post, person, from: localDate('2000-01-01'), to: null, standingIn: false });
    }
  });
}, 60_000);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function live(agreementId: string, from: number, to: number): Promise<void> {
  for (const [n, { at: when, actor, command }] of yearOf(SLUG, 2026, agreementId).acts.slice(from, to).entries()) {
    clock.at = when;
    const handled = await handle(depsOn(database, clock), agreementId, { key: `k-${from + n}`, actor, command });
    if (!handled.accepted) throw new Error(handled.refusal.code);
  }
}
/** A sealer as its module starts one. */
async function sealer() {
  const n = await incarnation(database.db.manager);
  await makeFolder(folderOf(log, n));
  const signer = openKey(keptFor(join(folder, 'log.key'), n), originOf(ORIGIN, n), false);
  return { ...(await openSealer({ db: database.db, clock, files: diskFiles(folderOf(log, n)), signer })), signer };
}
async function asOwner(text: string): Promise<void> {
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica; ${text}`);
  await owner.end();
}
/** What the command says, and ends with. */
async function begun(
  by: string[],
  ask = (login: string) => `${login}-password`,
  pin: string[] = [],
): Promise<[number, string]> {
  let said = '';
  const write = (text: unknown): boolean => ((said += String(text)), true);
  const spies = [process.stdout, process.stderr].map((out) => jest.spyOn(out, 'write').mockImplementation(write));
  const code = await newLog(database.appUrl, { profile: 'test', by, pin }, (login) => Promise.resolve(ask(login)));
  for (const spy of spies) spy.mockRestore();
  return [code, said];
}
const bundleOf = async (id: string) => {
  const content = await gatherAgreement({ tx: database.db.manager, log, disclose: () => Promise.resolve([]) }, id);
  return content === null || 'none' in content ? null : filesOf(content, readFileSync(VERIFIER));
};

it('after entries are lost two administrators begin a new log, whose first leaf says so, and the old one stays', async () => {
  for (const id of ['a', 'b']) await live(id, 0, 3);
  const old = await sealer();
  await old.round();
  // A backup of this moment; then more is recorded and sealed, and lost.
  const [{ last } = { last: 0 }] = await database.db.query<{ last: number }[]>(
    `SELECT max(position)::int AS last FROM ledger.entries`,
  );
  const MODELS = ['agreements', 'parties', 'due'];
  await asOwner(`CREATE SCHEMA kept; ${MODELS.map((t) => `CREATE TABLE kept.${t} AS TABLE cobuild.${t}`).join(';')}`);
  for (const id of ['a', 'b']) await live(id, 3, 8);
  const size = await old.round();
  const before = readFileSync(join(log, 'checkpoint'));
  expect(await begun(['first', 'second'])).toEqual([1, expect.stringMatching(/nothing is lost/)]);

  await asOwner(`
    DELETE FROM ledger.log l USING ledger.entries e WHERE e.agreement_id = l.agreement_id AND e.seq = l.seq AND e.position > ${last};
    DELETE FROM ledger.checkpoints WHERE size = ${size};
    DELETE FROM ledger.entries WHERE position > ${last};
    DELETE FROM ledger.commands c WHERE c.to_seq > (SELECT max(e.seq) FROM ledger.entries e WHERE e.agreement_id = c.agreement_id);
    UPDATE ledger.heads h SET (seq, commitment, recorded_at) = (SELECT e.seq, e.commitment, e.envelope::json ->> 'recordedAt' FROM ledger.entries e WHERE e.agreement_id = h.agreement_id ORDER BY e.seq DESC LIMIT 1);
    ${MODELS.map((t) => `DELETE FROM cobuild.${t}; INSERT INTO cobuild.${t} SELECT * FROM kept.${t}`).join(';')}`);
  await expect(sealer()).rejects.toMatchObject({ code: 'checkpoint-ahead' });

  expect(await begun(['first', 'first'])).toEqual([1, expect.stringMatching(/两位不同.*two different/)]);
  expect(await begun(['first'])).toEqual([1, expect.stringMatching(/two different/)]);
  expect(await begun(['first', 'other'])).toEqual([1, expect.stringMatching(/other 不是管理员/)]);
  expect(await begun(['first', 'second'], () => 'guessed')).toEqual([1, expect.stringMatching(/first 不是管理员/)]);
  const bundle = join(log, `tile/entries/000.p/${size}`);
  const bytes = readFileSync(bundle);
  writeFileSync(bundle, bytes.with(30, bytes[30]! ^ 1));
  expect(await begun(['first', 'second'])).toEqual([1, expect.stringMatching(/restore its folder/)]);
  writeFileSync(bundle, bytes);

  const behind = { agreementId: null, code: 'ledger-behind', since: clock.at, facts: { has: size - 4, pin: size } };
  await hold(database.db.manager, behind as Hold);
  const [code, said] = await begun(['first', 'second']);
  expect(await allHolds(database.db.manager)).toEqual([]);
  expect([code, said]).toEqual([0, expect.stringMatching(/cobuild\/test\/2\n.*\[\[\d+,\d+\]\]/)]);
  await expect(old.round()).rejects.toThrow(/another sealer has taken over/);
  // Until the sealer has begun there is nothing to prove by: the newest checkpoint is of the log before.
  expect(await bundleOf('a')).toBeNull();

  const next = await sealer();
  await next.round();
  const read = await readerOf(next.signer.vkey, 'cobuild/test/2')(diskFiles(folderOf(log, 2)));
  expect(read[0]).toContain(`"oldOrigin":"cobuild/test"`);
  expect(read[0]).not.toMatch(/first|second|password/);
  expect(JSON.parse(read[0]!)).toMatchObject({ ledgerRestored: { heads: { count: 2 }, oldSize: size } });
  const files = (await bundleOf('a'))!;
  const judged = verify(files, { vkeys: [next.signer.vkey] });
  expect([judged.faults, judged.facts.restored]).toMatchObject([[], { oldOrigin: ORIGIN, oldSize: size }]);
  expect(verify(files, { pins: [before] }).faults).toMatchObject([{ place: '--pin:1', code: 'other-log' }]);
  // The old log is as it was.
  expect(readFileSync(join(log, 'checkpoint'))).toEqual(before);
  expect(existsSync(join(folder, 'log.key'))).toBe(true);

  const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const verified = await verifyAll(database.appUrl, log, { vkeys: [next.signer.vkey] });
  write.mockRestore();
  expect(verified).toBe(0);

  // Life goes on, in the new log.
  await live('a', 3, 5);
  const now = await next.round();
  expect(verify((await bundleOf('a'))!, { vkeys: [next.signer.vkey] }).faults).toEqual([]);
  expect(await begun(['first', 'second'])).toEqual([1, expect.stringMatching(/nothing is lost/)]);
  // What only a checkpoint outside still knows of is lost as well; one that the log's key has not signed says nothing.
  const pin = join(folder, 'pin');
  const ahead = { size: now + 7, root: Buffer.alloc(32, 9) };
  writeFileSync(pin, signCheckpoint({ origin: next.signer.name, ...ahead }, old.signer));
  await expect(begun(['first', 'second'], undefined, [pin])).rejects.toThrow(/not signed by the key/);
  writeFileSync(pin, signCheckpoint({ origin: next.signer.name, ...ahead }, next.signer));
  expect(await begun(['first', 'second'], undefined, [pin])).toEqual([
    0,
    expect.stringContaining(`[[${now},${now + 6}]]`),
  ]);

  const api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { log });
  const text = async (path: string) => (await fetch(`${api.url}/log/${path}`)).text();
  const answers = [await text('1/checkpoint'), await text('2/checkpoint'), await text('1/vkey')];
  const status = async (path: string) => (await fetch(`${api.url}/log/${path}`)).status;
  const statuses = [await status(`1/tile/0/000.p/${size}`), await status('3/checkpoint'), await status('0/checkpoint')];
  await api.close();
  expect(answers).toEqual([before.toString(), readFileSync(join(log, '2/checkpoint'), 'utf8'), `${old.signer.vkey}\n`]);
  expect(statuses).toEqual([200, 404, 400]);
}, 60_000);
