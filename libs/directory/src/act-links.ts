import type { EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import { freshId } from '@cobuild/config';
import { confirmToken, tokenIn, unsubscribeToken } from './act-token';
import { digestOf } from './sessions';

/** What a link asks: something about one item of one agreement, by a person for a unit. */
export type LinkedAct = Readonly<{
  purpose: 'item' | 'attendance';
  unit: string;
  agreement: string;
  item: string;
  /** Of the line that it stands in. */
  occasion: string;
}>;

/** Whose a link is, through which channel it came, and what it is for; `id` tells nothing of its token. */
export type ActLink = Readonly<{ id: string; channel: string; person: string; lang: 'zh' | 'en' }> &
  (LinkedAct | Readonly<{ purpose: 'unsubscribe' }> | Readonly<{ purpose: 'confirm' }>);

const MAKE = `
  INSERT INTO directory.act_links (digest, id, channel, person, purpose, message, occasion, unit, agreement, item, expires_at)
  SELECT digest, id, $2, $3, purpose, $4, occasion, unit, agreement, item, $5
  FROM jsonb_to_recordset($1::jsonb)
    AS r(digest text, id uuid, purpose text, occasion text, unit text, agreement text, item text)`;

/** Makes the links of a message's lines. Their tokens are kept nowhere. */
export async function makeActLinks(
  tx: EntityManager,
  key: Buffer,
  {
    channel,
    person,
    message,
    expiresAt,
  }: Readonly<Record<'channel' | 'person' | 'message', string> & { expiresAt: Instant }>,
  acts: readonly LinkedAct[],
): Promise<void> {
  const rows = acts.map((act) => ({ ...act, id: freshId(), digest: digestOf(tokenIn(key, message, act.occasion)) }));
  if (rows.length > 0) await tx.query(MAKE, [JSON.stringify(rows), channel, person, message, expiresAt]);
}

/** Makes the link that ends a channel, if it has none yet. */
export async function makeUnsubscribeLink(
  tx: EntityManager,
  key: Buffer,
  { channel, person }: Readonly<{ channel: string; person: string }>,
): Promise<void> {
  const make = `INSERT INTO directory.act_links (digest, id, channel, person, purpose) VALUES ($1, $2, $3, $4, 'unsubscribe') ON CONFLICT DO NOTHING`;
  await tx.query(make, [digestOf(unsubscribeToken(key, channel)), freshId(), channel, person]);
}

/** Makes the link that confirms a channel's address, if the message has none yet; resolves with its token. */
export async function makeConfirmLink(
  tx: EntityManager,
  key: Buffer,
  link: Readonly<Record<'channel' | 'person' | 'message', string> & { expiresAt: Instant }>,
): Promise<string> {
  const { channel, person, message, expiresAt } = link;
  const token = confirmToken(key, message);
  const make = `INSERT INTO directory.act_links (digest, id, channel, person, purpose, message, expires_at) VALUES ($1, $2, $3, $4, 'confirm', $5, $6) ON CONFLICT DO NOTHING`;
  await tx.query(make, [digestOf(token), freshId(), channel, person, message, expiresAt]);
  return token;
}

const LINKED = `SELECT purpose, occasion FROM directory.act_links WHERE channel = $1 AND (message = $2 OR message IS NULL)`;

/** Which occasions of a message have a link, and whether its channel can be ended by one. */
export async function linkedLines(
  tx: EntityManager,
  channel: string,
  message: string,
): Promise<{ occasions: string[]; unsubscribe: boolean }> {
  const rows = await tx.query<{ purpose: string; occasion: string | null }[]>(LINKED, [channel, message]);
  return {
    occasions: rows.flatMap(({ occasion }) => occasion ?? []),
    unsubscribe: rows.some(({ purpose }) => purpose === 'unsubscribe'),
  };
}

const LIVE = `
  SELECT l.id, l.channel, l.person, c.lang, l.purpose, l.unit, l.agreement, l.item, l.occasion, l.expires_at AS "expiresAt"
  FROM directory.act_links l JOIN directory.channels c ON c.id = l.channel WHERE NOT l.revoked`;

/** The link whose token this is; null when there is none, or it has expired or was revoked. */
export async function actLinkAt(tx: EntityManager, token: string, now: Instant): Promise<ActLink | null> {
  const find = `${LIVE} AND l.digest = $1 AND (l.expires_at IS NULL OR l.expires_at > $2)`;
  const [link] = await tx.query<ActLink[]>(find, [digestOf(token), now]);
  return link ?? null;
}

/** Somebody's links to acts that have neither expired nor been revoked, the one that lasts longest first. */
export const actLinksOf = (
  tx: EntityManager,
  person: string,
  now: Instant,
): Promise<(Extract<ActLink, LinkedAct> & { expiresAt: Date })[]> =>
  tx.query(
    `${LIVE} AND l.person = $1 AND l.purpose IN ('item', 'attendance') AND l.expires_at > $2 ORDER BY l.expires_at DESC, l.id LIMIT 500`,
    [person, now],
  );

/** Ends a link to an act for ever; false when the person has no such link. */
export async function revokeActLink(tx: EntityManager, person: string, id: string): Promise<boolean> {
  const revoke = `UPDATE directory.act_links SET revoked = true WHERE id = $1 AND person = $2 AND purpose IN ('item', 'attendance') AND NOT revoked`;
  const [, revoked] = await tx.query<[unknown, number]>(revoke, [id, person]);
  return revoked > 0;
}
