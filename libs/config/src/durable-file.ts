import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
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

/** Makes the content of a file, or the names in a folder, durable. */
export async function syncPath(path: string): Promise<void> {
  const opened = await open(path, 'r');
  await opened.sync().finally(() => opened.close());
}

/** Makes a folder and those above it where they are missing, and durably. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncPath(dirname(made));
}

/** Moves a file whose content is durable into a folder, which it makes where it is missing. The name is durable when it resolves. */
export async function moveDurably(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  await makeFolder(folder);
  await rename(from, to);
  await syncPath(folder);
  // A folder that an earlier process made and could not sync any more.
  await syncPath(dirname(folder));
}

/** What a file of a private key holds; `too-open` when anybody but its owner may read it, or anybody write it. Null when there is none. */
export function readKeyFile(file: string): { text: string } | 'too-open' | null {
  if (!existsSync(file)) return null;
  if ((statSync(file).mode & 0o777 & ~0o400) !== 0) return 'too-open';
  return { text: readFileSync(file, 'utf8').trim() };
}

/** Makes a file of a private key, for its owner to read alone. */
export const makeKeyFile = (file: string, key: string): void => writeDurably(file, `${key}\n`, 0o400);
