import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedAfter, ownEntries } from '@cobuild/ledger';
import { keysAt, keysOfLog, openCheckpoint, signerOf, signingKey, type Signer } from '@cobuild/transparency';
import { standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at } from '../../../test/engines/year';
import { rotateKey } from '../../cli/src/commands/rotate-key';
import { verifyAll } from '../../cli/src/commands/verify';
import { addEntries } from '../testing/ledger';
import { diskFiles } from './files';
import { openKey, successorOf, type Successor } from './key';
import { openSealer } from './sealer';

const ORIGIN = 'cobuild/test';
const clock = standingClock(at('2026-03-10'));

let database: TestDatabase;
let folder: string;
let key: string;
let log: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-rotation-'));
  log = mkdtempSync(join(folder, 'log-'));
  key = join(folder, 'log.key');
  database = await testDatabase();
  await addEntries(database.db.manager, 'a', 5);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (signer: Signer, successor: Successor = successorOf(key, ORIGIN)) =>
  openSealer({ db: database.db, clock, files: diskFiles(log), signer, successor });
const keyNow = () => openKey(key, ORIGIN, true);
/** What the command says, and ends with. */
function rotated(now: boolean): [number, string] {
  let said = '';
  const write = (text: unknown): boolean => ((said += String(text)), true);
  const spies = [process.stdout, process.stderr].map((out) => jest.spyOn(out, 'write').mockImplementation(write));
  const code = rotateKey(key, now);
  for (const spy of spies) spy.mockRestore();
  return [code, said];
}
/** Whether each checkpoint signed so far holds by the key of its size, and which key that is. */
async function signedBy(): Promise<[number, number][]> {
  const rotations = await ownEntries(database.db.manager);
  const keys = keysOfLog(ORIGIN, keyNow().vkey, rotations)!;
  return (await signedAfter(database.db.manager, -1, 1000)).map(({ size, note }) => {
    expect(openCheckpoint(Buffer.from(note), ORIGIN, keysAt(keys))).toMatchObject({ checkpoint: { size } });
    return [size, keys.findLastIndex(({ from }) => from <= size)];
  });
}

it('is made, told, and takes over: each checkpoint is signed by the key of its size, and nothing is left of the old one', async () => {
  expect(rotated(false)).toEqual([1, expect.stringMatching(/没有可用.*\n.*no usable key/)]);
  const first = openKey(key, ORIGIN, false);
  const sealer = await open(first);
  expect(await sealer.round()).toBe(6);
  expect(rotated(true)).toEqual([1, expect.stringMatching(/先不带 --now/)]);
  const [, said] = rotated(false);
  const vkey = /new {2}(\S+)/.exec(said)![1]!;
  expect(rotated(false)[1]).toContain(vkey);
  await addEntries(database.db.manager, 'a', 2);
  expect(await sealer.round()).toBe(8);
  expect(keyNow().vkey).toBe(first.vkey);
  expect(rotated(true)[0]).toBe(0);
  expect(rotated(false)).toEqual([1, expect.stringMatching(/还没有生效/)]);
  await addEntries(database.db.manager, 'a', 2);
  expect(await sealer.round()).toBe(11);
  expect(keyNow().vkey).toBe(vkey);
  expect([existsSync(`${key}.next`), existsSync(`${key}.prepared`)]).toEqual([false, false]);
  expect(readFileSync(join(log, 'vkey'), 'utf8').trim()).toBe(vkey);
  await addEntries(database.db.manager, 'a', 2);
  expect(await sealer.round()).toBe(13);
  expect(await signedBy()).toEqual([
    [6, 0],
    [8, 0],
    [10, 0],
    [11, 1],
    [13, 1],
  ]);
  // Another sealer finds all of it in order, and a second key takes over from the second.
  const next = await open(keyNow());
  rotated(false);
  rotated(true);
  expect(await next.round()).toBe(14);
  expect((await signedBy()).at(-1)).toEqual([14, 2]);
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const codes = [[first.vkey], [vkey], [keyNow().vkey], ['another'], []].map((vkeys) =>
    verifyAll(database.appUrl, log, { vkeys }),
  );
  expect(await Promise.all(codes)).toEqual([1, 1, 1, 1, 1]);
  const output = write.mock.calls.map(([text]) => String(text)).join('');
  write.mockRestore();
  // The made-up entries are no envelopes; of the log itself nothing is wrong but the key that nobody has.
  expect(output.match(/"kind":"(?!not-canonical|altered|gap|other-stream)[^"]+"/g)).toEqual(['"kind":"key-differs"']);
});

it('goes on where it was killed between the leaf and the file', async () => {
  const first = openKey(key, ORIGIN, false);
  await (await open(first)).round();
  rotated(false);
  rotated(true);
  const killed: Successor = {
    pending: () => successorOf(key, ORIGIN).pending(),
    done: () => {
      throw new Error('killed');
    },
  };
  const sealer = await open(keyNow(), killed);
  await addEntries(database.db.manager, 'a', 1);
  await expect(sealer.round()).rejects.toThrow('killed');
  expect(keyNow().vkey).toBe(first.vkey);
  const again = await open(keyNow());
  expect(keyNow().vkey).not.toBe(first.vkey);
  await addEntries(database.db.manager, 'a', 1);
  expect(await again.round()).toBe(9);
  expect(await signedBy()).toEqual([
    [6, 0],
    [7, 0],
    [9, 1],
  ]);
  await expect(open(first)).rejects.toMatchObject({ code: 'key-retired' });
});

it('a next key that others may read, or of another log, stops the sealer', async () => {
  const sealer = await open(openKey(key, ORIGIN, false));
  await sealer.round();
  rotated(false);
  rotated(true);
  chmodSync(`${key}.next`, 0o440);
  await expect(sealer.round()).rejects.toMatchObject({ code: 'key-too-open' });
});

it('a change of the key that was put into the database is refused', async () => {
  const first = openKey(key, ORIGIN, false);
  await (await open(first)).round();
  const thief = signerOf(signingKey(ORIGIN, Buffer.alloc(32, 9)))!;
  const note = `cobuild/key-rotated/v1\n${ORIGIN}\n${first.vkey}\n${thief.vkey}\n7\n`;
  await database.db.query(`INSERT INTO ledger.log (index, snapshot, leaf_hash) VALUES (6, $1, '')`, [
    JSON.stringify({ keyRotated: note, v: 1 }),
  ]);
  await expect(open(first)).rejects.toMatchObject({ code: 'rotation-broken' });
});
