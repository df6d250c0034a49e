import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { envBeside } from '@cobuild/config';
import { startChild, type Child } from './child';
import { builtFile } from './folders';

/** `seconds` since it began, and one line on how far it is, without numbers one could take for a percentage. */
export type Progress = Readonly<{ how: 'download' | 'build' | 'wait'; seconds: number; detail: string }>;

export type OnProgress = (progress: Progress) => void;

/** Leaves the program at `target` or throws a sentence; `signal` calls it off. */
export type Way = (target: string, onProgress: OnProgress, signal: AbortSignal) => Promise<void>;

/** Pinned: later ones have a `replace` in go.mod and cannot be installed by `go install`. */
export const TEMPORAL_VERSION = 'v1.5.1';

const MODULE = `github.com/temporalio/cli/cmd/temporal@${TEMPORAL_VERSION}`;
const SILENCE_MS = 5000;

/** Fetches by the SDK's own download into `target`. Given up when nothing arrives for 5 s. Throws a sentence. */
export const download: Way = (target, onProgress, signal) =>
  inside(target, async (folder) => {
    const script = builtFile('infra/temporal-download.js');
    if (!existsSync(script)) throw new Error('only from the built program (npm run build)');
    const child = await startChild(process.execPath, [script, folder, TEMPORAL_VERSION], {
      env: envBeside(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const bytes = (): number => readdirSync(folder).reduce((sum, name) => sum + sizeOr0(join(folder, name)), 0);
    let seen = -1;
    let moved = Date.now();
    const ended = await watched(child, 'download', onProgress, signal, () => {
      const now = bytes();
      if (now !== seen) [seen, moved] = [now, Date.now()];
      return Date.now() - moved > SILENCE_MS ? null : `${(now / 1e6).toFixed(1)} MB`;
    });
    const [program] = readdirSync(folder).filter((name) => !name.endsWith('.downloading'));
    if (!program) throw new Error(ended === 'silent' ? `no answer in ${SILENCE_MS / 1000} s` : lastCause(ended));
    return program;
  });

/** Builds the pinned official CLI from Go modules into `target`: minutes the first time. Throws a sentence. */
export const build: Way = (target, onProgress, signal) =>
  inside(target, async (folder) => {
    const env = { ...envBeside(), GOBIN: folder };
    if (spawnSync('go', ['version'], { env }).status !== 0) throw new Error('go is not installed (https://go.dev/dl)');
    const child = await startChild('go', ['install', '-v', '-ldflags=-s -w', MODULE], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let packages = 0;
    let last = '';
    const { stderr } = child.process;
    if (stderr)
      createInterface({ input: stderr }).on('line', (line) => {
        if (!/^go: (downloading|finding)/.test(line)) packages++;
        last = line;
      });
    const ended = await watched(child, 'build', onProgress, signal, () => `${packages} packages, ${last}`);
    if (!existsSync(join(folder, 'temporal'))) throw new Error(complaint(ended));
    return 'temporal';
  });

const sizeOr0 = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const lastCause = (message: string): string => message.split(': ').slice(-2).join(': ');

/** What go says went wrong, without the names of the packages it built. */
const complaint = (said: string): string =>
  said
    .split('\n')
    .filter((line) => /\s/.test(line) && !/^go: (downloading|finding)/.test(line))
    .slice(-3)
    .join(' ') || said;

/** Works in a folder beside `target`, moves what came of it into place in one step, and leaves nothing else behind. */
async function inside(target: string, make: (folder: string) => Promise<string>): Promise<void> {
  mkdirSync(join(target, '..'), { recursive: true });
  const folder = mkdtempSync(`${target}.`);
  try {
    renameSync(join(folder, await make(folder)), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells of progress every second until the child ends; ends it when `look` has nothing more to say. */
async function watched(
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
