import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { create, extract } from 'tar';
import { z } from 'zod';
import { readCopy } from './copy-in';
import { INDEX } from './copy-out';
import { fileDigest } from './file-digest';

/** What a backup says of itself. `size`: leaves under the newest checkpoint that was published when it was begun; 0 before the first. */
const Manifest = z.object({
  v: z.literal(1),
  takenAt: z.string(),
  postgres: z.string(),
  origin: z.string().nullable(),
  size: z.number().int(),
  /** PostgreSQL's own dump, or our copy of every table; the digest is that of the dump, or of the copy's index. */
  way: z.enum(['dump', 'copy']).default('dump'),
  databaseSha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Manifest = Readonly<z.infer<typeof Manifest>>;

/** The parts of a backup in a folder of its own, as they go into the file and come out of it. */
export const partsIn = (folder: string) => ({
  manifest: join(folder, 'manifest.json'),
  dump: join(folder, 'database.dump'),
  copy: join(folder, 'database.copy'),
  log: join(folder, 'log'),
  files: join(folder, 'files'),
  keys: join(folder, 'keys'),
});

/** The keys of a profile that is run by us: of the log, of names and texts, and of pushed messages. */
export const KEYS = ['log.key', 'master.key', 'push.key'];

const COPIES = 5;

/**
 * Copies the published folder while the sealer may be writing it: the checkpoint first, so that nothing it covers is missing, or can
 * be made again from the database as it is later.
 */
export function copyLog(from: string, to: string): void {
  if (!existsSync(from)) return;
  const checkpoint = join(from, 'checkpoint');
  const first = existsSync(checkpoint) ? readFileSync(checkpoint) : null;
  for (let left = COPIES; ; left -= 1) {
    try {
      cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.tmp') });
      break;
    } catch (error) {
      // A partial tile that has just become a full one is gone.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || left === 0) throw error;
      rmSync(to, { recursive: true, force: true });
    }
  }
  if (first) writeFileSync(join(to, 'checkpoint'), first);
  else rmSync(join(to, 'checkpoint'), { force: true });
}

/** Copies the keys that there are; those that stand there already stay. Which are there then. */
export function copyKeys(from: string, to: string): string[] {
  for (const name of KEYS) {
    if (!existsSync(join(from, name)) || existsSync(join(to, name))) continue;
    mkdirSync(to, { recursive: true, mode: 0o700 });
    cpSync(join(from, name), join(to, name));
  }
  return KEYS.filter((name) => existsSync(join(to, name)));
}

/** Puts the parts in `folder`, and the files that lie in `files`, into one file that its owner alone may read. */
export async function pack(
  folder: string,
  files: string,
  file: string,
  about: Omit<Manifest, 'v' | 'databaseSha256'>,
): Promise<void> {
  const parts = partsIn(folder);
  const manifest: Manifest = { v: 1, ...about, databaseSha256: await fileDigest(digested(folder, about.way)) };
  writeFileSync(parts.manifest, JSON.stringify(manifest, null, 2));
  if (existsSync(files)) symlinkSync(files, parts.files);
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, '', { mode: 0o600 });
  await create({ file: unfinished, cwd: folder, follow: true }, ['.']);
  renameSync(unfinished, file);
}

/** Takes a backup apart into an empty folder. Throws a sentence when it is none, or damaged. */
export async function unpack(file: string, folder: string): Promise<Manifest> {
  const wrong = (why: string) =>
    new Error(`${file} 不是完整的备份（${why}），请换一份\n${file} is no whole backup (${why}): take another`);
  await extract({ file, cwd: folder, strict: true }).catch((error: unknown) => {
    throw wrong((error as Error).message);
  });
  const parts = partsIn(folder);
  if (!existsSync(parts.manifest)) throw wrong('manifest.json');
  const manifest = Manifest.safeParse(JSON.parse(readFileSync(parts.manifest, 'utf8')));
  if (!manifest.success) throw wrong('manifest.json');
  const database = digested(folder, manifest.data.way);
  if (!existsSync(database)) throw wrong(basename(database));
  if ((await fileDigest(database)) !== manifest.data.databaseSha256) throw wrong(`${basename(database)}: SHA-256`);
  if (manifest.data.way === 'copy')
    await readCopy(parts.copy).catch((error: unknown) => {
      throw wrong((error as Error).message);
    });
  return manifest.data;
}

/** The file whose digest stands in the manifest. */
const digested = (folder: string, way: Manifest['way']): string =>
  way === 'dump' ? partsIn(folder).dump : join(partsIn(folder).copy, INDEX);
