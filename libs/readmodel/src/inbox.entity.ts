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

/** Puts notices into inboxes. Doing it twice changes nothing: a notice has one id, and a line one occasion within it. */
export async function deliver(tx: EntityManager, notices: readonly Notice[]): Promise<void> {
  const put = `
    INSERT INTO cobuild.inbox AS i (notice_id, party, at, lines)
    SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::jsonb[])
    ON CONFLICT (notice_id) DO UPDATE SET lines = i.lines || (
      SELECT coalesce(jsonb_agg(n), '[]') FROM jsonb_array_elements(excluded.lines) n
      WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(i.lines) o WHERE o ->> 'occasion' = n ->> 'occasion'))`;
  for (const group of apart(notices)) {
    await tx.query(put, [
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
