import { chmodSync, mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Way } from './make-program';
import { findTemporal } from './temporal-program';

const fakeProgram = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '#!/bin/sh\nexit 0\n');
  chmodSync(path, 0o755);
};

const makes: Way = (target) => {
  fakeProgram(target);
  return Promise.resolve();
};
const fails =
  (why: string): Way =>
  () =>
    Promise.reject(new Error(why));
const never: Way = () => Promise.reject(new Error('must not be tried'));

const { PATH, XDG_CACHE_HOME, TEMPORAL_ADDRESS } = process.env;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'temporal-program-'));
  process.env.PATH = '/nowhere';
  process.env.XDG_CACHE_HOME = folder;
  delete process.env.TEMPORAL_ADDRESS;
});
afterAll(() => {
  Object.assign(process.env, { PATH, XDG_CACHE_HOME, TEMPORAL_ADDRESS });
  if (XDG_CACHE_HOME === undefined) delete process.env.XDG_CACHE_HOME;
  if (TEMPORAL_ADDRESS === undefined) delete process.env.TEMPORAL_ADDRESS;
});

const cached = (): string => join(folder, 'cobuild/temporal-v1.5.1/temporal');

it('takes the address before all else', async () => {
  process.env.TEMPORAL_ADDRESS = 'temporal.example:7233';
  expect(await findTemporal({ ways: { download: never, build: never } })).toEqual({
    kind: 'address',
    address: 'temporal.example:7233',
  });
});

it('takes the program on PATH before the cache', async () => {
  fakeProgram(join(folder, 'bin/temporal'));
  fakeProgram(cached());
  process.env.PATH = `/nowhere:${join(folder, 'bin')}`;
  const found = await findTemporal({ ways: { download: never, build: never } });
  expect(found).toEqual({ kind: 'program', path: join(folder, 'bin/temporal'), from: 'path' });
});

it('takes the cache before the download, the download before the build', async () => {
  const ways = { download: makes, build: never };
  expect(await findTemporal({ ways })).toEqual({ kind: 'program', path: cached(), from: 'download' });
  expect(await findTemporal({ ways: { download: never, build: never } })).toMatchObject({ from: 'cache' });
});

it('builds when there is no download', async () => {
  const ways = { download: fails('no network'), build: makes };
  expect(await findTemporal({ ways })).toMatchObject({ from: 'build' });
});

it('makes it once for two who ask at the same time', async () => {
  let made = 0;
  const build: Way = async (...args) => {
    made++;
    await new Promise((resolve) => setTimeout(resolve, 300));
    await makes(...args);
  };
  const ways = { download: fails('no network'), build };
  const found = await Promise.all([findTemporal({ ways }), findTemporal({ ways })]);
  expect(made).toBe(1);
  expect(found.map((one) => 'from' in one && one.from).sort()).toEqual(['build', 'cache']);
});

it('names all five ways when none works', async () => {
  const ways = { download: fails('no network'), build: fails('no go') };
  const error = await findTemporal({ ways }).catch((reason: unknown) => reason as Error);
  const { message } = error as Error;
  for (const word of ['TEMPORAL_ADDRESS', 'PATH', cached(), 'no network', 'no go']) expect(message).toContain(word);
});

it('is cut off from a download that does not answer, and from a build without go', async () => {
  const error = await findTemporal().catch((reason: unknown) => reason as Error);
  expect((error as Error).message).toContain('go is not installed');
}, 20_000);
