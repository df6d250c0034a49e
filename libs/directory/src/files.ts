import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from 'typeorm';
import { freshId, makeFolder, moveDurably, syncPath } from '@cobuild/config';
import { positionPatches, type Bytes } from '@cobuild/media';
import { typeOfFile } from './file-type';

/** What is kept of a file: the SHA-256 and type of its content, and its length. */
export type KeptFile = Readonly<{ sha256: string; type: string; bytes: number }>;

/** Why a file is not taken. */
export type FileRefusal = Readonly<{ refused: 'file-too-large' | 'file-type' | 'file-empty' }>;

/** The most bytes of one file. */
export const FILE_BYTES = 20 * 1024 * 1024;

const placeOf = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256);

/**
 * Takes a file from a stream into `folder`, without ever holding it whole, durably when it resolves. Position data is taken out of
 * photos and films first, so the hash is of what is kept. A file that is too large, empty or of another type leaves nothing behind.
 */
export async function keepFile(
  tx: EntityManager,
  folder: string,
  unit: string,
  content: Readable,
): Promise<KeptFile | FileRefusal> {
  await makeFolder(folder);
  const passing = join(folder, `incoming-${freshId()}`);
  try {
    const bytes = await received(content, passing);
    if (bytes > FILE_BYTES) return { refused: 'file-too-large' };
    if (bytes === 0) return { refused: 'file-empty' };
    const type = await typeOfFile(passing);
    if (type === null) return { refused: 'file-type' };
    const sha256 = await cleanedHash(passing, bytes);
    await tx.transaction(async (alone) => {
      await alone.query(ONE_AT_A_TIME, [sha256]);
      await moveDurably(passing, placeOf(folder, sha256));
      const put = `INSERT INTO side.files (sha256, unit, type, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;
      await alone.query(put, [sha256, unit, type, bytes]);
    });
    return { sha256, type, bytes };
  } finally {
    await rm(passing, { force: true });
  }
}

/** Writes what comes in to a file and resolves with its length; what is too much is read and dropped. */
async function received(content: Readable, file: string): Promise<number> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(null, bytes > FILE_BYTES ? undefined : chunk);
    },
  });
  await pipeline(content, counted, createWriteStream(file, { mode: 0o600 }));
  return bytes;
}

/** Takes position data out of a file, makes its content durable, and resolves with the SHA-256 of what it then holds. */
async function cleanedHash(file: string, size: number): Promise<string> {
  const opened = await open(file, 'r+');
  try {
    for (const { at, bytes } of await positionPatches(bytesOf(opened, size)))
      await opened.write(bytes, 0, bytes.length, at);
    await opened.sync();
  } finally {
    await opened.close();
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

const bytesOf = (file: FileHandle, size: number): Bytes => ({
  size,
  read: async (offset, length) => {
    const wanted = Math.max(0, Math.min(length, size - offset));
    const { buffer, bytesRead } = await file.read(new Uint8Array(wanted), 0, wanted, offset);
    return buffer.subarray(0, bytesRead);
  },
});

/** Nobody takes a file away that somebody else is just bringing. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtextextended('side.files/' || $1, 0))`;

/** The units that have brought a file. */
export async function unitsOfFile(tx: EntityManager, sha256: string): Promise<string[]> {
  const find = `SELECT unit FROM side.files WHERE sha256 = $1 ORDER BY unit`;
  return (await tx.query<{ unit: string }[]>(find, [sha256])).map(({ unit }) => unit);
}

/** Erases a file that these units brought; its content goes once no other has brought the same. In the caller's transaction. */
export async function eraseFile(
  tx: EntityManager,
  folder: string,
  sha256: string,
  units: readonly string[],
): Promise<void> {
  await tx.query(ONE_AT_A_TIME, [sha256]);
  await tx.query(`DELETE FROM side.files WHERE sha256 = $1 AND unit = ANY($2)`, [sha256, units]);
  if ((await unitsOfFile(tx, sha256)).length > 0) return;
  const place = placeOf(folder, sha256);
  await rm(place, { force: true });
  await syncPath(dirname(place)).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // no folder, so no file either
  });
}

/** A kept file that one of these units brought, to be streamed; null when there is none. */
export async function openFile(
  tx: EntityManager,
  folder: string,
  sha256: string,
  units: readonly string[],
): Promise<(KeptFile & Readonly<{ content: Readable }>) | null> {
  const find = `SELECT sha256, type, bytes FROM side.files WHERE sha256 = $1 AND unit = ANY($2) LIMIT 1`;
  const [row] = await tx.query<KeptFile[]>(find, [sha256, units]);
  return row ? { ...row, content: createReadStream(placeOf(folder, sha256)) } : null;
}

/** Those of these files that a unit has not brought. */
export async function notBrought(tx: EntityManager, unit: string, files: readonly string[]): Promise<string[]> {
  const find = `SELECT sha256 FROM side.files WHERE unit = $1 AND sha256 = ANY($2)`;
  const brought = (await tx.query<{ sha256: string }[]>(find, [unit, files])).map(({ sha256 }) => sha256);
  return files.filter((sha256) => !brought.includes(sha256));
}
