import { Client } from 'pg';
import { createDataSource, Superseded } from '@cobuild/ledger';
import { leafHash, signerOf, signingKey } from '@cobuild/transparency';
import { standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at } from '../../../test/engines/year';
import { addEntries } from '../testing/ledger';
import { memoryFiles, type MemoryFiles } from '../testing/memory-files';
import { readerOf } from '../testing/reader';
import { openSealer, type Sealer } from './sealer';

const ORIGIN = 'cobuild/test';
const signer = signerOf(signingKey(ORIGIN, Buffer.alloc(32, 7)))!;

let database: TestDatabase;
let files: MemoryFiles;
let read: () => Promise<string[]>;
const clock = standingClock(at('2026-03-10'));
beforeEach(async () => {
  database = await testDatabase();
  files = memoryFiles();
  const reader = readerOf(signer.vkey, ORIGIN);
  read = () => reader(files);
  clock.at = at('2026-03-10');
});
afterEach(() => database.close());

const open = (): Promise<Sealer> => openSealer({ db: database.db, clock, files, signer });
/** As the owner, who can switch the triggers off. */
async function asOwner(work: (query: (text: string) => Promise<unknown>) => Promise<unknown>): Promise<void> {
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica`);
  await work((text) => owner.query(text));
  await owner.end();
}

it('a transaction that began first and commits last is in the log, none is skipped and none is there twice', async () => {
  const sealer = await open();
  const slow = database.db.createQueryRunner();
  await slow.startTransaction();
  await addEntries(slow.manager, 'slow', 2);
  await addEntries(database.db.manager, 'quick', 3);
  // The slow one holds the horizon: what came after it waits, too, and there is nothing yet to take a snapshot of.
  expect(await sealer.round()).toBe(0);
  await addEntries(database.db.manager, 'quick', 1);
  expect(await sealer.round()).toBe(0);
  await slow.commitTransaction();
  await slow.release();
  expect(await sealer.round()).toBe(7);
  expect(await sealer.round()).toBe(7);
  const commitments = await database.db.query<{ c: string }[]>(
    `SELECT commitment AS c FROM ledger.entries ORDER BY position`,
  );
  const expected = commitments.map(({ c }) => `{"c":"${Buffer.from(c, 'hex').toString('base64url')}","v":1}`);
  expect((await read()).slice(0, -1)).toEqual(expected);
});

it('one that is rolled back leaves no gap', async () => {
  const sealer = await open();
  const away = database.db.createQueryRunner();
  await away.startTransaction();
  await addEntries(away.manager, 'a', 2);
  await addEntries(database.db.manager, 'b', 1);
  await away.rollbackTransaction();
  await away.release();
  expect(await sealer.round()).toBe(2);
  expect(await read()).toHaveLength(2);
});

it('only the newest sealer seals', async () => {
  const old = await open();
  await addEntries(database.db.manager, 'a', 1);
  await old.round();
  const newest = await open();
  expect(newest.epoch).toBe(old.epoch + 1);
  await addEntries(database.db.manager, 'a', 1);
  const before = files.paths().length;
  await expect(old.round()).rejects.toThrow(Superseded);
  expect(files.paths()).toHaveLength(before);
  expect(await newest.round()).toBe(3);
  await read();
});

it('takes a snapshot of all heads once a day', async () => {
  const sealer = await open();
  expect(await sealer.round()).toBe(0);
  await addEntries(database.db.manager, 'a', 1);
  await sealer.round();
  await sealer.round();
  clock.at = at('2026-03-11', '00:00');
  await sealer.round();
  expect((await read()).filter((entry) => entry.includes('heads')).map((entry) => entry.slice(0, 30))).toEqual([
    '{"day":"2026-03-10","heads":1,',
    '{"day":"2026-03-11","heads":1,',
  ]);
});

describe('refuses to go on, naming the place, when', () => {
  beforeEach(async () => {
    const sealer = await open();
    await addEntries(database.db.manager, 'a', 300);
    await sealer.round();
    await read();
  });
  const bend = async (path: string, byte = 0) => {
    const bytes = Buffer.from((await files.read(path))!);
    bytes[byte]! ^= 1;
    await files.write(path, bytes);
  };

  it.each(['tile/0/000', 'tile/0/001.p/45', 'tile/1/000.p/1', 'tile/entries/000', 'tile/entries/001.p/45'])(
    '%s was changed',
    async (path) => {
      await bend(path, 5);
      await expect(open()).rejects.toMatchObject({ code: 'file-differs', message: expect.stringContaining(path) });
    },
  );

  it('a tile is gone', async () => {
    await files.remove('tile/0/000');
    await expect(open()).rejects.toThrow(/tile\/0\/000 缺失.*\n.*tile\/0\/000 is missing/);
  });

  it('an entry of the ledger was changed', async () => {
    await asOwner((query) => query(`UPDATE ledger.entries SET commitment = repeat('0', 64) WHERE seq = 7`));
    await expect(open()).rejects.toMatchObject({ code: 'entry-changed', message: expect.stringContaining('a 7 (6)') });
  });

  it('an entry and its leaf were changed alike', async () => {
    const hash = leafHash(Buffer.from(`{"c":"${'A'.repeat(43)}","v":1}`)).toString('hex');
    await asOwner(async (query) => {
      await query(`UPDATE ledger.entries SET commitment = repeat('0', 64) WHERE seq = 7`);
      await query(`UPDATE ledger.log SET leaf_hash = decode('${hash}', 'hex') WHERE seq = 7`);
    });
    await expect(open()).rejects.toMatchObject({
      code: 'root-differs',
      message: expect.stringContaining('301, tile/entries/000'),
    });
  });

  it('the database was set back', async () => {
    await asOwner((query) => query(`DELETE FROM ledger.checkpoints`));
    await expect(open()).rejects.toMatchObject({ code: 'checkpoint-ahead' });
    await asOwner((query) => query(`DELETE FROM ledger.log WHERE index > 100`));
    await expect(open()).rejects.toMatchObject({ code: 'checkpoint-ahead' });
  });

  it('leaves are gone', async () => {
    await asOwner((query) => query(`DELETE FROM ledger.log WHERE index > 100`));
    await expect(open()).rejects.toMatchObject({ code: 'root-differs', message: expect.stringContaining('101 < 301') });
  });

  it('the checkpoint was changed, or is of another key', async () => {
    const note = (await files.read('checkpoint'))!;
    await bend('checkpoint', ORIGIN.length + 1);
    await expect(open()).rejects.toMatchObject({ code: 'checkpoint-unreadable' });
    await files.write('checkpoint', note);
    const other = signerOf(signingKey(ORIGIN, Buffer.alloc(32, 8)))!;
    await expect(openSealer({ db: database.db, clock, files, signer: other })).rejects.toThrow(/no-known-signature/);
    await open();
  });

  it('the database comes from another server', async () => {
    await asOwner((query) =>
      query(`UPDATE ledger.entries SET transaction_id = '9999999999' WHERE seq = 300 AND agreement_id = 'a'`),
    );
    await expect(open()).rejects.toMatchObject({ code: 'another-server' });
  });

  it('a tile is changed under its feet: the next checkpoint would contradict', async () => {
    const sealer = await open();
    await bend('tile/1/000.p/1', 5);
    await addEntries(database.db.manager, 'a', 1);
    const before = await files.read('checkpoint');
    await expect(sealer.round()).rejects.toMatchObject({ code: 'inconsistent' });
    expect(await files.read('checkpoint')).toEqual(before);
  });
});

it('the app role can neither change nor take back what is sealed', async () => {
  const app = await createDataSource(database.appUrl).initialize();
  for (const table of ['log', 'checkpoints', 'sealers'])
    for (const statement of [`DELETE FROM ledger.${table}`, `TRUNCATE ledger.${table}`])
      await expect(app.query(statement)).rejects.toThrow(/permission denied/);
  await app.destroy();
});
