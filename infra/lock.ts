import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

export type Lock = Readonly<{ heldBy: null; release(): void } | { heldBy: number; release?: never }>;

/**
 * Takes the lock file at `path` for this process, or says which live process holds it. A lock left by a dead process
 * is taken over, also when its pid belongs to somebody else by now. Not inherited by children.
 */
export function takeLock(path: string): Lock {
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: 'wx' });
      return { heldBy: null, release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder !== null) return { heldBy: holder };
    rmSync(path, { force: true });
  }
}

/** The live process that holds the lock at `path`, or null. */
export function holderOf(path: string): number | null {
  const [pid = '', ...start] = readOr(path, '').split(' ');
  return isAlive(Number(pid)) && startOf(Number(pid)) === start.join(' ') ? Number(pid) : null;
}

/** Whether a process of this pid runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a live process, blank when it is gone or cannot be told. */
export const commandOf = (pid: number): string =>
  process.platform === 'linux' ? readOr(`/proc/${pid}/cmdline`, '').replaceAll('\0', ' ') : askPs(pid, 'command=');

/** When a process started, in whatever words the system uses; tells two processes of one pid apart. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return askPs(pid, 'lstart=');
  const stat = readOr(`/proc/${pid}/stat`, '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function askPs(pid: number, field: string): string {
  try {
    return execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
