import type { EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import type { Lately, NoticeLine } from '@cobuild/notice';

/** A line on its way into a channel. */
export type Outgoing = Readonly<{ channel: string; line: NoticeLine; at: Instant; urgent: boolean }>;

/** A message that has begun to go out: what it says and how often it was tried. */
export type Begun = Readonly<{
  message: string;
  at: Instant;
  tries: number;
  againAt: Instant | null;
  /** Of the public log, as it stood when the message began. */
  checkpoint: string | null;
  lines: readonly NoticeLine[];
}>;

const PUT = `
  INSERT INTO cobuild.outgoing (channel, occasion, line, at, urgent)
  SELECT channel, line ->> 'occasion', line, at, urgent
  FROM jsonb_to_recordset($1::jsonb) AS r(channel uuid, line jsonb, at timestamptz, urgent boolean)
  ON CONFLICT DO NOTHING`;

/** Puts lines into channels; an occasion that a channel already knows changes nothing. */
export async function putOutgoing(tx: EntityManager, lines: readonly Outgoing[]): Promise<void> {
  if (lines.length > 0) await tx.query(PUT, [JSON.stringify(lines)]);
}

/** How SQL writes an instant in the one form. */
const asInstant = (expression: string): string =>
  `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const BEGUN = `
  SELECT message, ${asInstant('min(at)')} AS at, max(tries) AS tries,
         ${asInstant('max(again_at)')} AS "againAt", max(checkpoint) AS checkpoint, jsonb_agg(line ORDER BY at, occasion) AS lines
  FROM cobuild.outgoing WHERE channel = $1 AND state = 'sending' GROUP BY message ORDER BY min(at), message LIMIT 1`;

/** The message of a channel that has begun to go out and has no answer yet, if there is one: it goes before any other. */
export async function begunIn(tx: EntityManager, channel: string): Promise<Begun | null> {
  const [row] = await tx.query<Begun[]>(BEGUN, [channel]);
  return row ?? null;
}

const WAITING = `
  SELECT line, ${asInstant('at')} AS at FROM cobuild.outgoing WHERE channel = $1 AND state = 'waiting' ORDER BY at, occasion`;

/** What a channel has still to tell, and from when on; oldest first. */
export const waitingIn = (tx: EntityManager, channel: string): Promise<{ line: NoticeLine; at: Instant }[]> =>
  tx.query(WAITING, [channel]);

/** Makes lines one message under an id and with a checkpoint that stay, and leaves out what is superseded. */
export async function beginMessage(
  tx: EntityManager,
  { channel, message, checkpoint }: Readonly<{ channel: string; message: string; checkpoint: string | null }>,
  told: readonly string[],
  superseded: readonly string[],
): Promise<void> {
  const set = `UPDATE cobuild.outgoing SET state = $3, message = $4, checkpoint = $5 WHERE channel = $1 AND occasion = ANY($2) AND state = 'waiting'`;
  await tx.query(set, [channel, told, 'sending', message, checkpoint]);
  await tx.query(set, [channel, superseded, 'superseded', null, null]);
}

/** What became of a try: told, to be tried again at `againAt`, or given up until somebody sends it again. */
export async function markMessage(
  tx: EntityManager,
  message: string,
  {
    state,
    reason,
    againAt,
  }: Readonly<{ state: 'sent' | 'sending' | 'dead'; reason: string | null; againAt: Instant | null }>,
  now: Instant,
): Promise<void> {
  const set = `
    UPDATE cobuild.outgoing SET state = $2, reason = $3, again_at = $4, tries = tries + 1,
      told_at = CASE WHEN $2 = 'sent' THEN $5::timestamptz END
    WHERE message = $1 AND state = 'sending'`;
  await tx.query(set, [message, state, reason, againAt, now]);
}

/** A message as its reader's list shows it; `lines` are how many things it told. */
export type OutgoingMessage = Readonly<{
  message: string;
  channel: string;
  state: string;
  tries: number;
  reason: string | null;
  at: string;
  lines: number;
}>;

const LIST = `
  SELECT message, channel, state, max(tries) AS tries, max(reason) AS reason, min(at)::text AS at, count(*)::int AS lines
  FROM cobuild.outgoing WHERE channel = ANY($1) AND message IS NOT NULL
  GROUP BY message, channel, state ORDER BY min(cobuild.outgoing.at) DESC, message LIMIT $2`;

/** The newest messages of these channels, whatever became of them. */
export const messagesIn = (tx: EntityManager, channels: readonly string[], limit: number): Promise<OutgoingMessage[]> =>
  tx.query(LIST, [channels, limit]);

/** Lets a message that was given up go out again under its id; the channel, or null when there is no such dead message. */
export async function reviveMessage(
  tx: EntityManager,
  message: string,
  channels: readonly string[],
): Promise<string | null> {
  const revive = `UPDATE cobuild.outgoing SET state = 'sending', tries = 0, again_at = NULL WHERE message = $1 AND channel = ANY($2) AND state = 'dead' RETURNING channel`;
  const [rows] = await tx.query<[{ channel: string }[], number]>(revive, [message, channels]);
  return rows[0]?.channel ?? null;
}

const LATELY = `
  SELECT count(DISTINCT o.message) FILTER (WHERE o.channel = $1)::int AS channel,
         count(DISTINCT o.message) FILTER (WHERE c.person = me.person)::int AS person,
         count(DISTINCT o.message) FILTER (WHERE coalesce(c.unit, p.unit) = coalesce(me.unit, own.unit))::int AS unit,
         count(DISTINCT o.message)::int AS all
  FROM directory.channels me LEFT JOIN directory.people own ON own.id = me.person
  LEFT JOIN cobuild.outgoing o ON o.told_at > $2
  LEFT JOIN directory.channels c ON c.id = o.channel LEFT JOIN directory.people p ON p.id = c.person
  WHERE me.id = $1`;

/** How many messages have gone out since an instant: in a channel, to its person, to its organisation, and at all. */
export async function sentSince(
  tx: EntityManager,
  channel: string,
  since: Instant,
): Promise<Lately & Readonly<{ channel: number }>> {
  const [row] = await tx.query<(Lately & { channel: number })[]>(LATELY, [channel, since]);
  return row ?? { channel: 0, person: 0, unit: 0, all: 0 };
}

/** Says of what waits in a channel until when it is held back, and because whose minute is full. */
export async function holdBack(tx: EntityManager, channel: string, whose: string, until: Instant): Promise<void> {
  await tx.query(
    `UPDATE cobuild.outgoing SET reason = $2, again_at = $3 WHERE channel = $1 AND state = 'waiting' AND at <= $3`,
    [channel, `held-back-${whose}`, until],
  );
}

/** What waits in a channel: how many things, from when on they may be told, and why they were held back if they were. */
export type Waiting = Readonly<{ channel: string; lines: number; at: string; heldBack: string | null }>;

const LISTED = `
  SELECT channel, count(*)::int AS lines, ${asInstant('min(greatest(at, again_at))')} AS at, max(reason) AS "heldBack"
  FROM cobuild.outgoing WHERE channel = ANY($1) AND state = 'waiting' GROUP BY channel ORDER BY min(at)`;

export const waitingList = (tx: EntityManager, channels: readonly string[]): Promise<Waiting[]> =>
  tx.query(LISTED, [channels]);

/** A message that went out: by what kind of channel, whose, when, and of what it told. */
export type SentMessage = Readonly<{
  kind: string;
  person: string | null;
  unit: string | null;
  at: Instant;
  lines: readonly NoticeLine[];
}>;

const NAMED = `
  SELECT c.kind, c.person, c.unit, ${asInstant('min(o.told_at)')} AS at, jsonb_agg(o.line ORDER BY o.at, o.occasion) AS lines
  FROM cobuild.outgoing o JOIN directory.channels c ON c.id = o.channel
  WHERE o.message = $1 AND o.state = 'sent' GROUP BY c.kind, c.person, c.unit`;

/** A message by its id; null when it has not gone out, or its channel is gone. */
export async function messageNamed(tx: EntityManager, message: string): Promise<SentMessage | null> {
  const [row] = await tx.query<SentMessage[]>(NAMED, [message]);
  return row ?? null;
}
