import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { freshId } from '@cobuild/config';

/** A text kept sealed: its id, and a salted digest that can stand in the ledger and proves it unchanged. */
export type Kept = Readonly<{ id: string; digest: string }>;

/** A text shown with what its digest is made of: SHA-256 of the salt (hex, 32 bytes) and the text. */
export type Disclosed = Kept & Readonly<{ salt: string; text: string }>;

/** Seals and opens names and texts, each subject under a key of its own that the master key wraps. */
export type SideStore = Readonly<{
  keep(tx: EntityManager, subject: string, text: string): Promise<Kept>;
  /** Null when it does not exist, or its subject was erased. */
  read(tx: EntityManager, id: string): Promise<string | null>;
  /** Several at once; those that are gone, or of other subjects than those told, are left out. */
  readAll(
    tx: EntityManager,
    ids: readonly string[],
    subjects?: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** The same with salt and digest, so that whoever is shown them can check them against the ledger. */
  disclose(tx: EntityManager, ids: readonly string[], subjects: readonly string[]): Promise<Disclosed[]>;
  /** Whether the subject keeps a text under this id, with this digest. */
  keeps(tx: EntityManager, subject: string, text: Kept): Promise<boolean>;
  /** Puts a subject's key into escrow: until it is given back nothing of it is read, and nothing more is kept. False without a key. */
  restrict(tx: EntityManager, subject: string, at: string): Promise<boolean>;
  /** Gives the key back. Whether that may be is the caller's to know. */
  restore(tx: EntityManager, subject: string): Promise<void>;
  /** Destroys one text, whatever its subject's key can still read. */
  eraseText(tx: EntityManager, id: string): Promise<void>;
  /** Destroys a subject's key, also one in escrow: nothing of it can be read any more, by anybody. Proofs still hold. */
  erase(tx: EntityManager, subject: string): Promise<void>;
}>;

const NONCE = 12;
const TAG = 16;
const SALT = 32;

/** AES-256-GCM (NIST SP 800-38D): nonce, tag, ciphertext; `context` is authenticated but not kept. Throws when it was altered. */
function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function open(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

/** The digest that stands in the ledger: SHA-256 of 32 random bytes, which are sealed with the text, and the text. */
const digestOf = (salted: Buffer): string => createHash('sha256').update(salted).digest('hex');

const textOf = (salted: Buffer): string => salted.subarray(SALT).toString('utf8');

const MAKE_KEY = `INSERT INTO side.subjects (id, key) SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM side.escrow WHERE subject = $1) ON CONFLICT (id) DO NOTHING`;
const RESTRICT = `WITH taken AS (DELETE FROM side.subjects WHERE id = $1 RETURNING id, key)
  INSERT INTO side.escrow (subject, key, at) SELECT id, key, $2 FROM taken RETURNING subject`;
const RESTORE = `WITH given AS (DELETE FROM side.escrow WHERE subject = $1 RETURNING subject, key)
  INSERT INTO side.subjects (id, key) SELECT subject, key FROM given`;
const TEXTS = `SELECT t.id, t.subject, t.sealed, s.key FROM side.texts t JOIN side.subjects s ON s.id = t.subject WHERE t.id = ANY($1) AND ($2::text[] IS NULL OR t.subject = ANY($2))`;

/** The side store under a master key of 32 bytes. */
export function sideStore(master: Buffer): SideStore {
  const keyOf = async (tx: EntityManager, subject: string): Promise<Buffer> => {
    await tx.query(MAKE_KEY, [subject, seal(master, randomBytes(32), subject)]);
    const [row] = await tx.query<{ key: Buffer }[]>(`SELECT key FROM side.subjects WHERE id = $1`, [subject]);
    if (!row) throw new Error(`${subject} is restricted: nothing is kept of it`);
    return open(master, row.key, subject);
  };
  const salted = async (tx: EntityManager, ids: readonly string[], subjects?: readonly string[]) => {
    type Row = { id: string; subject: string; sealed: Buffer; key: Buffer };
    const rows = await tx.query<Row[]>(TEXTS, [ids, subjects ?? null]);
    return rows.map(({ id, subject, sealed, key }) => ({ id, bytes: open(open(master, key, subject), sealed, id) }));
  };
  const readAll: SideStore['readAll'] = async (tx, ids, subjects) =>
    new Map((await salted(tx, ids, subjects)).map(({ id, bytes }) => [id, textOf(bytes)]));
  return {
    keep: async (tx, subject, text) => {
      const id = freshId();
      const bytes = Buffer.concat([randomBytes(SALT), Buffer.from(text, 'utf8')]);
      const sealed = seal(await keyOf(tx, subject), bytes, id);
      await tx.query(`INSERT INTO side.texts (id, subject, sealed) VALUES ($1, $2, $3)`, [id, subject, sealed]);
      return { id, digest: digestOf(bytes) };
    },
    read: async (tx, id) => (await readAll(tx, [id])).get(id) ?? null,
    readAll,
    disclose: async (tx, ids, subjects) =>
      (await salted(tx, ids, subjects)).map(({ id, bytes }) => {
        return { id, digest: digestOf(bytes), salt: bytes.subarray(0, SALT).toString('hex'), text: textOf(bytes) };
      }),
    keeps: async (tx, subject, { id, digest }) => {
      type Row = { sealed: Buffer; key: Buffer };
      const [row] = await tx.query<Row[]>(TEXTS, [[id], [subject]]);
      return row !== undefined && digestOf(open(open(master, row.key, subject), row.sealed, id)) === digest;
    },
    restrict: async (tx, subject, at) => (await tx.query<unknown[]>(RESTRICT, [subject, at])).length > 0,
    restore: async (tx, subject) => {
      await tx.query(RESTORE, [subject]);
    },
    eraseText: async (tx, id) => {
      await tx.query(`DELETE FROM side.texts WHERE id = $1`, [id]);
    },
    erase: async (tx, subject) => {
      await tx.query(`DELETE FROM side.subjects WHERE id = $1`, [subject]);
      await tx.query(`DELETE FROM side.escrow WHERE subject = $1`, [subject]);
    },
  };
}
