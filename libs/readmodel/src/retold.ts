import type { EntityManager } from 'typeorm';
import { fold, unproposed, type Agreement, type Fact } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { canonical } from '@cobuild/ledger';
import { overviewOf } from './agreement-overview.entity';
import { dueRows } from './due';

/** A row of a read model that is not what its ledger tells: the table, the agreement, and which of its rows. */
export type ReadModelFinding = Readonly<{ kind: 'row-differs' | 'row-missing' | 'row-without-entry'; place: string }>;

/** Rows of one table, by its name and their key. */
type Rows = Map<string, string>;

const UTC = `AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
const LIVE = `
  SELECT 'cobuild.agreements' AS place, agreement_id AS id, to_jsonb(a) - 'next_change' ||
         jsonb_build_object('next_change', to_char(next_change ${UTC})) AS row FROM cobuild.agreements a WHERE agreement_id = ANY($1)
  UNION ALL SELECT 'cobuild.parties ' || role, agreement_id, to_jsonb(p) FROM cobuild.parties p WHERE agreement_id = ANY($1)
  UNION ALL SELECT 'cobuild.due ' || occasion, agreement_id, to_jsonb(d) - 'at' || jsonb_build_object('at', to_char(at ${UTC}))
    FROM cobuild.due d WHERE agreement_id = ANY($1)`;

const STRANGERS = `
  SELECT DISTINCT t.place, t.id FROM (
    SELECT 'cobuild.agreements' AS place, agreement_id AS id FROM cobuild.agreements
    UNION ALL SELECT 'cobuild.parties', agreement_id FROM cobuild.parties
    UNION ALL SELECT 'cobuild.due', agreement_id FROM cobuild.due) t
  WHERE NOT EXISTS (SELECT FROM ledger.entries e WHERE e.agreement_id = t.id) ORDER BY t.place, t.id`;

/** The rows of these agreements in the tables, by agreement. */
export async function liveRows(tx: EntityManager, agreementIds: readonly string[]): Promise<ReadonlyMap<string, Rows>> {
  const live = new Map<string, Rows>(agreementIds.map((id) => [id, new Map()]));
  const rows = await tx.query<{ place: string; id: string; row: object }[]>(LIVE, [agreementIds]);
  for (const { place, id, row } of rows) live.get(id)?.set(place, canonical(row));
  return live;
}

/** Rows of agreements that the ledger does not have. */
export async function rowsWithoutEntry(tx: EntityManager): Promise<ReadModelFinding[]> {
  const strangers = await tx.query<{ place: string; id: string }[]>(STRANGERS);
  return strangers.map(({ place, id }) => ({ place: `${id} ${place}`, kind: 'row-without-entry' }));
}

/**
 * Makes the rows of one agreement (overview, parties, due reminders) again from its facts, which come in parts from the first on, and
 * compares them with the live ones, byte by byte in canonical JSON. `add` throws where a fact cannot be folded.
 */
export function rowAudit(
  agreementId: string,
  live: Rows,
): Readonly<{ add(facts: readonly Fact[]): void; end(): ReadModelFinding[] }> {
  const { seq: told = 0 } = JSON.parse(live.get('cobuild.agreements') ?? '{}') as { seq?: number };
  let [count, onlyReminders] = [0, true];
  let [now, proposed, atTold] = [unproposed, unproposed, unproposed];
  const add = (fact: Fact): void => {
    now = fold([fact], now);
    count += 1;
    if (count === 1) proposed = now;
    if (count === told) atTold = now;
    else if (count > told) onlyReminders &&= fact.event.type === 'ReminderIssued';
  };
  return {
    add: (facts) => facts.forEach(add),
    end: () => {
      // An overview is from when something was last written to it: a batch of reminders, which changes nothing in it, leaves it alone.
      const isToldThen = told > 0 && told <= count && onlyReminders;
      const should = rowsOf(agreementId, {
        now,
        proposed,
        ...(isToldThen ? { told: atTold, seq: told } : { told: now, seq: count }),
      });
      const places = [...new Set([...should.keys(), ...live.keys()])].sort();
      return places.flatMap((place): ReadModelFinding[] => {
        if (should.get(place) === live.get(place)) return [];
        return [{ place: `${agreementId} ${place}`, kind: live.has(place) ? 'row-differs' : 'row-missing' }];
      });
    },
  };
}

type Moments = Readonly<{ now: Agreement; proposed: Agreement; told: Agreement; seq: number }>;

/** The rows that an agreement should have: reminders as of now, the overview as of when it was told. */
function rowsOf(agreementId: string, { now, proposed, told, seq }: Moments): Rows {
  const rows: Rows = new Map();
  for (const row of dueRows(now))
    rows.set(`cobuild.due ${row.occasion}`, canonical({ agreement_id: agreementId, ...row, at: micro(row.at) }));
  for (const [role, unit] of Object.entries(proposed.parties))
    rows.set(
      `cobuild.parties ${role}`,
      canonical({ agreement_id: agreementId, role, unit, invited: now.invited.includes(role) }),
    );
  const { status, version, nextChange, items, done, overdue, outcome, definition } = overviewOf(agreementId, told, seq);
  // Who hosts, decides and is renewed is written once.
  const { programme, district, host, renews } = overviewOf(agreementId, proposed, 1);
  const next_change = nextChange && micro(nextChange.toISOString() as Instant);
  const counted = { items, done, overdue, outcome, definition };
  const overview = { agreement_id: agreementId, programme, version, status, next_change, ...counted };
  rows.set('cobuild.agreements', canonical({ ...overview, seq, district, host, renews }));
  return rows;
}

/** As PostgreSQL spells it, to the microsecond. */
const micro = (at: Instant): string => new Date(at).toISOString().replace('Z', '000Z');
