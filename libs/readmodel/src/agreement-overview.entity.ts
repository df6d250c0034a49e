import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import { nextChange, type Agreement } from '@cobuild/agreement';
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
    overdue: items.filter(({ overdue, status }) => overdue && status === 'open').length,
    outcome: agreement.outcome,
    seq,
  };
}

const UPSERT = `
  INSERT INTO cobuild.agreements (agreement_id, programme, version, status, next_change, items, done, overdue, outcome, seq)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (agreement_id) DO UPDATE SET status = $4, next_change = $5, items = $6, done = $7, overdue = $8, outcome = $9, seq = $10`;

/** Writes the overview in the transaction of the events it tells of. */
export async function writeOverview(tx: EntityManager, row: AgreementOverview): Promise<void> {
  const { agreementId, programme, version, status, nextChange: next, items, done, overdue, outcome, seq } = row;
  await prepared(tx, UPSERT, [agreementId, programme, version, status, next, items, done, overdue, outcome, seq]);
}
