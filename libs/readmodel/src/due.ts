import type { EntityManager } from 'typeorm';
import { DISTRICT, namedDay, reminders, type Agreement, type Reminder } from '@cobuild/agreement';
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

/** A row of `cobuild.due` as it is written. */
export type WrittenDue = Readonly<{
  occasion: string;
  at: Instant;
  told: object;
  parties: readonly (string | undefined)[];
}>;

/** The due rows of an agreement as it stands: one for each reminder still to come, with all it takes to tell it. Pure. */
export const dueRows = (agreement: Agreement): WrittenDue[] =>
  reminders(agreement).map((reminder) => {
    const { at, event } = reminder;
    const item = agreement.items[event.item];
    const parties = event.to.map((role) => (role === DISTRICT ? agreement.district : agreement.parties[role]));
    const urgent = isUrgentItem(agreement, event.item);
    const told = { event, on: item ? namedDay(item, event.step) : null, zone: agreement.plan.timeZone, urgent };
    return { occasion: occasionOf(reminder), at, told, parties };
  });

/**
 * Makes the due rows of one agreement what `after` says they are, in the transaction of the events that
 * changed them. `before` is what the rows say now.
 */
export async function changeDue(
  tx: EntityManager,
  agreementId: string,
  before: Agreement,
  after: Agreement,
): Promise<void> {
  const told = new Map(dueRows(before).map((row) => [row.occasion, JSON.stringify(row)]));
  const wanted = dueRows(after);
  const left = new Set(wanted.map(({ occasion }) => occasion));
  const gone = [...told.keys()].filter((occasion) => !left.has(occasion));
  const rows = wanted.filter((row) => told.get(row.occasion) !== JSON.stringify(row));
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

const NEXT = `
  SELECT at FROM cobuild.due d WHERE ${notHeld('d.agreement_id')}
    AND NOT EXISTS (SELECT FROM ledger.heads h WHERE h.agreement_id = d.agreement_id AND h.recorded_at > $1)
  ORDER BY at LIMIT 1`;

/** The next instant at which a reminder is due of an agreement that is neither read-only nor recorded after `recordedUntil`, or null. */
export async function nextDue(tx: EntityManager, recordedUntil: Instant): Promise<Instant | null> {
  const [row] = await tx.query<{ at: Date }[]>(NEXT, [recordedUntil]);
  return row ? (row.at.toISOString() as Instant) : null;
}
