import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endChild, startChild } from './child';
import { dataRoot, openFolders, type Profile } from './folders';
import { holderOf, takeLock } from './lock';
import { awaitPort, choosePort } from './ports';
import { launch, STOP_MS, type Server } from './postgres-launch';
import { findPostgres } from './postgres-binaries';
import { APP_ROLE, clearOrphan, clusterVersion, ensureCluster, OWNER, readKeep, writeKeep } from './postgres-cluster';
import { adoptDatabase, DATABASE, ensureRoles, urlAs } from './postgres-roles';
import { serviceUser } from './service-user';

/** A PostgreSQL that answers. `pid` is null when it was given to us: then `stop` leaves it alone. */
export type RunningPostgres = Readonly<{
  kind: 'given' | 'local' | 'embedded';
  /** The owner's connection to database `cobuild`: may change the schema. */
  url: string;
  /** The app role's connection to the same database. */
  appUrl: string;
  /** Like "15.18". */
  version: string;
  port: number | null;
  pid: number | null;
  /** Resolves, with a few words, when the server ends for any reason. Never rejects. */
  exited: Promise<string>;
  stop(): Promise<void>;
}>;

export type PostgresWish = Readonly<{
  profile: Profile;
  log: (line: string) => void;
  /** Taken when free, after the port of the last run. */
  preferredPort?: number;
  /** This port or none: for a server that comes back under those who know its address. Waits up to 5 s for it. */
  fixedPort?: number;
  prefer?: 'local' | 'embedded';
  /** Less disk work for tests. What is committed still survives kill -9 of every process, but not a loss of power. */
  fast?: boolean;
  /**
   * Begin with an empty cluster of our own: what this profile had is deleted. `DATABASE_URL` is left alone, so that fast
   * time and tests never touch a district's ledger.
   */
  fresh?: boolean;
  /** A server of our own even where `DATABASE_URL` names one. */
  own?: boolean;
}>;

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'cluster_name=cobuild',
];

/** fsync and synchronous_commit stay on: without the latter, kill -9 loses what was acknowledged. */
const FAST = ['full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0', 'checkpoint_timeout=30min'];

/**
 * Starts a PostgreSQL of our own for a profile, or takes the one `DATABASE_URL` names, and resolves when it answers
 * and has both roles and the database. What a killed run left behind is cleared away first. Refuses, naming the pid,
 * when a live process already has this profile. Listens on 127.0.0.1 only. Does not migrate.
 */
export async function startPostgres(wish: PostgresWish): Promise<RunningPostgres> {
  if (process.env.DATABASE_URL && !wish.fresh && !wish.own)
    return given(process.env.DATABASE_URL, process.env.COBUILD_APP_DATABASE_URL);
  const { profile, log, prefer = 'local', fast = false, fresh = false } = wish;
  const { data, logs } = openFolders(profile);
  const lock = takeLock(join(data, 'postgres.lock'));
  if (lock.heldBy !== null)
    throw new Error(
      `共建（${profile}）已在运行，进程 ${lock.heldBy}。请先停止它，或换一个 COBUILD_DATA_DIR。\n` +
        `Cobuild (${profile}) is already running as process ${lock.heldBy}: stop it first, or set another COBUILD_DATA_DIR.`,
    );
  try {
    const user = serviceUser();
    const cluster = join(data, 'postgres');
    const there = fresh ? null : clusterVersion(cluster);
    const binaries = findPostgres({ prefer, user, copies: dataRoot(), data: there });
    const keep = readKeep(data);
    await clearOrphan(cluster, log);
    if (fresh) rmSync(cluster, { recursive: true, force: true });
    await ensureCluster(cluster, binaries, user, keep.ownerPassword);
    if (wish.fixedPort) await awaitPort(wish.fixedPort, 5000);
    const port = wish.fixedPort ?? (await choosePort(keep.port ?? 0, wish.preferredPort ?? 0));
    writeKeep(data, { ...keep, port });

    const settings = [...SETTINGS, `port=${port}`, ...(fast ? FAST : [])].flatMap((setting) => ['-c', setting]);
    const server: Server = {
      url: urlAs(OWNER, keep.ownerPassword, port, 'postgres'),
      logFile: join(logs, 'postgres.log'),
    };
    const child = await launch(server, async (output) =>
      startChild(join(binaries.folder, 'postgres'), ['-D', cluster, ...settings], {
        ...user,
        cwd: cluster,
        stdio: ['ignore', output, output],
      }),
    );
    void child.exited.then(lock.release);
    const { kind, version } = binaries;
    const stop = (): Promise<void> => endChild(child, 'SIGINT', 'SIGQUIT', STOP_MS);
    const urls = await ensureRoles(server.url, keep).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { kind, ...urls, version, port, pid: child.pid, exited: child.exited, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The same database as its owner and as the app role, and the server's version. */
export type Ledger = Pick<RunningPostgres, 'url' | 'appUrl' | 'version'>;

/**
 * Does `work` on the app role's connection to a profile's ledger: the one that is running now, else a PostgreSQL
 * started on its data folder for as long as the work takes. Throws a sentence when the profile has no data. A given
 * database is that of `main` alone.
 */
export const withLedger = <T>(profile: Profile, work: (appUrl: string) => Promise<T>): Promise<T> =>
  withOwner(profile, ({ appUrl }) => work(appUrl));

/** The same with the owner's connection as well. */
export async function withOwner<T>(profile: Profile, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const { DATABASE_URL: url, COBUILD_APP_DATABASE_URL: appUrl } = process.env;
  if (url && profile === 'main') return work(await adoptDatabase(url, appUrl));
  const data = join(dataRoot(), profile);
  if (!existsSync(join(data, 'postgres', 'PG_VERSION')))
    throw new Error(
      `共建（${profile}）还没有账本，请先 npm start 或 cobuild lapse。\nCobuild (${profile}) has no ledger yet: npm start or cobuild lapse first.`,
    );
  const { port, appPassword, ownerPassword } = readKeep(data);
  if (holderOf(join(data, 'postgres.lock')) !== null && port !== null)
    return work({
      url: urlAs(OWNER, ownerPassword, port, DATABASE),
      appUrl: urlAs(APP_ROLE, appPassword, port, DATABASE),
      version: readFileSync(join(data, 'postgres', 'PG_VERSION'), 'utf8').trim(),
    });
  const postgres = await startLedger(profile);
  try {
    return await work(postgres);
  } finally {
    await postgres.stop();
  }
}

/** The server of a profile that does not run, or the given one for `main`. */
export const startLedger = (profile: Profile): Promise<RunningPostgres> =>
  startPostgres({ profile, own: profile !== 'main', log: () => undefined });

async function given(url: string, appUrl: string | undefined): Promise<RunningPostgres> {
  const { version, ...urls } = await adoptDatabase(url, appUrl);
  const never = new Promise<string>(() => undefined);
  return { kind: 'given', ...urls, version, port: null, pid: null, exited: never, stop: () => Promise.resolve() };
}
