import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBlob } from 'file-type/core';
import type { EntityManager } from 'typeorm';
import { freshId } from '@cobuild/config';

/** What is kept of a file: the SHA-256 and type of its content, and its length. */
export type KeptFile = Readonly<{ sha256: string; type: string; bytes: number }>;

/** Why a file is not taken. */
export type FileRefusal = Readonly<{ refused: 'file-too-large' | 'file-type' | 'file-empty' }>;

/** The most bytes of one file. */
export const FILE_BYTES = 20 * 1024 * 1024;

/** What proves things: pictures, documents, short films. By content, whatever a name says. */
export const fileTypes: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'video/mp4',
];

const placeOf = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256);

/**
 * Takes a file from a stream into `folder`, under its own hash, without ever holding it whole. A file that is too large, empty
 * or of another type leaves nothing behind.
 */
export async function keepFile(
  tx: EntityManager,
  folder: string,
  unit: string,
  content: Readable,
): Promise<KeptFile | FileRefusal> {
  await mkdir(folder, { recursive: true });
  const passing = join(folder, `incoming-${freshId()}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, bytes > FILE_BYTES ? undefined : chunk); // what is too much is read and dropped
    },
  });
  try {
    await pipeline(content, counted, createWriteStream(passing, { mode: 0o600 }));
    if (bytes > FILE_BYTES) return { refused: 'file-too-large' };
    if (bytes === 0) return { refused: 'file-empty' };
    const type = (await fileTypeFromBlob(await openAsBlob(passing)))?.mime ?? '';
    if (!fileTypes.includes(type)) return { refused: 'file-type' };
    const sha256 = hash.digest('hex');
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
    await tx.transaction(async (alone) => {
      await alone.query(ONE_AT_A_TIME, [sha256]);
      await rename(passing, placeOf(folder, sha256));
      const put = `INSERT INTO side.files (sha256, unit, type, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;
      await alone.query(put, [sha256, unit, type, bytes]);
    });
    return { sha256, type, bytes };
  } finally {
    await rm(passing, { force: true });
  }
}

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
  if ((await unitsOfFile(tx, sha256)).length === 0) await rm(placeOf(folder, sha256), { force: true });
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
