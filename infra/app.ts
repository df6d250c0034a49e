import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { endChild, startChild } from './child';
import { DRAIN_MS, processEnv, type ProcessName } from '@cobuild/config';
import { builtFile } from './folders';
import { openLog } from './log-file';
import type { Running } from './supervisor';

/** Longer than a process takes that finishes what it has in hand and then closes its connections. */
const STOP_MS = DRAIN_MS + 7000;

/**
 * Starts `dist/apps/<name>/src/main.js` with those of our environment and of `settings` that are this process's own, writing to
 * `<logs>/<name>.log`. It ends by itself when we are gone: its IPC channel closes (see `runProcess` of libs/config). Resolves when it
 * was started, not when it is ready. Built code only.
 */
export async function startApp(name: ProcessName, settings: Record<string, string>, logs: string): Promise<Running> {
  const output = openLog(join(logs, `${name}.log`));
  try {
    const main = builtFile(`apps/${name}/src/main.js`);
    const child = await startChild(process.execPath, ['--enable-source-maps', main], {
      env: processEnv(name, { ...process.env, ...settings }),
      stdio: ['ignore', output, output, 'ipc'],
    });
    return {
      pid: child.pid,
      exited: child.exited,
      stop: () => endChild(child, 'SIGTERM', 'SIGKILL', STOP_MS),
    };
  } finally {
    closeSync(output);
  }
}
