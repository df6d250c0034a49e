import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../../infra/app';
import { testDatabase, type TestDatabase } from '../../../test/engines/database';
import { closesAtEnd } from '../../../test/engines/resources';
import { eventually } from '../../../test/engines/temporal';
import { addEntries } from '../testing/ledger';
import { readerOf } from '../testing/reader';
import { diskFiles } from './files';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'cobuild-sealer-'));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

it('as a process it seals, is known to run, goes on after a kill, and refuses a key that others may read', async () => {
  const log = join(folder, 'log');
  const key = join(folder, 'log.key');
  const settings = {
    DATABASE_URL: database.appUrl,
    COBUILD_LOG: log,
    COBUILD_LOG_KEY: key,
    COBUILD_LOG_ORIGIN: 'cobuild/test',
    COBUILD_SEAL_SECONDS: '0.05',
  };
  const start = async () => {
    const running = await startApp('sealer', settings, folder);
    const stop = closesAtEnd('sealer', running.stop);
    void running.exited.then(stop);
    return { ...running, stop };
  };
  const running = async (): Promise<boolean> => {
    const query = `SELECT FROM pg_stat_activity WHERE application_name = 'cobuild-sealer' AND datname = current_database()`;
    return (await database.db.query<unknown[]>(query)).length > 0;
  };
  const vkey = () => readFileSync(join(log, 'vkey'), 'utf8').trim();
  const sealed = (entries: number) =>
    eventually(async () => {
      const read = await readerOf(vkey(), 'cobuild/test')(diskFiles(log));
      return read.length === entries ? read : null;
    });

  await addEntries(database.db.manager, 'a', 3);
  const first = await start();
  await eventually(() => Promise.resolve(existsSync(join(log, 'vkey')) || null));
  const before = await sealed(4);
  expect(await running()).toBe(true);
  const known = vkey();
  process.kill(first.pid!, 'SIGKILL');
  await first.exited;
  await addEntries(database.db.manager, 'a', 2);

  const second = await start();
  expect((await sealed(6)).slice(0, 4)).toEqual(before);
  expect(vkey()).toBe(known);
  await second.stop();
  expect(await second.exited).toBe('code 0');
  expect(await running()).toBe(false);

  chmodSync(key, 0o440);
  expect(await (await start()).exited).toBe('code 1');
  expect(readFileSync(join(folder, 'sealer.log'), 'utf8')).toMatch(/不再封存：.*log\.key.*\n.*is open wider than 0400/);
}, 60_000);
