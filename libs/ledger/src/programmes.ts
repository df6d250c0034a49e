import type { EntityManager } from 'typeorm';

/** A programme version as published: its text and the SHA-256 of it. Never changes. */
export type PublishedProgramme = Readonly<{
  slug: string;
  version: number;
  digest: string;
  text: string;
  publishedAt: string;
}>;

const SELECT = `SELECT slug, version, digest, text, published_at AS "publishedAt" FROM ledger.programmes`;

/** Publishes a version; false when that version exists already (with whatever text). */
export async function publishProgramme(
  tx: EntityManager,
  { slug, version, digest, text, publishedAt }: PublishedProgramme,
): Promise<boolean> {
  const insert = `INSERT INTO ledger.programmes (slug, version, digest, text, published_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING slug`;
  const rows = await tx.query<unknown[]>(insert, [slug, version, digest, text, publishedAt]);
  return rows.length > 0;
}

/** One version, or the newest when none is named; null when there is none. */
export async function findProgramme(
  tx: EntityManager,
  slug: string,
  version?: number,
): Promise<PublishedProgramme | null> {
  const [found] = await tx.query<PublishedProgramme[]>(
    `${SELECT} WHERE slug = $1 AND ($2::int IS NULL OR version = $2) ORDER BY version DESC LIMIT 1`,
    [slug, version ?? null],
  );
  return found ?? null;
}

/** The newest version of every programme, by slug. */
export const listProgrammes = (tx: EntityManager): Promise<PublishedProgramme[]> =>
  tx.query<PublishedProgramme[]>(`SELECT DISTINCT ON (slug) * FROM (${SELECT}) p ORDER BY slug, version DESC`);

/** The published text with this SHA-256; null when there is none. */
export async function findProgrammeText(tx: EntityManager, digest: string): Promise<string | null> {
  const [found] = await tx.query<PublishedProgramme[]>(`${SELECT} WHERE digest = $1 LIMIT 1`, [digest]);
  return found?.text ?? null;
}
