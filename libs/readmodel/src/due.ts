import type { EntityManager } from 'typeorm';
import { DISTRICT, dueOf, type Agreement, type Reminder } from '@cobuild/agreement';
import type { Instant, LocalDate } from '@cobuild/calendar';
import { notHeld, prepared } from '@cobuild/ledger';
import { isUrgentItem } from '@cobuild/notice';

/** A reminder whose instant has come, with all it takes to tell it: `on` is the item's last day, `zone` the agreement's time zone. */
export type DueRow = Readonly<{
  agreementId: string;
  at: Instant;
  event: Reminder['event'];
  on: LocalDate | null;
  urgent: boolean;
  zone: string;
  parties: string[];
}>;

const occasionOf = ({ event: { item, step, round } }: Reminder): string => `${item}/${step}/${round}`;

const REMOVE = `DELETE FROM cobuild.due WHERE agreement_id = $1 AND occasion = ANY($2)`;
const PUT = `
  INSERT INTO cobuild.due (agreement_id, occasion, at, told, parties)
  SELECT $1, occasion, at, told, parties
  FROM jsonb_to_recordset($2::jsonb) AS r(occasion text, at timestamptz, told jsonb, parties text[])
  ON CONFLICT (agreement_id, occasion) DO UPDATE SET at = excluded.at, told = excluded.told, parties = excluded.parties`;

/**
 * Makes the due rows of one agreement what `after` says they are, in the transaction of the events that
 * changed them. `before` is what the rows say now.
 */
export async function changeDue(
  tx: EntityManager,
  agreementId: string,
  agreement: Agreement,
  before: readonly Reminder[],
  after: readonly Reminder[],
): Promise<void> {
  const told = new Map(before.map((reminder) => [occasionOf(reminder), JSON.stringify(reminder)]));
  const wanted = new Map(after.map((reminder) => [occasionOf(reminder), reminder]));
  const gone = [...told.keys()].filter((occasion) => !wanted.has(occasion));
  const fresh = [...wanted].filter(([occasion, reminder]) => told.get(occasion) !== JSON.stringify(reminder));
  const rows = fresh.map(([occasion, { at, event }]) => {
    const item = agreement.items[event.item];
    const parties = event.to.map((role) => (role === DISTRICT ? agreement.district : agreement.parties[role]));
    const urgent = isUrgentItem(agreement, event.item);
    const told = { event, on: item ? dueOf(item) : null, zone: agreement.plan.timeZone, urgent };
    return { occasion, at, told, parties };
  });
  await Promise.all([
    gone.length > 0 ? prepared(tx, REMOVE, [agreementId, gone]) : null,
    rows.length > 0 ? prepared(tx, PUT, [agreementId, JSON.stringify(rows)]) : null,
  ]);
}

const TAKE = `
  DELETE FROM cobuild.due WHERE agreement_id = ANY($1) AND at <= $2
  RETURNING agreement_id AS "agreementId", told -> 'event' AS event, told -> 'on' AS on, told ->> 'zone' AS zone,
            coalesce((told ->> 'urgent')::boolean, false) AS urgent, parties,
            to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`;

/** Takes every row of these agreements whose instant has come. The caller holds their heads, as everyone who writes rows does. */
export async function takeDue(tx: EntityManager, agreementIds: readonly string[], now: Instant): Promise<DueRow[]> {
  const [rows] = await tx.query<[DueRow[], number]>(TAKE, [agreementIds, now]);
  return rows;
}

const NEXT = `SELECT at FROM cobuild.due d WHERE ${notHeld('d.agreement_id')} ORDER BY at LIMIT 1`;

/** The next instant at which a reminder is due of an agreement that is not read-only, or null. */
export async function nextDue(tx: EntityManager): Promise<Instant | null> {
  const [row] = await tx.query<{ at: Date }[]>(NEXT);
  return row ? (row.at.toISOString() as Instant) : null;
}
