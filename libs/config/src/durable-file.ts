import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { freshToken } from './random';

/** Puts a file in its place, whole or not at all, and durably when it returns: neither a kill nor a loss of power leaves half of it. */
export function writeDurably(file: string, text: string, mode = 0o600): void {
  const temporary = `${file}.${freshToken()}.tmp`;
  const made = openSync(temporary, 'wx', mode);
  writeSync(made, text);
  fsyncSync(made);
  closeSync(made);
  renameDurably(temporary, file);
}

/** Renames in one folder, over what was there, and durably when it returns. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  const folder = openSync(dirname(to), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** What a file of a private key holds; `too-open` when anybody but its owner may read it, or anybody write it. Null when there is none. */
export function readKeyFile(file: string): { text: string } | 'too-open' | null {
  if (!existsSync(file)) return null;
  if ((statSync(file).mode & 0o777 & ~0o400) !== 0) return 'too-open';
  return { text: readFileSync(file, 'utf8').trim() };
}

/** Makes a file of a private key, for its owner to read alone. */
export const makeKeyFile = (file: string, key: string): void => writeDurably(file, `${key}\n`, 0o400);
