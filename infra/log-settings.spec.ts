import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logSettings } from './log-settings';

let data: string;
beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'cobuild-data-'))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

it('every database of a profile has a log, a key and an origin of its own', () => {
  const of = (database?: string) => logSettings(data, { profile: 'main', ...(database ? { database } : {}) });
  expect(of()).toEqual({
    COBUILD_LOG: join(data, 'log/cobuild'),
    COBUILD_LOG_KEY: join(data, 'log.key'),
    COBUILD_LOG_ORIGIN: 'cobuild/main',
    COBUILD_SEAL_SECONDS: '30',
  });
  expect(of('other')).toMatchObject({
    COBUILD_LOG: join(data, 'log/other'),
    COBUILD_LOG_KEY: join(data, 'log-other.key'),
    COBUILD_LOG_ORIGIN: 'cobuild/main/other',
  });
});

it('only a fresh profile loses its log, and with it the key', () => {
  const there = () => [existsSync(join(data, 'log/cobuild/checkpoint')), existsSync(join(data, 'log.key'))];
  mkdirSync(join(data, 'log/cobuild'), { recursive: true });
  writeFileSync(join(data, 'log/cobuild/checkpoint'), '');
  writeFileSync(join(data, 'log.key'), '');
  logSettings(data, { profile: 'lapse', clock: 'lapse:2026-01-01:1' });
  expect(there()).toEqual([true, true]);
  expect(logSettings(data, { profile: 'lapse', fresh: true, clock: 'lapse:2026-01-01:1' })).toMatchObject({
    COBUILD_SEAL_SECONDS: '1',
  });
  expect(there()).toEqual([false, false]);
});
