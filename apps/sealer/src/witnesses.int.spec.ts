import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { COSIGNATURE, cosignedBy, cosignerOf, signerOf, signingKey, witnessOf } from '@cobuild/transparency';
import { standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at } from '../../../test/engines/year';
import { startWitness, type RunningWitness } from '../../cli/src/commands/witness';
import { verifyAll } from '../../cli/src/commands/verify';
import { addEntries } from '../testing/ledger';
import { memoryFiles, type MemoryFiles } from '../testing/memory-files';
import { readerOf } from '../testing/reader';
import { diskFiles, type LogFiles } from './files';
import { openSealer } from './sealer';
import { witnessesAt } from './witnesses';

const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
const clock = standingClock(at('2026-03-10'));
const LIMIT_MS = 500;

let database: TestDatabase;
let folder: string;
let files: MemoryFiles;
let witness: RunningWitness;
let said: string[];
const start = async (port = '0') =>
  (witness = await startWitness(
    {
      name: 'w',
      key: join(folder, 'w.key'),
      state: join(folder, 'w.json'),
      log: [signer.vkey],
      host: '127.0.0.1',
      port,
    },
    () => undefined,
  ));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-witness-'));
  [database, files, said] = [await testDatabase(), memoryFiles(), []];
  await start();
});
afterEach(async () => {
  await witness.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (into: LogFiles = files, url = witness.url) =>
  openSealer({
    ...{ db: database.db, clock, files: into, signer },
    witnesses: witnessesAt([{ url, witness: witnessOf(witness.vkey)! }], LIMIT_MS, (line) => said.push(line)),
  });
/** The size that is published, and whether the witness has cosigned it. */
const published = async (from = files) => {
  const note = (await from.read('checkpoint'))!;
  return [Number(note.toString().split('\n')[1]), cosignedBy(note, witnessOf(witness.vkey)!) !== null];
};

it('each checkpoint is published with the cosignature, and a stranger reads the log as before', async () => {
  const sealer = await open();
  const read = readerOf(signer.vkey, 'cobuild/test');
  for (const size of [4, 304, 604]) {
    await addEntries(database.db.manager, 'a', size === 4 ? 3 : 300);
    expect(await sealer.round()).toBe(size);
    expect(await published()).toEqual([size, true]);
    expect(await read(files)).toHaveLength(size);
  }
  expect(said).toEqual(['witness w: cosigns']);
  // Another sealer knows nothing of what the witness saw last, and publishes what came before it was killed.
  await files.write('checkpoint', Buffer.from((await files.read('checkpoint'))!.toString().replace(/.*\n$/, '')));
  const next = await open();
  expect(await published()).toEqual([604, true]);
  await addEntries(database.db.manager, 'a', 1);
  await next.round();
  expect(await published()).toEqual([605, true]);
});

it('the whole ledger is checked for a witness, too: until when it has seen it, or that it has not', async () => {
  const log = mkdtempSync(join(folder, 'log-'));
  await addEntries(database.db.manager, 'a', 3);
  await (await open(diskFiles(log))).round();
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const other = cosignerOf(signingKey('w', Buffer.alloc(32, 4), COSIGNATURE))!;
  await verifyAll(database.appUrl, log, { witnesses: [witness.vkey, other.vkey] });
  const output = write.mock.calls.map(([text]) => String(text)).join('');
  write.mockRestore();
  expect(output).toMatch(/witness w: 于 at 20\S+Z 见过 saw 4\n/);
  expect(output).toMatch(/"--witness 2","kind":"not-cosigned"/);
  expect(output).not.toContain('"--witness 1"');
});

it('one that is away means no cosignature and nothing else, and is made up for when it is back', async () => {
  const sealer = await open();
  const { port } = new URL(witness.url);
  await witness.close();
  await addEntries(database.db.manager, 'a', 3);
  await sealer.round();
  expect(await published()).toEqual([4, false]);
  expect(said).toEqual([expect.stringMatching(/^witness w: NO cosignature: /)]);
  await start(port);
  await sealer.round();
  expect(await published()).toEqual([4, true]);
  expect(said[1]).toBe('witness w: cosigns');
});

describe('one that misbehaves', () => {
  let server: Server;
  let asked = 0;
  const serve = async (reply: (n: number) => [number, string] | null): Promise<string> => {
    asked = 0;
    server = createServer((_, response) => {
      const answer = reply(asked++);
      if (answer) response.writeHead(answer[0]).end(answer[1]);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('never answers: publication waits once for its limit, and then no more', async () => {
    const sealer = await open(files, await serve(() => null));
    await addEntries(database.db.manager, 'a', 3);
    await sealer.round();
    await addEntries(database.db.manager, 'a', 3);
    let seen = 0;
    const began = performance.now();
    const watch = setInterval(() => {
      void published().then(([size]) => (seen ||= size === 7 ? performance.now() - began : 0));
    }, 5);
    await sealer.round();
    clearInterval(watch);
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(LIMIT_MS);
    expect(await published()).toEqual([7, false]);
  });

  it.each([
    ['a cosignature of somebody else', 200, '\u2014 w AAAAAAAA\n', /no cosignature of its key/],
    ['endless words', 200, 'x'.repeat(100_000), /too much/],
    ['sizes in a circle', 409, '1\n', /another tree of 1/],
    ['a size that is none', 409, '1e3\n', /answered 409/],
    ['an error', 500, 'no', /answered 500/],
  ])('answers with %s: nothing of it is published', async (_, status, text, words) => {
    const sealer = await open(files, await serve(() => [status, text]));
    await addEntries(database.db.manager, 'a', 3);
    await sealer.round();
    expect(await published()).toEqual([4, false]);
    expect((await files.read('checkpoint'))!.toString().split('\n')).toHaveLength(6);
    expect(said.join()).toMatch(words);
  });
});

it('does not cosign a history rewritten and signed anew with the true key, nor one set back', async () => {
  const sealer = await open();
  await addEntries(database.db.manager, 'a', 9);
  await sealer.round();
  expect(await published()).toEqual([10, true]);
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica`);
  await owner.query(`TRUNCATE ledger.checkpoints, ledger.cosignatures, ledger.log, ledger.entries, ledger.heads`);
  await owner.end();
  const forged = memoryFiles();
  const forger = await open(forged);
  await addEntries(database.db.manager, 'b', 4);
  await forger.round();
  expect(await published(forged)).toEqual([5, false]);
  expect(said.at(-1)).toMatch(/has seen 10, and we have 5 \(history was rewritten/);
  await addEntries(database.db.manager, 'b', 5);
  await forger.round();
  expect(await published(forged)).toEqual([10, false]);
  expect(said.at(-1)).toMatch(/has seen another tree of 10/);
  await addEntries(database.db.manager, 'b', 5);
  await forger.round();
  expect(await published(forged)).toEqual([15, false]);
  expect(said.at(-1)).toMatch(/answered 422 \(history was rewritten/);
});
