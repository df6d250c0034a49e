import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncPath } from '@cobuild/config';

/** What is done to the published folder, in steps that can each fail or be the last. Paths are relative, with slashes. */
export type LogFiles = Readonly<{
  /** Null when there is no such file. */
  read(path: string): Promise<Buffer | null>;
  /** One folder in one that exists; also fine when it is there. */
  mkdir(path: string): Promise<void>;
  /** Not durable before `sync`. */
  write(path: string, bytes: Buffer): Promise<void>;
  /** Makes the content of a file durable, or the names in a folder; '' is the published folder itself. */
  sync(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A folder with all in it; also fine when it is not there. */
  remove(path: string): Promise<void>;
}>;

/** On the disk, under a folder that exists. */
export const diskFiles = (root: string): LogFiles => ({
  read: (path) =>
    readFile(join(root, path)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }),
  mkdir: async (path) => {
    await mkdir(join(root, path), { recursive: true });
  },
  write: async (path, bytes) => {
    const file = await open(join(root, path), 'w', 0o644);
    await file.writeFile(bytes).finally(() => file.close());
  },
  sync: (path) => syncPath(join(root, path)),
  rename: (from, to) => rename(join(root, from), join(root, to)),
  remove: (path) => rm(join(root, path), { recursive: true, force: true }),
});

/**
 * Puts a file in its place, whole or not at all, and durably when it resolves. `turn` does the last step, the renaming, if this process
 * may still publish, and throws if not.
 */
export type Publish = (path: string, bytes: Buffer, turn?: Turn) => Promise<void>;
export type Turn = (put: () => Promise<void>) => Promise<void>;

/** The name under which process `suffix` writes a file before it stands in its place. */
const unfinished = (path: string, suffix: string): string => `${path}.${suffix}.tmp`;

/** Takes away what process `suffix` has written and not put in its place: it cannot any more, wherever it was stopped. */
export const dropUnfinished = (files: LogFiles, path: string, suffix: string): Promise<void> =>
  files.remove(unfinished(path, suffix));

/** Publishes under temporary names that nobody else uses: `suffix` is this process's own. */
export function publisher(files: LogFiles, suffix: string): Publish {
  // A folder that is there may still be lost with the power until the one above is synced, so each is synced once by us.
  const durable = new Set(['']);
  const ensure = async (folder: string): Promise<void> => {
    if (durable.has(folder)) return;
    const above = folderOf(folder);
    await ensure(above);
    await files.mkdir(folder);
    await files.sync(above);
    durable.add(folder);
  };
  return async (path, bytes, turn = (put) => put()) => {
    const [folder, temporary] = [folderOf(path), unfinished(path, suffix)];
    await ensure(folder);
    await files.write(temporary, bytes);
    await files.sync(temporary);
    await turn(() => files.rename(temporary, path));
    await files.sync(folder);
  };
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
