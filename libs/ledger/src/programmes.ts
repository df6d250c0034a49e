import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** The text that a programme was copied from. */
export type AdoptedFrom = Readonly<{ slug: string; version: number; digest: string }>;

/** A programme version as published: its text and the SHA-256 of it. Never changes. */
export type PublishedProgramme = Readonly<{
  /** The district (a unit) it belongs to; null: the catalogue, which belongs to nobody. */
  owner: string | null;
  slug: string;
  version: number;
  digest: string;
  text: string;
  publishedAt: string;
  /** The person who published it, as an opaque id; null for the catalogue and for what was published before this was kept. */
  publishedBy: string | null;
  adoptedFrom: AdoptedFrom | null;
}>;

/** A version to publish; without an owner it is the catalogue's. */
export type Publication = Pick<PublishedProgramme, 'slug' | 'version' | 'text' | 'publishedAt'> &
  Partial<Pick<PublishedProgramme, 'owner' | 'publishedBy' | 'adoptedFrom'>>;

const COLUMNS = `owner, slug, version, digest, text, published_at AS "publishedAt", published_by AS "publishedBy", adopted_from AS "adoptedFrom"`;

/** The SHA-256 by which agreements name a programme's text, in hex. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Publishes a version; false when its owner has published that version already (with whatever text). */
export async function publishProgramme(tx: EntityManager, publication: Publication): Promise<boolean> {
  const { slug, version, text, publishedAt, owner = null, publishedBy = null, adoptedFrom = null } = publication;
  const insert = `
    INSERT INTO ledger.programmes (slug, version, digest, text, published_at, owner, published_by, adopted_from)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING slug`;
  const values = [slug, version, digestOf(text), text, publishedAt, owner, publishedBy, adoptedFrom];
  return (await tx.query<unknown[]>(insert, values)).length > 0;
}

const FOUND = `
  SELECT ${COLUMNS} FROM ledger.programmes
  WHERE slug = $1 AND (owner IS NULL OR owner = ANY($2)) AND ($3::int IS NULL OR version = $3)
  ORDER BY owner IS NULL, owner, version DESC LIMIT 1`;

/**
 * One version, or the newest when none is named, of the programme that `owners` call so: their own, else the catalogue's. Null when
 * there is none; a programme of somebody else is none.
 */
export async function findProgramme(
  tx: EntityManager,
  owners: readonly string[],
  slug: string,
  version?: number,
): Promise<PublishedProgramme | null> {
  const [found] = await tx.query<PublishedProgramme[]>(FOUND, [slug, owners, version ?? null]);
  return found ?? null;
}

const LISTED = `
  SELECT DISTINCT ON (slug) ${COLUMNS} FROM ledger.programmes WHERE owner IS NULL OR owner = ANY($1)
  ORDER BY slug, owner IS NULL, owner, version DESC`;

/** The newest version of every programme of `owners` and of the catalogue, by slug. */
export const listProgrammes = (tx: EntityManager, owners: readonly string[]): Promise<PublishedProgramme[]> =>
  tx.query<PublishedProgramme[]>(LISTED, [owners]);

/** The published text with this SHA-256; null when there is none. */
export async function findProgrammeText(tx: EntityManager, digest: string): Promise<string | null> {
  const [found] = await tx.query<{ text: string }[]>(`SELECT text FROM ledger.programmes WHERE digest = $1 LIMIT 1`, [
    digest,
  ]);
  return found?.text ?? null;
}

/** Whether the catalogue has a text with this digest. */
export async function isInCatalogue(tx: EntityManager, digest: string): Promise<boolean> {
  const find = `SELECT 1 FROM ledger.programmes WHERE digest = $1 AND owner IS NULL LIMIT 1`;
  return (await tx.query<unknown[]>(find, [digest])).length > 0;
}
