import { join } from 'node:path';
import { masterKey, pushKey } from './keys';
import { pushKeysOf, type ProcessName } from '@cobuild/config';
import { startApp } from './app';
import { filesFolder, openFolders, type Folders, type Profile } from './folders';
import { givenIn } from './given-database';
import { logSettings } from './log-settings';
import { choosePortOn, LOOPBACK, urlAt } from './ports';
import { ownersOf, startDatabase, startPostgres, type RunningDatabase } from './postgres';
import { createDatabase } from './postgres-roles';
import { bringUpToDate } from './schema';
import { untilReady } from './ready';
import { createSupervisor } from './supervisor';
import { chooseTemporalPorts, startTemporal } from './temporal';
import type { OnProgress } from './make-program';
import { findTemporal } from './temporal-program';

export type UpWish = Readonly<{
  profile: Profile;
  log: (line: string) => void;
  /** Taken when free, else another; 3000 when not given. */
  apiPort?: number;
  /** `COBUILD_CLOCK` of every process; the system's clock when not given. */
  clock?: string;
  /** Name of the database, made when missing; `cobuild` when not given. */
  database?: string;
  /**
   * Delete what the profile had, ledger included, and run on engines of our own whatever `DATABASE_URL` and
   * `TEMPORAL_ADDRESS` say: for fast time and tests. Never for `main`.
   */
  fresh?: boolean;
  /** Told when each is there for the first time. */
  onReady?: (part: 'database' | 'api' | 'clock') => void;
  onProgress?: OnProgress;
}>;

export type Stack = Readonly<{
  apiUrl: string;
  temporalAddress: string;
  /** Null when Temporal was given by `TEMPORAL_ADDRESS`. */
  temporalUi: string | null;
  /** The app role's connection. */
  databaseUrl: string;
  /** Like "PostgreSQL 15.18 (local)". */
  database: string;
  folders: Folders;
  /** Resolves when Temporal and the worker run; rejects when Temporal cannot be had, and the rest goes on. */
  ready: Promise<void>;
  /** Who runs now, by name: postgres, temporal, api, courier, sealer, worker. */
  pids(): Record<string, number>;
  /**
   * Stops all: within a second or two when nothing is in hand, else when requests, jobs and activities in hand are finished, at most 37 s.
   * Also a download or build in progress. Can be called again.
   */
  stop(): Promise<void>;
  /** Makes a `stop` that waits for work in hand cut it. */
  force(): void;
}>;

const POSTGRES_PORT = 54320;
const TEMPORAL_PORT = 7233;
const API_PORT = 3000;
const API_READY_MS = 30_000;

/**
 * Brings up everything, and resolves when the API answers: by then commands work. Temporal and the worker join by
 * themselves: see `ready`. Whatever dies is started again where it was. Needs the built program.
 */
export async function up(wish: UpWish): Promise<Stack> {
  const { profile, log, clock = 'system', fresh = false, onReady, onProgress } = wish;
  if (fresh && profile === 'main') throw new Error('the main profile is never begun anew: move its data folder away');
  // Made-up people sign in with one click where nobody has brought a database of their own.
  const demo = fresh || (givenIn(process.env) === null && process.env.COBUILD_DEMO !== '0');
  const folders = openFolders(profile);
  const engines = createSupervisor(log);
  const apps = createSupervisor(log);
  const calledOff = new AbortController();
  const stop = async (): Promise<void> => {
    calledOff.abort();
    await apps.stop();
    await engines.stop();
  };

  try {
    const postgres = await engines.add<RunningDatabase>('postgres', (before) =>
      (fresh ? startPostgres : startDatabase)({
        profile,
        log,
        ...(before?.port ? { fixedPort: before.port } : { preferredPort: POSTGRES_PORT, fresh }),
      }),
    );
    const ledger = wish.database ? await createDatabase(ownersOf(postgres), wish.database) : postgres;
    const { appUrl } = ledger;
    await bringUpToDate(ledger);
    onReady?.('database');

    const given = fresh ? undefined : process.env.TEMPORAL_ADDRESS;
    const ports = await chooseTemporalPorts(TEMPORAL_PORT);
    const temporalAddress = given ?? `127.0.0.1:${ports.port}`;
    // Made-up people sign in on loopback alone.
    const host = (fresh ? undefined : process.env.HTTP_HOST) || LOOPBACK;
    const apiPort = await choosePortOn(host, wish.apiPort ?? API_PORT);
    const apiUrl = urlAt(host, apiPort);
    const push = pushKey(folders.data);
    // Each process takes out of these what is its own.
    const settings = {
      DATABASE_URL: appUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      COBUILD_CLOCK: clock,
      HTTP_PORT: String(apiPort),
      HTTP_HOST: host,
      COBUILD_TRUSTED_PROXIES: (fresh ? undefined : process.env.COBUILD_TRUSTED_PROXIES) ?? '',
      COBUILD_MASTER_KEY: masterKey(folders.data),
      COBUILD_PUSH_KEY: push,
      COBUILD_PUSH_PUBLIC_KEY: pushKeysOf(push).publicKey,
      COBUILD_FILES: profile === 'main' ? filesFolder(profile) : join(folders.data, 'files'),
      COBUILD_DEMO: demo ? '1' : '0',
      ...logSettings(folders.data, { ...wish, clock }),
    };
    const add = (name: ProcessName) => apps.add(name, () => startApp(name, settings, folders.logs));
    const [api] = await Promise.all([add('api'), add('courier'), add('sealer')]);

    const joinClock = async (): Promise<void> => {
      const program = await findTemporal({
        own: fresh,
        signal: calledOff.signal,
        ...(onProgress ? { onProgress } : {}),
      });
      await engines.add('temporal', (before) =>
        startTemporal({ profile, program, log, fixedPorts: ports, fresh: fresh && before === null }),
      );
      calledOff.signal.throwIfAborted();
      await add('worker');
      onReady?.('clock');
    };
    const ready = joinClock();
    ready.catch((error: unknown) => {
      if (!calledOff.signal.aborted) log((error as Error).message);
    });

    const asking = () => fetch(apiUrl, { signal: AbortSignal.timeout(2000) });
    const dead = await untilReady(api.exited, asking, API_READY_MS);
    if (dead !== null) throw new Error(`the API did not start (${dead}): see ${join(folders.logs, 'api.log')}`);
    onReady?.('api');
    return {
      apiUrl,
      temporalAddress,
      temporalUi: given ? null : `http://127.0.0.1:${ports.uiPort}`,
      databaseUrl: appUrl,
      database: `PostgreSQL ${postgres.version} (${postgres.kind})`,
      folders,
      ready,
      pids: () => ({ ...engines.pids(), ...apps.pids() }),
      stop,
      force: () => apps.kill(),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
