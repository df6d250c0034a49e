import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@cobuild/calendar';
import { freshId } from '@cobuild/config';
import type { SideStore } from './side-store';

export const channelKinds = ['mail', 'webhook', 'wecom', 'dingtalk', 'push'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Whose a channel is. */
export type ChannelOwner = Readonly<{ person: string; unit: null } | { person: null; unit: string }>;

/** When and about what whoever reads a channel wants to be told; times (HH:mm) that are null are everybody's. */
export type ChannelWishes = Readonly<{
  digest: string | null;
  quietFrom: string | null;
  quietTo: string | null;
  onlyUrgent: boolean;
}>;

export type Channel = ChannelOwner &
  ChannelWishes &
  Readonly<{
    id: string;
    kind: ChannelKind;
    lang: 'zh' | 'en';
    /** False until the link in the confirmation mail was used: until then no notice goes there. */
    confirmed: boolean;
    /** Code of the reason why the confirmation mail did not go out; null when it did, or waits. */
    confirmationProblem: string | null;
  }>;

/** The columns of `ChannelWishes`, of a channel `c`. */
export const WISHES = `c.digest, c.quiet_from AS "quietFrom", c.quiet_to AS "quietTo", c.only_urgent AS "onlyUrgent"`;

/** Where a channel leads: sealed under its person's or its unit's key, and never logged. */
export type ChannelTarget = Readonly<{ kind: ChannelKind; lang: 'zh' | 'en'; address: string; secret: string | null }>;

/** Adds a channel and resolves with its id. A mail address is pending until it is confirmed. */
export async function addChannel(
  tx: EntityManager,
  side: SideStore,
  { person, unit }: ChannelOwner,
  { kind, lang, address, secret }: ChannelTarget,
): Promise<string> {
  const id = freshId();
  const subject = person ?? `unit/${unit}`;
  const kept = await side.keep(tx, subject, address);
  const sealed = secret === null ? null : await side.keep(tx, subject, secret);
  const add = `INSERT INTO directory.channels (id, person, unit, kind, address, secret, lang, confirmed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
  await tx.query(add, [id, person, unit, kind, kept.id, sealed?.id ?? null, lang, kind !== 'mail']);
  return id;
}

/** The channels of a person and of these units. */
export const channelsOf = (tx: EntityManager, person: string, units: readonly string[]): Promise<Channel[]> =>
  tx.query<Channel[]>(
    `SELECT c.id, c.person, c.unit, c.kind, c.lang, c.confirmed, c.confirmation_problem AS "confirmationProblem", ${WISHES} FROM directory.channels c WHERE c.person = $1 OR c.unit = ANY($2) ORDER BY c.kind, c.id`,
    [person, units],
  );

/** The channel of a person's that leads exactly there, or null: a browser says the same of itself again and again. */
export async function channelLeadingTo(
  tx: EntityManager,
  side: SideStore,
  person: string,
  kind: ChannelKind,
  address: string,
): Promise<string | null> {
  const find = `SELECT id, address FROM directory.channels WHERE person = $1 AND kind = $2`;
  const own = await tx.query<{ id: string; address: string }[]>(find, [person, kind]);
  const addresses = await side.readAll(
    tx,
    own.map((one) => one.address),
  );
  return own.find((one) => addresses.get(one.address) === address)?.id ?? null;
}

/** Changes how a channel is told; what is not named stays. */
export async function changeChannel(
  tx: EntityManager,
  id: string,
  { lang, digest, quietFrom, quietTo, onlyUrgent }: { [K in 'lang' | keyof ChannelWishes]?: Channel[K] | undefined },
): Promise<void> {
  const change = `
    UPDATE directory.channels SET lang = coalesce($2, lang), digest = CASE WHEN $7 THEN $3 ELSE digest END,
      quiet_from = CASE WHEN $8 THEN $4 ELSE quiet_from END, quiet_to = CASE WHEN $9 THEN $5 ELSE quiet_to END,
      only_urgent = coalesce($6, only_urgent) WHERE id = $1`;
  const named = [digest, quietFrom, quietTo].map((time) => time !== undefined);
  await tx.query(change, [id, lang, digest, quietFrom, quietTo, onlyUrgent, ...named]);
}

/** Ends a channel, and with it what still waits in it. */
export async function removeChannel(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    `WITH gone AS (DELETE FROM directory.channels WHERE id = $1 RETURNING address, secret)
     DELETE FROM side.texts t USING gone WHERE t.id IN (gone.address, gone.secret)`,
    [id],
  );
}

type Row = ChannelTarget & ChannelWishes & Readonly<{ person: string | null }>;

/**
 * The target of a channel, and its person if it is one person's own; null when it is gone, or its owner was erased. A pending
 * channel has a target for its confirmation alone (`confirmed` false). Holds the row until the transaction ends.
 */
export async function targetOf(tx: EntityManager, side: SideStore, id: string, confirmed = true): Promise<Row | null> {
  const find = `SELECT c.person, c.kind, c.lang, c.address, c.secret, ${WISHES} FROM directory.channels c WHERE c.id = $1 AND c.confirmed = $2 FOR UPDATE`;
  const [row] = await tx.query<Row[]>(find, [id, confirmed]);
  if (!row) return null;
  const texts = await side.readAll(tx, row.secret === null ? [row.address] : [row.address, row.secret]);
  const address = texts.get(row.address);
  if (address === undefined) return null;
  return { ...row, address, secret: row.secret === null ? null : (texts.get(row.secret) ?? null) };
}

/** Confirms a channel's address. */
export async function confirmChannel(tx: EntityManager, id: string): Promise<void> {
  await tx.query(`UPDATE directory.channels SET confirmed = true, confirmation_problem = NULL WHERE id = $1`, [id]);
}

/** Records why a confirmation mail did not go out, as a code; null when it did. */
export async function recordConfirmation(tx: EntityManager, id: string, problem: string | null): Promise<void> {
  await tx.query(`UPDATE directory.channels SET confirmation_problem = $2 WHERE id = $1`, [id, problem]);
}

const TELLING = `
  SELECT u.unit AS party, c.id AS channel, ${WISHES}
  FROM unnest($1::text[]) u(unit) JOIN directory.channels c ON c.unit = u.unit AND c.confirmed
  UNION
  SELECT h.unit, c.id, ${WISHES}
  FROM directory.holdings h JOIN directory.people p ON p.id = h.person AND NOT p.disabled
  JOIN directory.channels c ON c.person = h.person AND c.confirmed
  WHERE h.unit = ANY($1) AND h.post <> 'administrator' AND h.from_day <= $2 AND (h.to_day IS NULL OR h.to_day >= $2)`;

/** The confirmed channels that reach people of a party on a day: its own, and those of its holders and their stand-ins. */
export const channelsTelling = (
  tx: EntityManager,
  parties: readonly string[],
  today: LocalDate,
): Promise<(ChannelWishes & { party: string; channel: string })[]> => tx.query(TELLING, [parties, today]);
