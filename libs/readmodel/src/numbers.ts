import type { EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';

/** What was told to the parties of a district's agreements in some time; of nobody in particular. */
export type Told = Readonly<{
  /** Lines in inboxes. */
  inbox: number;
  /** Messages that went out, by kind of channel. */
  sent: Readonly<Record<string, number>>;
  givenUp: number;
  /** Links by which something could be done, and those by which it was. */
  links: Readonly<{ made: number; used: number }>;
  /** Messages to people's own channels, and how many people had any. */
  personal: Readonly<{ messages: number; people: number }>;
}>;

const UNITS = `
  WITH units AS (
    SELECT $1::text AS unit
    UNION SELECT p.unit FROM cobuild.agreements a JOIN cobuild.parties p USING (agreement_id) WHERE a.district = $1 AND NOT p.invited)`;

const SENT = `${UNITS}
  SELECT c.kind, o.state, count(DISTINCT o.message)::int AS messages, count(DISTINCT o.message) FILTER (WHERE c.person IS NOT NULL)::int AS personal
  FROM cobuild.outgoing o JOIN directory.channels c ON c.id = o.channel
  WHERE o.state IN ('sent', 'dead') AND coalesce(o.told_at, o.at) >= $2 AND coalesce(o.told_at, o.at) < $3
    AND (c.unit IN (SELECT unit FROM units) OR c.person IN (SELECT person FROM directory.holdings WHERE unit IN (SELECT unit FROM units)))
  GROUP BY c.kind, o.state`;
const PEOPLE = `${UNITS}
  SELECT count(DISTINCT c.person)::int AS n
  FROM cobuild.outgoing o JOIN directory.channels c ON c.id = o.channel
  WHERE o.state = 'sent' AND o.told_at >= $2 AND o.told_at < $3
    AND c.person IN (SELECT person FROM directory.holdings WHERE unit IN (SELECT unit FROM units))`;
const INBOX = `${UNITS}
  SELECT coalesce(sum(jsonb_array_length(lines)), 0)::int AS n FROM cobuild.inbox
  WHERE party IN (SELECT unit FROM units) AND at >= $2 AND at < $3`;
const LINKS = `${UNITS}
  SELECT count(*)::int AS made, count(k.command_key)::int AS used
  FROM directory.act_links l
  LEFT JOIN ledger.commands k ON k.agreement_id = l.agreement AND k.command_key = l.id::text
  JOIN (SELECT message, min(told_at) AS told_at FROM cobuild.outgoing WHERE told_at >= $2 AND told_at < $3 GROUP BY message) o
    ON o.message = l.message
  WHERE l.unit IN (SELECT unit FROM units)`;

/** Counts what was told from `from` until before `to`. */
export async function toldIn(tx: EntityManager, district: string, from: Instant, to: Instant): Promise<Told> {
  const values = [district, from, to];
  const [sent, [people], [inbox], [links]] = await Promise.all([
    tx.query<{ kind: string; state: string; messages: number; personal: number }[]>(SENT, values),
    tx.query<{ n: number }[]>(PEOPLE, values),
    tx.query<{ n: number }[]>(INBOX, values),
    tx.query<{ made: number; used: number }[]>(LINKS, values),
  ]);
  const out = sent.filter(({ state }) => state === 'sent');
  return {
    inbox: inbox?.n ?? 0,
    sent: Object.fromEntries(out.map(({ kind, messages }) => [kind, messages])),
    givenUp: sent.filter(({ state }) => state === 'dead').reduce((sum, { messages }) => sum + messages, 0),
    links: links ?? { made: 0, used: 0 },
    personal: { messages: out.reduce((sum, { personal }) => sum + personal, 0), people: people?.n ?? 0 },
  };
}
