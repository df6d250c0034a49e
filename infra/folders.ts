import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * One running Cobuild on this machine: `main`, `lapse`, `test` or `test-…`. Two profiles share nothing but the cache
 * of programs.
 */
export type Profile = string;

export type Folders = Readonly<{ data: string; logs: string }>;

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * The folder above all profiles: `COBUILD_DATA_DIR`, else `$XDG_DATA_HOME/cobuild`, else `~/.local/share/cobuild`;
 * for root `/var/lib/cobuild`, because PostgreSQL refuses to run as root, and the user it runs as cannot enter root's
 * home. Never inside the repository. Creates nothing.
 */
export function dataRoot(env: NodeJS.ProcessEnv = process.env, root = isRoot()): string {
  if (env.COBUILD_DATA_DIR) return env.COBUILD_DATA_DIR;
  if (env.XDG_DATA_HOME) return join(env.XDG_DATA_HOME, 'cobuild');
  return root ? '/var/lib/cobuild' : join(homedir(), '.local/share/cobuild');
}

/** Programs that can be fetched or built again at any time: `$XDG_CACHE_HOME/cobuild`, else `~/.cache/cobuild`. */
export const cacheRoot = (env: NodeJS.ProcessEnv = process.env): string =>
  join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cobuild');

/**
 * Makes the folders of a profile. Only their owner can list them; when root owns them others may pass through, to
 * what is theirs inside (mode 0711): PostgreSQL's user needs that.
 */
export function openFolders(profile: Profile): Folders {
  if (!/^[a-z][a-z0-9-]*$/.test(profile))
    throw new Error(`a profile's name is lower-case letters, digits and hyphens, not "${profile}"`);
  const data = join(dataRoot(), profile);
  const logs = join(data, 'logs');
  mkdirSync(logs, { recursive: true, mode: isRoot() ? 0o755 : 0o700 });
  chmodSync(data, isRoot() ? 0o711 : 0o700);
  return { data, logs };
}

/** Where a profile keeps uploaded files: `COBUILD_FILES`, else its own folder. */
export const filesFolder = (profile: Profile): string =>
  process.env.COBUILD_FILES || join(dataRoot(), profile, 'files');

/** A file of the built program, also when we ourselves run from source, as under jest. Does not look whether it is there. */
export function builtFile(path: string): string {
  const above = dirname(__dirname);
  return basename(above) === 'dist' ? join(above, path) : join(above, 'dist', path);
}

/** The size of a file, or of all files below a folder; nothing for one that is not there, or vanishes meanwhile. */
export function bytesIn(path: string): number {
  try {
    const found = statSync(path);
    if (!found.isDirectory()) return found.size;
    return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
  } catch {
    return 0;
  }
}
