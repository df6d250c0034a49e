import { closeSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { systemEnv } from '@cobuild/config';
import { endChild, endOrphan, startChild, type Child } from './child';
import { openFolders, type Profile } from './folders';
import { takeLock } from './lock';
import { openLog, sizeOf, tailOf } from './log-file';
import { awaitPort, choosePort } from './ports';
import { untilReady } from './ready';
import type { TemporalProgram } from './temporal-program';

/** A Temporal that answers. `pid` and `uiUrl` are null when it was given to us: then `stop` leaves it alone. */
export type RunningTemporal = Readonly<{
  address: string;
  uiUrl: string | null;
  pid: number | null;
  /** Resolves, with a few words, when the server ends for any reason. Never rejects. */
  exited: Promise<string>;
  stop(): Promise<void>;
}>;

export type TemporalWish = Readonly<{
  profile: Profile;
  program: TemporalProgram;
  log: (line: string) => void;
  /** Taken when free. */
  preferredPort?: number;
  /** These ports or none: for a server that comes back, or whose address was told before. Waits up to 5 s for them. */
  fixedPorts?: TemporalPorts;
  /** Begin with an empty database: what this profile had is deleted. */
  fresh?: boolean;
  /** How long (real ms) it may live without an answer until it is ended, as whoever keeps it alive then starts it again. */
  silentMs?: number;
}>;

export type TemporalPorts = Readonly<{ port: number; uiPort: number }>;

const READY_MS = 30_000;
const STOP_MS = 2000;
const ANSWER_MS = 2000;
const SILENT_MS = 30_000;
const LOOKS = 6;

/** Ports for a server and its web page: the preferred one and the one 1000 above, or free ones. Reserved as `choosePort` does. */
export async function chooseTemporalPorts(preferred = 0): Promise<TemporalPorts> {
  const port = await choosePort(preferred);
  return { port, uiPort: await choosePort(port + 1000) };
}

/**
 * Starts Temporal's dev server on a database file of the profile and resolves when its default namespace answers.
 * Written without waiting for the disk: a loss of power may cost its last seconds or all of it, which the ledger
 * makes good. A database file that cannot be read is put aside as `temporal.db.broken` and begun anew. Refuses, naming
 * the pid, when a live process already has this profile.
 */
export async function startTemporal(wish: TemporalWish): Promise<RunningTemporal> {
  const { profile, program, log, fresh = false, silentMs = SILENT_MS } = wish;
  if (program.kind === 'address') return given(program.address);
  const { data, logs } = openFolders(profile);
  const lock = takeLock(join(data, 'temporal.lock'));
  if (lock.heldBy !== null)
    throw new Error(`Temporal (${profile}) is already run by process ${lock.heldBy}: stop it first`);
  try {
    const database = join(data, 'temporal.db');
    const logFile = join(logs, 'temporal.log');
    const pidFile = join(data, 'temporal.pid');
    if (existsSync(pidFile)) await endOrphan(Number(readFileSync(pidFile, 'utf8')), database, [['SIGKILL', 2000]]);
    if (fresh || !existsSync(database)) for (const file of filesOf(database)) rmSync(file, { force: true });
    if (wish.fixedPorts) for (const port of Object.values(wish.fixedPorts)) await awaitPort(port, 5000);
    const ports = wish.fixedPorts ?? (await chooseTemporalPorts(wish.preferredPort));
    const start = () => launch(program.path, database, ports, logFile);
    const child = await start().catch((error: unknown) => {
      if (!(error instanceof Error) || !/SQLite|SQL logic|malformed|not a database/i.test(error.message)) throw error;
      log(
        `Temporal's database could not be read and is put aside as ${database}.broken: ${error.message.split('\n')[0]}`,
      );
      for (const file of filesOf(database))
        if (existsSync(file)) renameSync(file, file.replace('temporal.db', 'temporal.db.broken'));
      return start();
    });
    writeFileSync(pidFile, String(child.pid));
    const address = `127.0.0.1:${ports.port}`;
    const stopWatching = endWhenSilent(child, address, silentMs, log);
    void child.exited.then(() => {
      stopWatching();
      rmSync(pidFile, { force: true });
      lock.release();
    });
    const stop = (): Promise<void> => endChild(child, 'SIGTERM', 'SIGKILL', STOP_MS);
    return { address, uiUrl: `http://127.0.0.1:${ports.uiPort}`, pid: child.pid, exited: child.exited, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Ends a server that lives and no longer answers: under load the dev server's SQLite has been seen to say `interrupted` to
 * everything for ever. Returns what ends the watching.
 */
function endWhenSilent(child: Child, address: string, silentMs: number, log: (line: string) => void): () => void {
  let misses = 0;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    misses = await askOnce(address).then(
      () => 0,
      () => misses + 1,
    );
    looking = false;
    if (misses < LOOKS) return;
    log(`Temporal lives, but has not answered for ${silentMs / 1000} s; it is ended`);
    process.kill(child.pid, 'SIGKILL');
  };
  const watching = setInterval(() => void look().catch(() => undefined), silentMs / LOOKS);
  watching.unref();
  return () => clearInterval(watching);
}

const filesOf = (database: string): string[] => [database, `${database}-wal`, `${database}-shm`];

async function launch(program: string, database: string, ports: TemporalPorts, logFile: string): Promise<Child> {
  const from = sizeOf(logFile);
  const output = openLog(logFile);
  const child = await startChild(
    program,
    [
      ...['server', 'start-dev', '--db-filename', database, '--ip', '127.0.0.1', '--log-level', 'error'],
      ...['--port', String(ports.port), '--ui-port', String(ports.uiPort)],
      ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=OFF'],
    ],
    { env: systemEnv(), stdio: ['ignore', output, output] },
  ).finally(() => {
    closeSync(output);
  });
  const ended = await untilReady(child.exited, () => askOnce(`127.0.0.1:${ports.port}`), READY_MS);
  if (ended === null) return child;
  await endChild(child, 'SIGTERM', 'SIGKILL', STOP_MS);
  throw new Error(`Temporal did not start (${ended}): ${tailOf(logFile, from)}\n${logFile}`);
}

async function askOnce(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 1000 });
  try {
    await connection.withDeadline(Date.now() + ANSWER_MS, () =>
      connection.workflowService.describeNamespace({ namespace: 'default' }),
    );
  } finally {
    await connection.close();
  }
}

async function given(address: string): Promise<RunningTemporal> {
  const never = new Promise<string>(() => undefined);
  const silence = await untilReady(never, () => askOnce(address), READY_MS);
  if (silence !== null) throw new Error(`TEMPORAL_ADDRESS ${address}: ${silence}`);
  return { address, uiUrl: null, pid: null, exited: never, stop: () => Promise.resolve() };
}
