import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, isAlive, takeLock } from './lock';

const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'lock-')), 'a.lock');

it('is held once, and again after it was released', () => {
  const path = fresh();
  const lock = takeLock(path);
  expect(takeLock(path).heldBy).toBe(process.pid);
  lock.release?.();
  expect(takeLock(path).heldBy).toBeNull();
});

it('is taken over from a process that is gone', () => {
  const path = fresh();
  const { pid } = spawnSync('true');
  expect(isAlive(pid)).toBe(false);
  writeFileSync(path, `${pid} 12345`);
  expect(holderOf(path)).toBeNull();
  expect(takeLock(path).heldBy).toBeNull();
});

it('is taken over when its pid belongs to a process that started at another time', () => {
  const path = fresh();
  writeFileSync(path, `${process.pid} long-ago`);
  expect(takeLock(path).heldBy).toBeNull();
});
