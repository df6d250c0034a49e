import { dirname } from 'node:path';
import type { LogFiles } from '../src/files';

type Node = { bytes: Buffer; durable: Buffer };

/** A folder in memory that forgets at a loss of power what was not synced: contents of files, and names in folders. */
export type MemoryFiles = LogFiles & Readonly<{ losePower(): void; paths(): string[] }>;

const above = (path: string): string => (dirname(path) === '.' ? '' : dirname(path));

export function memoryFiles(): MemoryFiles {
  let now = new Map<string, Node | 'folder'>([['', 'folder']]);
  let kept = new Map(now);
  const mustBeThere = (path: string): Node | 'folder' => {
    const found = now.get(path);
    if (!found) throw new Error(`ENOENT ${path}`);
    return found;
  };
  return {
    read: (path) => {
      const node = now.get(path);
      return Promise.resolve(node && node !== 'folder' ? node.bytes : null);
    },
    mkdir: async (path) => {
      await Promise.resolve(mustBeThere(above(path)));
      if (!now.has(path)) now.set(path, 'folder');
    },
    write: async (path, bytes) => {
      await Promise.resolve(mustBeThere(above(path)));
      const node = now.get(path);
      if (node && node !== 'folder') node.bytes = bytes;
      else now.set(path, { bytes, durable: Buffer.alloc(0) });
    },
    sync: async (path) => {
      const node = await Promise.resolve(mustBeThere(path));
      if (node !== 'folder') {
        node.durable = node.bytes;
        return;
      }
      for (const name of [...kept.keys()]) if (name !== '' && above(name) === path && !now.has(name)) kept.delete(name);
      for (const [name, child] of now) if (name !== '' && above(name) === path) kept.set(name, child);
    },
    rename: async (from, to) => {
      const node = await Promise.resolve(mustBeThere(from));
      mustBeThere(above(to));
      now.delete(from);
      now.set(to, node);
    },
    remove: (path) => {
      for (const name of [...now.keys()]) if (name === path || name.startsWith(`${path}/`)) now.delete(name);
      return Promise.resolve();
    },
    losePower: () => {
      const reachable = (path: string): boolean => path === '' || (kept.has(path) && reachable(above(path)));
      const left = [...kept].filter(([path]) => reachable(path));
      now = new Map(
        left.map(([path, node]) => [path, node === 'folder' ? node : { bytes: node.durable, durable: node.durable }]),
      );
      kept = new Map(now);
    },
    paths: () => [...now.keys()],
  };
}

export type Fault = 'fails' | 'is killed';

/**
 * The same folder, whose `n`-th operation that changes something fails, once, or is the last of a process that is killed in the
 * middle of it. `struck` tells whether it came to that.
 */
export function faulty(files: LogFiles, n: number, fault: Fault): { files: LogFiles; struck: () => boolean } {
  let count = 0;
  const guarded =
    <A extends unknown[]>(work: (...args: A) => Promise<void>, half?: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      const at = count++;
      if (fault === 'is killed' && at >= n) {
        if (at === n) await half?.(...args);
        throw new Error('killed');
      }
      if (at === n) throw new Error('EIO');
      await work(...args);
    };
  return {
    struck: () => count > n,
    files: {
      read: (path) => files.read(path),
      mkdir: guarded(files.mkdir),
      write: guarded(files.write, (path, bytes) => files.write(path, bytes.subarray(0, bytes.length / 2))),
      sync: guarded(files.sync),
      rename: guarded(files.rename),
      remove: guarded(files.remove),
    },
  };
}
