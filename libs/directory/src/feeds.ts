import type { EntityManager } from 'typeorm';
import { freshId, freshToken } from '@cobuild/config';
import { digestOf } from './sessions';

/** A calendar somebody can subscribe to; `about` is the unit or the agreement, null for all that is theirs. */
export type Feed = Readonly<{
  id: string;
  person: string;
  scope: 'person' | 'party' | 'agreement';
  about: string | null;
  lang: 'zh' | 'en';
}>;

/** Live feeds one person has at most. */
const MOST = 20;

const MAKE = `
  INSERT INTO directory.feeds (digest, id, person, scope, about, lang) SELECT $1, $2, $3, $4, $5, $6
  WHERE (SELECT count(*) FROM directory.feeds WHERE person = $3 AND NOT revoked) < $7 RETURNING id`;

/** Makes a feed and resolves with its id and token, which is kept nowhere. Null when the person has as many as they may. */
export async function makeFeed(
  tx: EntityManager,
  { person, scope, about, lang }: Omit<Feed, 'id'>,
): Promise<{ id: string; token: string } | null> {
  const [id, token] = [freshId(), freshToken()];
  const made = await tx.query<unknown[]>(MAKE, [digestOf(token), id, person, scope, about, lang, MOST]);
  return made.length > 0 ? { id, token } : null;
}

const FEED = `SELECT id, person, scope, about, lang FROM directory.feeds WHERE NOT revoked`;

/** The feed whose token this is, or null; a revoked one is none. */
export async function feedAt(tx: EntityManager, token: string): Promise<Feed | null> {
  const [feed] = await tx.query<Feed[]>(`${FEED} AND digest = $1`, [digestOf(token)]);
  return feed ?? null;
}

/** Somebody's feeds that are not revoked. */
export const feedsOf = (tx: EntityManager, person: string): Promise<Feed[]> =>
  tx.query<Feed[]>(`${FEED} AND person = $1 ORDER BY scope, about, id`, [person]);

/** Ends a feed for ever; false when the person has no such feed. */
export async function revokeFeed(tx: EntityManager, person: string, id: string): Promise<boolean> {
  const revoke = `UPDATE directory.feeds SET revoked = true WHERE id = $1 AND person = $2 AND NOT revoked`;
  const [, revoked] = await tx.query<[unknown, number]>(revoke, [id, person]);
  return revoked > 0;
}
