import type { EntityManager } from 'typeorm';
import type { Post } from '@cobuild/access';
import type { Instant } from '@cobuild/calendar';

/** What was done to whom or what, by an opaque id or a file's SHA-256, when, and in which post: nobody is named, and it is never taken back. */
export type Erasure = Readonly<{
  kind: 'person-restricted' | 'person-restored' | 'person-erased' | 'text-erased' | 'file-erased';
  what: string;
  at: Instant;
  post: Post;
}>;

export async function recordErasure(tx: EntityManager, { kind, what, at, post }: Erasure): Promise<void> {
  const put = `INSERT INTO side.erasures (kind, what, at, post) VALUES ($1, $2, $3, $4)`;
  await tx.query(put, [kind, what, at, post]);
}

/** When each of these texts was erased, for those that were. */
export async function erasedTexts(tx: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const find = `SELECT what, at FROM side.erasures WHERE kind = 'text-erased' AND what = ANY($1)`;
  const rows = await tx.query<{ what: string; at: string }[]>(find, [ids]);
  return new Map(rows.map(({ what, at }) => [what, at]));
}

/** When a file was last erased, by any unit that had brought it; null when it never was. */
export async function fileErasedAt(tx: EntityManager, sha256: string): Promise<string | null> {
  const find = `SELECT at FROM side.erasures WHERE kind = 'file-erased' AND what = $1 ORDER BY n DESC LIMIT 1`;
  const [row] = await tx.query<{ at: string }[]>(find, [sha256]);
  return row?.at ?? null;
}

/** The unit that brought a text; null when there is none, or it is not a unit's. */
export async function unitOfText(tx: EntityManager, id: string): Promise<string | null> {
  const find = `SELECT u.id FROM side.texts t JOIN directory.units u ON u.id = t.subject WHERE t.id = $1`;
  const [row] = await tx.query<{ id: string }[]>(find, [id]);
  return row?.id ?? null;
}
