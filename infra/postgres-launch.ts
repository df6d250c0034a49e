import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { endChild, type Child } from './child';
import { openLog, sizeOf, tailOf } from './log-file';
import { untilReady } from './ready';

const READY_MS = 30_000;

/** After this long a fast shutdown is cut short; the next start then recovers, and nothing committed is lost. */
export const STOP_MS = 3000;

/** `url` is asked until it answers. */
export type Server = Readonly<{ url: string; logFile: string }>;

/** Starts the server until it answers. The backends of a killed one may hold its memory for a moment: then once more. */
export async function launch({ url, logFile }: Server, start: (output: number) => Promise<Child>): Promise<Child> {
  for (const end = Date.now() + READY_MS; ;) {
    const from = sizeOf(logFile);
    const output = openLog(logFile);
    const child = await start(output).finally(() => closeSync(output));
    const ended = await untilReady(child.exited, () => connectOnce(url), READY_MS);
    if (ended === null) return child;
    await endChild(child, 'SIGINT', 'SIGQUIT', STOP_MS);
    const said = tailOf(logFile, from);
    if (!/shared memory block|is another postmaster/.test(said) || Date.now() > end)
      throw new Error(`PostgreSQL did not start (${ended}):\n${said}\n${logFile}`);
    await pause(200);
  }
}

async function connectOnce(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
}
