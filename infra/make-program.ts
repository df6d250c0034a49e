import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child';
import { bytesIn } from './folders';
import { holderOf, takeLock } from './lock';

/** `seconds` since the work began, and one line on its state, without numbers that look like a percentage. */
export type Progress = Readonly<{ how: 'download' | 'build' | 'wait'; seconds: number; detail: string }>;

export type OnProgress = (progress: Progress) => void;

/** Leaves the program at `target` or throws a sentence; `signal` calls the work off. */
export type Way = (target: string, onProgress: OnProgress, signal: AbortSignal) => Promise<void>;

/** Whether the program is there and says its version within 10 s. `env` is added to the environment. */
export function runs(path: string, env: Readonly<Record<string, string>> = {}): boolean {
  try {
    accessSync(path, constants.X_OK);
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 10_000, env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
}

/** Takes the lock; waits while another process makes the program. Returns without the lock once `done`. Resolves with the release. */
export async function alone(
  path: string,
  done: () => boolean,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<() => void> {
  const began = Date.now();
  for (;;) {
    signal.throwIfAborted();
    const lock = takeLock(path);
    if (lock.heldBy === null) return lock.release;
    const seconds = Math.round((Date.now() - began) / 1000);
    onProgress({ how: 'wait', seconds, detail: `process ${lock.heldBy} is making the program` });
    await pause(1000);
    if (holderOf(path) === null && done()) return () => undefined;
  }
}

/** Works in a folder beside `target`, moves what came of it into place in one step, and leaves nothing else behind. */
export async function inside(target: string, make: (folder: string) => Promise<string>): Promise<void> {
  mkdirSync(join(target, '..'), { recursive: true });
  const folder = mkdtempSync(`${target}.`);
  try {
    renameSync(join(folder, await make(folder)), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells how many bytes the folders hold; null once their number has stood still for `silenceMs`. */
export function growing(folders: readonly string[], silenceMs: number): () => string | null {
  let seen = -1;
  let moved = Date.now();
  return () => {
    const now = folders.reduce((sum, folder) => sum + bytesIn(folder), 0);
    if (now !== seen) [seen, moved] = [now, Date.now()];
    return Date.now() - moved > silenceMs ? null : `${(now / 1e6).toFixed(1)} MB`;
  };
}

/** Tells of progress every second until the child ends; ends it when `look` has nothing more to say. */
export async function watched(
  child: Child,
  how: Progress['how'],
  onProgress: OnProgress,
  signal: AbortSignal,
  look: () => string | null,
): Promise<string> {
  const began = Date.now();
  let said = '';
  child.process.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  for (;;) {
    const ended = await Promise.race([child.exited, pause(1000, null, { ref: false })]);
    if (ended !== null) return said.trim() || ended;
    const detail = signal.aborted ? null : look();
    if (detail === null) {
      process.kill(-child.pid, 'SIGKILL'); // the whole group: both start programs of their own
      await child.exited;
      return signal.aborted ? 'called off' : 'silent';
    }
    onProgress({ how, seconds: Math.round((Date.now() - began) / 1000), detail });
  }
}
