import type { EntityManager } from 'typeorm';
import { fold, type Fact } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { canonical } from '@cobuild/ledger';
import { overviewOf } from './agreement-overview.entity';
import { dueRows } from './due';

/** A row of a read model that is not what its ledger tells: the table, the agreement, and which of its rows. */
export type ReadModelFinding = Readonly<{ kind: 'row-differs' | 'row-missing' | 'row-without-entry'; place: string }>;

/** One agreement's facts, from the first on. */
export type Told = Readonly<{ agreementId: string; facts: readonly Fact[] }>;

/** Rows of one table, by its name and their key. */
type Rows = Map<string, string>;

/** Agreements in one question. */
const AT_ONCE = 200;

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

/**
 * Tells the read models (overview, parties, due reminders) again from the facts, and compares row by row with what stands in the
 * tables, byte by byte in canonical JSON. Reads only, so nobody who writes waits; `tx` sees one moment, the same in which the facts
 * were read. `seen` is told how many agreements were looked at.
 */
export async function auditReadModels(
  tx: EntityManager,
  streams: readonly Told[],
  seen: (agreements: number) => void = () => undefined,
): Promise<ReadModelFinding[]> {
  const found: ReadModelFinding[] = [];
  for (let n = 0; n < streams.length; n += AT_ONCE) {
    const some = streams.slice(n, n + AT_ONCE);
    const rows = await tx.query<{ place: string; id: string; row: object }[]>(LIVE, [
      some.map(({ agreementId }) => agreementId),
    ]);
    const live = new Map<string, Rows>(some.map(({ agreementId }) => [agreementId, new Map()]));
    for (const { place, id, row } of rows) live.get(id)?.set(place, canonical(row));
    for (const told of some) found.push(...differing(told, live.get(told.agreementId) ?? new Map<string, string>()));
    seen(Math.min(n + AT_ONCE, streams.length));
  }
  const strangers = await tx.query<{ place: string; id: string }[]>(STRANGERS);
  return [
    ...found,
    ...strangers.map(({ place, id }) => ({ place: `${id} ${place}`, kind: 'row-without-entry' as const })),
  ];
}

function differing({ agreementId, facts }: Told, live: Rows): ReadModelFinding[] {
  const should = retold(agreementId, facts, live);
  const places = [...new Set([...should.keys(), ...live.keys()])].sort();
  return places.flatMap((place): ReadModelFinding[] => {
    if (should.get(place) === live.get(place)) return [];
    return [{ place: `${agreementId} ${place}`, kind: live.has(place) ? 'row-differs' : 'row-missing' }];
  });
}

/**
 * What the tables have to say of an agreement. Its overview is from when something was last written to it: a batch of reminders,
 * which changes nothing in it, leaves it alone.
 */
function retold(agreementId: string, facts: readonly Fact[], live: Rows): Rows {
  const agreement = fold(facts);
  const rows: Rows = new Map();
  for (const row of dueRows(agreement))
    rows.set(`cobuild.due ${row.occasion}`, canonical({ agreement_id: agreementId, ...row, at: micro(row.at) }));
  const proposed = fold(facts.slice(0, 1));
  for (const [role, unit] of Object.entries(proposed.parties))
    rows.set(
      `cobuild.parties ${role}`,
      canonical({ agreement_id: agreementId, role, unit, invited: agreement.invited.includes(role) }),
    );

  const { seq: told } = JSON.parse(live.get('cobuild.agreements') ?? '{}') as { seq?: number };
  const onlyReminders = told !== undefined && facts.slice(told).every(({ event }) => event.type === 'ReminderIssued');
  const seq = onlyReminders && told > 0 && told <= facts.length ? told : facts.length;
  const { status, version, nextChange, items, done, overdue, outcome, definition } = overviewOf(
    agreementId,
    fold(facts.slice(0, seq)),
    seq,
  );
  // Who hosts, decides and is renewed is written once.
  const { programme, district, host, renews } = overviewOf(agreementId, proposed, 1);
  const next_change = nextChange && micro(nextChange.toISOString() as Instant);
  const overview = {
    agreement_id: agreementId,
    programme,
    version,
    status,
    next_change,
    items,
    done,
    overdue,
    outcome,
    definition,
  };
  rows.set('cobuild.agreements', canonical({ ...overview, seq, district, host, renews }));
  return rows;
}

/** As PostgreSQL spells it, to the microsecond. */
const micro = (at: Instant): string => new Date(at).toISOString().replace('Z', '000Z');
