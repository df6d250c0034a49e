import { Column, Entity, In, PrimaryColumn, type EntityManager } from 'typeorm';
import { nextChange, overdueItems, type Agreement } from '@cobuild/agreement';
import { prepared } from '@cobuild/ledger';

/** One line in lists of agreements, and what the reconciler compares runs with. Told again from the ledger by `overviewOf`. */
@Entity({ schema: 'cobuild', name: 'agreements' })
export class AgreementOverview {
  @PrimaryColumn({ name: 'agreement_id', type: 'text' }) agreementId!: string;
  @Column('text') programme!: string;
  @Column('integer') version!: number;
  @Column('text') status!: string;
  @Column({ name: 'next_change', type: 'timestamptz', nullable: true }) nextChange!: Date | null;
  @Column('integer') items!: number;
  @Column('integer') done!: number;
  @Column('integer') overdue!: number;
  @Column({ type: 'text', nullable: true }) outcome!: string | null;
  @Column('integer') seq!: number;
  @Column('text') district!: string;
  /** The organisation on the host's side. */
  @Column('text') host!: string;
  @Column({ type: 'text', nullable: true }) renews!: string | null;
  /** SHA-256 of the programme text it follows. */
  @Column('text') definition!: string;
}

/** States in which time does something to an agreement. */
export const isRunning = { status: In(['proposed', 'in-force', 'suspended']) };

/** The agreement that renews this one and is not over, or null. */
export async function renewedBy(tx: EntityManager, agreementId: string): Promise<string | null> {
  const find = `SELECT agreement_id AS id FROM cobuild.agreements WHERE renews = $1 AND status <> 'closed' LIMIT 1`;
  const [row] = await tx.query<{ id: string }[]>(find, [agreementId]);
  return row?.id ?? null;
}

/** The overview of an agreement as it stands at `seq`. Pure. */
export function overviewOf(agreementId: string, agreement: Agreement, seq: number): AgreementOverview {
  const items = Object.values(agreement.items).filter(({ status }) => status !== 'not-owed');
  const next = nextChange(agreement);
  const { programme, version } = agreement.plan;
  return {
    agreementId,
    programme,
    version,
    status: agreement.status,
    nextChange: next === null ? null : new Date(next),
    items: items.length,
    done: items.filter(({ status }) => status === 'done').length,
    overdue: overdueItems(agreement).length,
    outcome: agreement.outcome,
    seq,
    district: agreement.district,
    host: hostOf(agreement),
    renews: agreement.renews,
    definition: agreement.definition,
  };
}

/** The organisation that hosts: the first role of the plan on that side; after the host has left, ''. */
export function hostOf({ plan, parties }: Agreement): string {
  const role = Object.keys(plan.sides).find((one) => plan.sides[one] === 'host');
  return (role && parties[role]) ?? '';
}

const UPSERT = `
  INSERT INTO cobuild.agreements (agreement_id, programme, version, status, next_change, items, done, overdue, outcome, seq, district, host, renews, definition)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  ON CONFLICT (agreement_id) DO UPDATE SET version = $3, status = $4, next_change = $5, items = $6, done = $7, overdue = $8, outcome = $9, seq = $10, definition = $14`;
const PARTIES = `
  INSERT INTO cobuild.parties (agreement_id, role, unit, invited)
  SELECT $1, key, value, key = ANY($3) FROM json_each_text($2)
  ON CONFLICT (agreement_id, role) DO UPDATE SET invited = EXCLUDED.invited WHERE parties.invited <> EXCLUDED.invited`;

/** Writes the overview in the transaction of the events it tells of; of a proposal also its parties, and those still invited. */
export async function writeOverview(tx: EntityManager, row: AgreementOverview, agreement: Agreement): Promise<void> {
  const { agreementId, programme, version, status, nextChange: next, items, done, overdue, outcome, seq } = row;
  const { district, host, renews, definition } = row;
  const values = [agreementId, programme, version, status, next, items, done, overdue, outcome, seq];
  await Promise.all([
    prepared(tx, UPSERT, [...values, district, host, renews, definition]),
    status === 'proposed'
      ? prepared(tx, PARTIES, [agreementId, JSON.stringify(agreement.parties), agreement.invited])
      : null,
  ]);
}

const UNDER = `
  WITH RECURSIVE under AS (
    SELECT id FROM directory.units WHERE id = ANY($1)
    UNION SELECT u.id FROM directory.units u JOIN under ON u.parent = under.id)`;
const VISIBLE = `
  (a.district = ANY($1) OR a.host IN (SELECT id FROM under)
   OR EXISTS (SELECT FROM cobuild.parties p WHERE p.agreement_id = a.agreement_id AND p.unit = ANY($2) AND NOT p.invited))`;

const LISTED = `
  ${UNDER}
  SELECT a.agreement_id AS "agreementId", a.programme, a.version, a.status, a.next_change AS "nextChange", a.items, a.done,
         a.overdue, a.outcome, a.seq, a.district, a.host, a.renews, a.definition
  FROM cobuild.agreements a
  WHERE a.agreement_id > $3 AND ($4::text IS NULL OR a.status = $4) AND ($5::text IS NULL OR a.programme = $5) AND ${VISIBLE}
  ORDER BY a.agreement_id LIMIT $6`;

/** Whose agreements: at or under `above`, or with one of `parties` in them. */
type Scope = Readonly<{ above: readonly string[]; parties: readonly string[] }>;

/** Overviews after an id, in order, of agreements decided by or hosted under one of `above`, or with one of `parties` in them. */
export const listVisible = (
  tx: EntityManager,
  who: Scope,
  page: Readonly<{ after: string; limit: number; status?: string | undefined; programme?: string | undefined }>,
): Promise<AgreementOverview[]> =>
  tx.query<AgreementOverview[]>(LISTED, [
    who.above,
    who.parties,
    page.after,
    page.status ?? null,
    page.programme ?? null,
    page.limit,
  ]);

/** What a search goes through: an agreement with its units, the host first. */
export type Searchable = Pick<AgreementOverview, 'agreementId' | 'programme' | 'version' | 'status' | 'definition'> &
  Readonly<{ units: readonly string[] }>;

const SEARCHED = `
  ${UNDER}
  SELECT a.agreement_id AS "agreementId", a.programme, a.version, a.status, a.definition,
         array(SELECT p.unit FROM cobuild.parties p WHERE p.agreement_id = a.agreement_id
               ORDER BY p.unit <> a.host, p.unit) AS units
  FROM cobuild.agreements a
  WHERE ${VISIBLE}
  ORDER BY a.status = 'closed', a.agreement_id`;

/** All that somebody sees, what is over last. */
export const searchable = (tx: EntityManager, who: Scope): Promise<Searchable[]> =>
  tx.query<Searchable[]>(SEARCHED, [who.above, who.parties]);

const INVITED = `
  SELECT p.agreement_id AS "agreementId", p.role, p.unit FROM cobuild.parties p JOIN cobuild.agreements a USING (agreement_id)
  WHERE p.unit = ANY($1) AND p.invited AND a.status = 'proposed' ORDER BY p.agreement_id, p.role`;

/** The invitations that wait for an answer of one of these units, by agreement. */
export const invitationsOf = (
  tx: EntityManager,
  units: readonly string[],
): Promise<Readonly<{ agreementId: string; role: string; unit: string }>[]> => tx.query(INVITED, [units]);
