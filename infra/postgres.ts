import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { retrying, systemEnv } from '@cobuild/config';
import { isAway } from '@cobuild/ledger';
import { endChild, startChild } from './child';
import { dataRoot, openFolders, type Profile } from './folders';
import { holderOf, takeLock } from './lock';
import { awaitPort, choosePort } from './ports';
import { launch, STOP_MS, type Server } from './postgres-launch';
import { findPostgres } from './postgres-binaries';
import { APP_ROLE, clearOrphan, clusterVersion, ensureCluster, OWNER, readKeep, writeKeep } from './postgres-cluster';
import { givenIn, OWNER_NEEDED, type GivenDatabase } from './given-database';
import { adoptDatabase, DATABASE, ensureRoles, urlAs, type AdoptedDatabase, type Urls } from './postgres-roles';
import { serviceUser } from './service-user';

/** A PostgreSQL of our own that answers. */
export type RunningPostgres = Readonly<{
  kind: 'local' | 'embedded';
  /** The owner's connection to database `cobuild`: may change the schema. */
  url: string;
  /** The app role's connection to the same database. */
  appUrl: string;
  /** Like "15.18". */
  version: string;
  port: number;
  pid: number;
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
   * Begin with an empty cluster: what this profile had is deleted.
   */
  fresh?: boolean;
}>;

/** A database that answers: ours, or one that is given to us, which `stop` leaves alone. `url` is null where only the app role's is given. */
export type RunningDatabase =
  | RunningPostgres
  | (AdoptedDatabase & Readonly<{ kind: 'given'; port: null; pid: null } & Pick<RunningPostgres, 'exited' | 'stop'>>);

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
 * Starts a PostgreSQL of our own for a profile, whatever the environment gives, and resolves when it answers and has both roles and the
 * database. What a killed run left behind is cleared away first. Refuses, naming the pid,
 * when a live process already has this profile. Listens on 127.0.0.1 only. Does not migrate.
 */
export async function startPostgres(wish: PostgresWish): Promise<RunningPostgres> {
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
        env: systemEnv(),
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
export type Ledger = Urls & Readonly<{ version: string }>;

/** The same with the owner's address for certain; throws a sentence where it is not given. */
export function ownersOf<T extends Readonly<{ url: string | null }>>(ledger: T): T & Readonly<{ url: string }> {
  const { url } = ledger;
  if (url === null) throw new Error(OWNER_NEEDED);
  return { ...ledger, url };
}

/**
 * Does `work` on the app role's connection to a profile's ledger: the one that is running now, else a PostgreSQL
 * started on its data folder for as long as the work takes. Throws a sentence when the profile has no data. A given
 * database is that of `main` alone.
 */
export const withLedger = <T>(profile: Profile, work: (appUrl: string) => Promise<T>): Promise<T> =>
  withDatabase(profile, ({ appUrl }) => work(appUrl));

/** The same with the owner's connection as well; throws a sentence where a database is given without it. */
export const withOwner = <T>(profile: Profile, work: (ledger: Ledger) => Promise<T>): Promise<T> =>
  withDatabase(profile, (ledger) => work(ownersOf(ledger)));

async function withDatabase<T>(profile: Profile, work: (ledger: AdoptedDatabase) => Promise<T>): Promise<T> {
  const given = profile === 'main' ? givenIn(process.env) : null;
  if (given) return work(await adoptDatabase(given, passwordFor(profile, given), sayAside));
  const data = join(dataRoot(), profile);
  const major = clusterVersion(join(data, 'postgres'));
  if (major === null)
    throw new Error(
      `共建（${profile}）还没有账本，请先 npm start 或 cobuild lapse。\nCobuild (${profile}) has no ledger yet: npm start or cobuild lapse first.`,
    );
  const { port, appPassword, ownerPassword } = readKeep(data);
  if (holderOf(join(data, 'postgres.lock')) !== null && port !== null)
    return work({
      url: urlAs(OWNER, ownerPassword, port, DATABASE),
      appUrl: urlAs(APP_ROLE, appPassword, port, DATABASE),
      version: String(major),
    });
  const postgres = await startLedger(profile);
  try {
    return await work(postgres);
  } finally {
    await postgres.stop();
  }
}

const sayAside = (line: string): void => void process.stderr.write(`${line}\n`);

/** The database that the environment gives, else a PostgreSQL of our own for the profile. */
export function startDatabase(wish: PostgresWish): Promise<RunningDatabase> {
  const given = givenIn(process.env);
  return given ? adopted(given, wish) : startPostgres(wish);
}

/** The server of a profile that does not run, or the given one for `main`. */
export const startLedger = (profile: Profile): Promise<RunningDatabase> =>
  (profile === 'main' ? startDatabase : startPostgres)({ profile, log: sayAside });

/** The password of the app role that we make: kept like those of a server of our own. */
const passwordFor = (profile: Profile, { owner, app }: GivenDatabase): string =>
  owner !== null && app !== null ? '' : readKeep(openFolders(profile).data).appPassword;

async function adopted(given: GivenDatabase, { profile, log }: PostgresWish): Promise<RunningDatabase> {
  const never = new Promise<string>(() => undefined);
  const password = passwordFor(profile, given);
  const database = await retrying(
    () => adoptDatabase(given, password, log),
    isAway,
    (reason) => log(`数据库还连不上，继续尝试 the database is not there yet, trying again: ${reason}`),
  );
  return { kind: 'given', ...database, port: null, pid: null, exited: never, stop: () => Promise.resolve() };
}
