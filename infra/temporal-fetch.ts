import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { envBeside } from '@cobuild/config';
import { startChild } from './child';
import { builtFile } from './folders';
import { growing, inside, watched, type Way } from './make-program';

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
    const ended = await watched(child, 'download', onProgress, signal, growing([folder], SILENCE_MS));
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

const lastCause = (message: string): string => message.split(': ').slice(-2).join(': ');

/** What go says went wrong, without the names of the packages it built. */
const complaint = (said: string): string =>
  said
    .split('\n')
    .filter((line) => /\s/.test(line) && !/^go: (downloading|finding)/.test(line))
    .slice(-3)
    .join(' ') || said;
