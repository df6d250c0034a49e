import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '@cobuild/access';
import type { LocalDate } from '@cobuild/calendar';
import { freshToken } from '@cobuild/config';

/** Hours a session lasts; PostgreSQL's own clock counts them, because they are real time in a lapse too. */
const HOURS = 12;

/** All that is kept of a token. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The way in which a session began. */
export type BeganBy = 'password' | 'provider' | 'demo';

/** Begins a session and resolves with its token, which is kept nowhere. */
export async function beginSession(tx: EntityManager, person: string, by: BeganBy = 'provider'): Promise<string> {
  const token = freshToken();
  await tx.query(`DELETE FROM directory.sessions WHERE expires_at < now()`);
  const begin = `INSERT INTO directory.sessions (digest, person, expires_at, began_by) VALUES ($1, $2, now() + make_interval(hours => $3), $4)`;
  await tx.query(begin, [digestOf(token), person, HOURS, by]);
  return token;
}

/** Ends it; nothing happens when it has ended. */
export async function endSession(tx: EntityManager, token: string): Promise<void> {
  await tx.query(`DELETE FROM directory.sessions WHERE digest = $1`, [digestOf(token)]);
}

/** Ends all of a person's, but the one of this token. */
export async function endSessions(tx: EntityManager, person: string, kept = ''): Promise<void> {
  await tx.query(`DELETE FROM directory.sessions WHERE person = $1 AND digest <> $2`, [person, digestOf(kept)]);
}

/** Ends everybody's sessions. */
export async function endAllSessions(tx: EntityManager): Promise<void> {
  await tx.query(`DELETE FROM directory.sessions`);
}

/** Somebody who is not disabled, with what they hold and are assigned on the day `$2`. */
const VIEWER = `
  SELECT p.id AS person,
         coalesce((SELECT json_agg(json_build_object('unit', h.unit, 'post', h.post) ORDER BY h.unit, h.post)
                   FROM directory.holdings h
                   WHERE h.person = p.id AND h.from_day <= $2 AND (h.to_day IS NULL OR h.to_day >= $2)), '[]') AS posts,
         coalesce((SELECT json_agg(a.unit ORDER BY a.unit) FROM directory.assignments a
                   WHERE a.person = p.id AND a.from_day <= $2 AND a.to_day >= $2), '[]') AS assigned
  FROM directory.people p`;
const BY_SESSION = `
  SELECT v.*, (s.began_by = 'password' AND o.must_change) AS "mustChange"
  FROM directory.sessions s JOIN directory.people o ON o.id = s.person
  JOIN LATERAL (${VIEWER} WHERE p.id = s.person AND NOT p.disabled) v ON true
  WHERE s.digest = $1 AND s.expires_at > now()`;
const BY_SESSIONS = `
  SELECT s.digest, v.* FROM directory.sessions s JOIN (${VIEWER} WHERE NOT p.disabled) v ON v.person = s.person
  WHERE s.digest = ANY($1) AND s.expires_at > now()`;
const BY_PERSON = `${VIEWER} WHERE p.id = $1 AND NOT p.disabled`;

/** The viewer of a session; `mustChange` while the session may do nothing but choose another password. */
export type SessionViewer = Viewer & Readonly<{ mustChange: boolean }>;

/** Who a session is, with what they hold and are assigned on a day; null when there is no such session. */
export async function viewerOf(tx: EntityManager, token: string, today: LocalDate): Promise<SessionViewer | null> {
  const [viewer] = await tx.query<SessionViewer[]>(BY_SESSION, [digestOf(token), today]);
  return viewer ?? null;
}

/** The same of many sessions at once, by token; those that have ended are missing. */
export async function viewersOf(
  tx: EntityManager,
  tokens: readonly string[],
  today: LocalDate,
): Promise<Map<string, Viewer>> {
  const byDigest = new Map(tokens.map((token) => [digestOf(token), token]));
  const rows = await tx.query<(Viewer & { digest: string })[]>(BY_SESSIONS, [[...byDigest.keys()], today]);
  return new Map(rows.map(({ digest, ...viewer }) => [byDigest.get(digest) ?? '', viewer]));
}

/** The same of a person who has not signed in just now; null when they are gone. */
export async function viewerNamed(tx: EntityManager, person: string, today: LocalDate): Promise<Viewer | null> {
  const [viewer] = await tx.query<Viewer[]>(BY_PERSON, [person, today]);
  return viewer ?? null;
}
