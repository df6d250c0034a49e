import { openSync, readFileSync, renameSync, statSync } from 'node:fs';

const LIMIT = 10 * 1024 * 1024;

/**
 * Opens a log for appending and returns its file descriptor; the caller closes it. One over 10 MiB is first put aside
 * as `<file>.1`, over the one before. Looks at the size only here: a process that runs for long can exceed it.
 */
export function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LIMIT) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** The last lines of a log, at most `count`, from byte `from` on; for an error message. */
export const tailOf = (file: string, from: number, count = 12): string =>
  readFileSync(file).subarray(from).toString('utf8').trimEnd().split('\n').slice(-count).join('\n');

/** Present size of a log in bytes, 0 when there is none. */
export const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
