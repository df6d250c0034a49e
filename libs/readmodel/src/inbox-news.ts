import type { EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import type { NoticeLine } from '@cobuild/notice';

/** Up to where somebody has read the inboxes of parties. A party's positions count up, and a lower one never comes later. */
export type Positions = ReadonlyMap<string, number>;

/** A message of an inbox that grew at `position`; `marks` say at which position each line (by its occasion) came. */
export type InboxNews = Readonly<{
  party: string;
  position: number;
  id: string;
  at: Instant;
  lines: readonly NoticeLine[];
  marks: Readonly<Record<string, number>>;
}>;

/** Where the inboxes of these parties stand; 0 where nothing ever came. */
export async function inboxPositions(tx: EntityManager, parties: readonly string[]): Promise<Positions> {
  const find = `SELECT party, position FROM cobuild.inbox_heads WHERE party = ANY($1)`;
  const rows = await tx.query<{ party: string; position: number }[]>(find, [parties]);
  const known = new Map(rows.map(({ party, position }) => [party, position]));
  return new Map(parties.map((party) => [party, known.get(party) ?? 0]));
}

const NEWS = `
  SELECT i.party, i.position, i.notice_id AS id, i.lines, i.marks,
         to_char(i.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
  FROM unnest($1::text[], $2::integer[]) c(party, after)
  JOIN cobuild.inbox i ON i.party = c.party AND i.position > c.after
  ORDER BY i.party, i.position FETCH FIRST $3 ROWS WITH TIES`;

/**
 * What came into inboxes after these positions, by party and position: `most` messages, and those that came together with the
 * last of them. When `most` come back there may be more.
 */
export const inboxNews = (tx: EntityManager, after: Positions, most: number): Promise<InboxNews[]> =>
  tx.query<InboxNews[]>(NEWS, [[...after.keys()], [...after.values()], most]);
