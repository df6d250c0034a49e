import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemEnv } from '@cobuild/config';
import { endOrphan } from './child';
import type { PostgresBinaries } from './postgres-binaries';
import type { ServiceUser } from './service-user';

const run = promisify(execFile);

export const OWNER = 'cobuild';
export const APP_ROLE = 'cobuild_app';

/** Kept in a file of mode 0600: the two passwords, and the port the server last listened on. */
export type Keep = Readonly<{ ownerPassword: string; appPassword: string; port: number | null }>;

/** What is kept beside the cluster in `folder`; made on first use. Does not reach into the cluster. */
export function readKeep(folder: string): Keep {
  const file = join(folder, 'postgres.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keep;
  const secret = (): string => randomBytes(24).toString('base64url');
  return writeKeep(folder, { ownerPassword: secret(), appPassword: secret(), port: null });
}

export function writeKeep(folder: string, keep: Keep): Keep {
  const file = join(folder, 'postgres.json');
  writeFileSync(`${file}.new`, JSON.stringify(keep), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return keep;
}

/** The major version of the cluster's data; null when there are none. */
export function clusterVersion(cluster: string): number | null {
  const file = join(cluster, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null;
}

/**
 * Makes the cluster in `cluster` if there is none: all of it or nothing, however it is interrupted. Throws a sentence
 * with the cure when there is one of another major version, or `user` cannot reach it.
 */
export async function ensureCluster(
  cluster: string,
  { folder: bin, version }: PostgresBinaries,
  user: ServiceUser,
  password: string,
): Promise<void> {
  const major = Number.parseInt(version, 10);
  const found = clusterVersion(cluster);
  if (found !== null) {
    if (found === major) return;
    throw new Error(
      `${cluster} 是 PostgreSQL ${found} 的数据，而本机找到的是 ${major}。请安装 PostgreSQL ${found}，或导出后移走该文件夹再启动。\n` +
        `${cluster} belongs to PostgreSQL ${found}, but this machine offers ${major}. ` +
        `Install PostgreSQL ${found}, or dump its data, move the folder away and start again.`,
    );
  }
  const half = `${cluster}.new`;
  const passwordFile = `${half}/password`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of [half, passwordFile]) if (user.uid && user.gid) chownSync(path, user.uid, user.gid);
  const args = [
    '--encoding=UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
  ];
  try {
    await run(join(bin, 'initdb'), ['-D', join(half, 'data'), '--no-instructions', ...args], {
      ...user,
      env: systemEnv(),
      cwd: '/',
    });
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    const hint = /permission denied/i.test(stderr + message)
      ? ` (user ${user.name ?? 'you'} must be able to enter every folder above it: set COBUILD_DATA_DIR)`
      : '';
    throw new Error(`initdb failed in ${cluster}${hint}: ${stderr.trim() || message}`);
  }
  rmSync(cluster, { recursive: true, force: true });
  renameSync(join(half, 'data'), cluster);
  rmSync(half, { recursive: true, force: true });
}

/**
 * Clears what a killed run left behind: stops a server that still runs on this cluster without a master (the caller
 * holds the profile's lock, so nobody alive owns it), and removes a `postmaster.pid` whose process is gone or is no
 * PostgreSQL. Waits at most 10 s.
 */
export async function clearOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const found = await endOrphan(pid, cluster, [
    ['SIGINT', 6000],
    ['SIGQUIT', 3000],
    ['SIGKILL', 1000],
  ]);
  if (found) log(`PostgreSQL ${pid}, left running by a killed run, was stopped`);
  rmSync(file, { force: true });
}
