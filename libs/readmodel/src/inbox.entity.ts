import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import type { Notice, NoticeLine } from '@cobuild/notice';

/** A message in a party's in-app inbox. */
@Entity({ schema: 'cobuild', name: 'inbox' })
export class InboxNotice {
  @PrimaryColumn({ name: 'notice_id', type: 'text' }) noticeId!: string;
  @Column('text') party!: string;
  @Column('timestamptz') at!: Date;
  @Column('jsonb') lines!: NoticeLine[];
}

/** Where a process hears that something new lies in an inbox; what it hears is the party's id. */
export const INBOX_CHANNEL = 'cobuild_inbox';

const PUT = `
  WITH told AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::jsonb[]) n(notice_id, party, at, lines)),
  head AS (
    INSERT INTO cobuild.inbox_heads AS h (party, position) SELECT DISTINCT party, 1 FROM told ORDER BY party
    ON CONFLICT (party) DO UPDATE SET position = h.position + 1 RETURNING party, position),
  put AS (
    INSERT INTO cobuild.inbox AS i (notice_id, party, at, lines, position, marks)
    SELECT notice_id, party, at, lines, position, coalesce(
      (SELECT jsonb_object_agg(line ->> 'occasion', position) FROM jsonb_array_elements(lines) line), '{}')
    FROM told JOIN head USING (party)
    ON CONFLICT (notice_id) DO UPDATE SET position = excluded.position, marks = excluded.marks || i.marks,
      lines = i.lines || (
        SELECT coalesce(jsonb_agg(n), '[]') FROM jsonb_array_elements(excluded.lines) n
        WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(i.lines) o WHERE o ->> 'occasion' = n ->> 'occasion'))
    WHERE NOT i.marks ?& ARRAY(SELECT jsonb_object_keys(excluded.marks)))
  SELECT pg_notify('${INBOX_CHANNEL}', party) FROM head`;

/**
 * Puts notices into inboxes, and says so to whoever listens once that is committed. Doing it twice changes nothing: a notice
 * has one id, and a line one occasion within it. Deliveries to one party wait for each other.
 */
export async function deliver(tx: EntityManager, notices: readonly Notice[]): Promise<void> {
  for (const group of apart(notices)) {
    await tx.query(PUT, [
      group.map((n) => n.id),
      group.map((n) => n.party),
      group.map((n) => n.at),
      group.map((n) => JSON.stringify(n.lines)),
    ]);
  }
}

/** Splits notices so that no id stands twice in one statement, which `ON CONFLICT` refuses. */
function apart(notices: readonly Notice[]): Notice[][] {
  const groups: Map<string, Notice>[] = [];
  for (const notice of notices) {
    const free = groups.find((group) => !group.has(notice.id));
    if (free) free.set(notice.id, notice);
    else groups.push(new Map([[notice.id, notice]]));
  }
  return groups.map((group) => [...group.values()]);
}
