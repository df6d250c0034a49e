import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKey } from './key';
import { SealingRefused } from './refusal';

/** The code it is refused with; undefined when it is not. */
function refusalOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof SealingRefused ? error.code : String(error);
  }
}

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cobuild-key-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is made once, for its owner to read alone, and is the same ever after', () => {
  const file = join(folder, 'log.key');
  const made = openKey(file, 'cobuild/test', false);
  expect(statSync(file).mode & 0o777).toBe(0o400);
  expect(made.vkey).toMatch(/^cobuild\/test\+[0-9a-f]{8}\+/);
  expect(openKey(file, 'cobuild/test', true).vkey).toBe(made.vkey);
  expect(openKey(join(folder, 'other.key'), 'cobuild/test', false).vkey).not.toBe(made.vkey);
});

it.each([0o600, 0o440, 0o404, 0o500])('a file of mode %o is refused', (mode) => {
  const file = join(folder, 'log.key');
  openKey(file, 'cobuild/test', false);
  chmodSync(file, mode);
  expect(refusalOf(() => openKey(file, 'cobuild/test', true))).toBe('key-too-open');
});

it('another name, no key and a key that is gone are refused, in both languages', () => {
  const file = join(folder, 'log.key');
  expect(() => openKey(file, 'cobuild/test', true)).toThrow(/不在了[^]*is gone/);
  openKey(file, 'cobuild/test', false);
  expect(refusalOf(() => openKey(file, 'cobuild/main', true))).toBe('key-unreadable');
  writeFileSync(join(folder, 'empty.key'), '', { mode: 0o400 });
  expect(() => openKey(join(folder, 'empty.key'), 'cobuild/test', false)).toThrow(/holds no key/);
  expect(readFileSync(file, 'utf8')).toMatch(/^PRIVATE\+KEY\+cobuild\/test\+/);
});
