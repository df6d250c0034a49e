import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { endChild, startChild } from './child';
import { builtFile } from './folders';
import { openLog } from './log-file';
import type { Running } from './supervisor';

/** One of our own processes: `dist/apps/<name>/src/main.js`. */
export type AppName = 'api' | 'worker' | 'courier' | 'sealer';

const STOP_MS = 2500;

/**
 * Starts one of our apps with exactly `settings` added to the environment, writing to `<logs>/<name>.log`. It ends by
 * itself when we are gone: its IPC channel closes (see `onStop` of libs/config). Resolves when it was started, not
 * when it is ready. Built code only.
 */
export async function startApp(name: AppName, settings: Record<string, string>, logs: string): Promise<Running> {
  const output = openLog(join(logs, `${name}.log`));
  try {
    const main = builtFile(`apps/${name}/src/main.js`);
    const child = await startChild(process.execPath, ['--enable-source-maps', main], {
      env: { ...withoutSecrets(process.env), ...settings },
      stdio: ['ignore', output, output, 'ipc'],
    });
    return { pid: child.pid, exited: child.exited, stop: () => endChild(child, 'SIGTERM', 'SIGKILL', STOP_MS) };
  } finally {
    closeSync(output);
  }
}

/** What our own environment says about databases is not passed on: an app gets the role it is given. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _owner, COBUILD_APP_DATABASE_URL: _app, ...rest } = env;
  return rest;
}
