import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../../infra/app';
import { isAlive } from '../../../infra/lock';
import type { Running } from '../../../infra/supervisor';
import { testDatabase, type TestDatabase } from '../../../test/engines/database';
import { eventually } from '../../../test/engines/temporal';
import { addEntries } from '../testing/ledger';
import { readerOf } from '../testing/reader';
import { diskFiles } from './files';

let database: TestDatabase;
let folder: string;
const running: Running[] = [];
beforeEach(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'cobuild-sealer-'));
});
afterEach(async () => {
  for (const { pid } of running.splice(0)) if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGKILL');
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const log = () => join(folder, 'log');
async function start(): Promise<Running> {
  const settings = {
    DATABASE_URL: database.appUrl,
    COBUILD_LOG: log(),
    COBUILD_LOG_KEY: join(folder, 'log.key'),
    COBUILD_LOG_ORIGIN: 'cobuild/test',
    COBUILD_SEAL_SECONDS: '0.05',
  };
  const sealer = await startApp('sealer', settings, folder);
  running.push(sealer);
  return sealer;
}
const said = (words: string) =>
  eventually(() => Promise.resolve(readFileSync(join(folder, 'sealer.log'), 'utf8').includes(words) || null));
const epochs = async (): Promise<number> => {
  const [row] = await database.db.query<{ n: number }[]>(
    `SELECT coalesce(max(epoch), 0)::int AS n FROM ledger.sealers`,
  );
  return row?.n ?? 0;
};
const sealed = (leaves: number) =>
  eventually(async () => {
    if (!existsSync(join(log(), 'vkey'))) return null;
    const vkey = readFileSync(join(log(), 'vkey'), 'utf8').trim();
    return (await readerOf(vkey, 'cobuild/test')(diskFiles(log()))).length === leaves || null;
  });

it('a second sealer waits, and seals within seconds when the first is killed or has ended', async () => {
  await addEntries(database.db.manager, 'a', 1);
  const first = await start();
  await sealed(2);
  const second = await start();
  await said('standing by');
  await addEntries(database.db.manager, 'a', 1);
  await sealed(3);
  expect([await epochs(), isAlive(first.pid!), isAlive(second.pid!)]).toEqual([1, true, true]);

  process.kill(first.pid!, 'SIGKILL');
  const began = performance.now();
  await addEntries(database.db.manager, 'a', 1);
  await sealed(4);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await epochs()).toBe(2);

  const third = await start();
  await second.stop();
  expect(await second.exited).toBe('code 0');
  await addEntries(database.db.manager, 'a', 1);
  await sealed(5);
  await third.stop();
  expect([await third.exited, await epochs()]).toEqual(['code 0', 3]);
}, 90_000);

it('one that stands by ends at once', async () => {
  await addEntries(database.db.manager, 'a', 1);
  await start();
  await sealed(2);
  const second = await start();
  await said('standing by');
  const began = performance.now();
  await second.stop();
  expect(await second.exited).toBe('code 0');
  expect(performance.now() - began).toBeLessThan(2000);
}, 60_000);

it('a sealer that was stopped in its tracks loses the lease, and writes nothing when it comes back', async () => {
  await addEntries(database.db.manager, 'a', 1);
  const first = await start();
  await sealed(2);
  process.kill(first.pid!, 'SIGSTOP');
  await start();
  await addEntries(database.db.manager, 'a', 300);
  await eventually(async () => ((await epochs()) === 2 ? true : null));
  await sealed(302);
  const checkpoint = () => {
    const { ino, mtimeMs } = statSync(join(log(), 'checkpoint'));
    return { ino, mtimeMs, note: readFileSync(join(log(), 'checkpoint'), 'utf8') };
  };
  const before = checkpoint();
  process.kill(first.pid!, 'SIGCONT');
  expect(await first.exited).toBe('code 1');
  await said('another sealer has taken over: this one writes nothing more');
  expect(checkpoint()).toEqual(before);
  await addEntries(database.db.manager, 'a', 1);
  await sealed(303);
}, 90_000);
