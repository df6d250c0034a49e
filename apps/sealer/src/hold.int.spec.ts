import { Client } from 'pg';
import { allHolds, holdOn } from '@cobuild/ledger';
import { handle } from '@cobuild/handler';
import { localDate } from '@cobuild/calendar';
import { signerOf, signingKey } from '@cobuild/transparency';
import { depsOn, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';
import { memoryFiles, type MemoryFiles } from '../testing/memory-files';
import { chainWatch } from './chains';
import { holdFor } from './hold';
import { openSealer } from './sealer';

const SLUG = 'police-section-pairing';
const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;

let database: TestDatabase;
let files: MemoryFiles;
const clock = standingClock(at('2025-12-20'));
const said: string[] = [];
const log = (line: string) => void said.push(line);
beforeEach(async () => {
  database = await testDatabase();
  files = memoryFiles();
  said.length = 0;
  for (const id of ['a', 'b', 'c']) await sign(depsOn(database, clock), id, yearOf(SLUG, 2026, id).acts);
});
afterEach(() => database.close());

const open = () => openSealer({ db: database.db, clock, files, signer });
const seal = async () => (await open()).round();
async function asOwner(...queries: string[]): Promise<void> {
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica`);
  for (const query of queries) await owner.query(query);
  await owner.end();
}
const fix = (id: string, key: string) => {
  const command = { type: 'FixDate', item: 'joint-meeting@2026', on: localDate('2026-07-10') } as const;
  return handle(depsOn(database, clock), id, { key, actor: `${id}-community`, command });
};
const held = async () =>
  (await allHolds(database.db.manager)).map(({ agreementId, code, facts }) => ({ agreementId, code, facts }));

it('recomputes every chain, and makes read-only the one that is not what was sealed, saying so once', async () => {
  const look = chainWatch(database.db, clock, log);
  await look();
  expect(await held()).toEqual([]);
  await asOwner(
    `UPDATE ledger.entries SET envelope = replace(envelope, 'b-community', 'x') WHERE agreement_id = 'b' AND seq = 2`,
  );
  await look();
  await look();
  expect(await held()).toEqual([{ agreementId: 'b', code: 'chain-broken', facts: { seq: 2 } }]);
  expect(said).toEqual(['转为只读 read-only: b chain-broken {"seq":2}']);
  expect(await fix('b', 'k')).toMatchObject({ refusal: { code: 'chain-broken' } });
  for (const id of ['a', 'c']) expect(await fix(id, 'k')).toMatchObject({ accepted: true });
});

it.each([
  [
    'an entry and all after it sealed anew',
    `UPDATE ledger.entries SET commitment = repeat('0', 64) WHERE agreement_id = 'b' AND seq = 2`,
    { agreementId: 'b', code: 'chain-broken' },
  ],
  ['leaves gone', `DELETE FROM ledger.log WHERE index > 3`, { agreementId: null, code: 'log-differs' }],
  [
    'checkpoints gone, as after restoring an older dump',
    `DELETE FROM ledger.checkpoints`,
    { agreementId: null, code: 'ledger-behind' },
  ],
])('what the sealer finds when it begins is read-only: %s', async (_, change, expected) => {
  await seal();
  await asOwner(change);
  const refusal = await open().catch((error: unknown) => error);
  await holdFor(refusal, database.db, clock, log);
  expect(await held()).toMatchObject([expected]);
  const [first] = said;
  expect(first).toContain('转为只读 read-only: ');
  const free = expected.agreementId === null ? { refusal: { code: expected.code } } : { accepted: true };
  expect(await fix('a', 'k')).toMatchObject(free);
  expect(await fix('b', 'k')).toMatchObject({ refusal: { code: expected.code } });
});

it('names both sizes when the ledger is behind what was published', async () => {
  const size = await seal();
  await asOwner(`DELETE FROM ledger.checkpoints`);
  await holdFor(await open().catch((error: unknown) => error), database.db, clock, log);
  expect(await holdOn(database.db.manager, 'a')).toMatchObject({
    code: 'ledger-behind',
    facts: { fault: 'checkpoint-ahead', place: `checkpoint (${size} > 0)` },
  });
});

it('makes again what a copy of the published folder does not have yet, and nothing that a checkpoint covers', async () => {
  await seal();
  const early = new Map<string, Buffer>();
  for (const path of files.paths()) {
    const bytes = await files.read(path);
    if (bytes) early.set(path, bytes);
  }
  await fix('a', 'k');
  const size = await seal();
  files = memoryFiles();
  for (const [path, bytes] of early) {
    for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) await files.mkdir(path.slice(0, at));
    await files.write(path, bytes);
  }
  expect(await (await open()).round()).toBe(size);
  await files.remove('tile/0/000.p');
  await expect(open()).rejects.toMatchObject({ code: 'file-differs' });
});
