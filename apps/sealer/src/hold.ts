import type { DataSource } from 'typeorm';
import type { Clock } from '@cobuild/config';
import { hold, type Hold, type HoldCode } from '@cobuild/ledger';
import { SealingRefused, type RefusalCode } from './refusal';

type Log = (line: string) => void;

/** What each refusal to seal means for those who write. The key's own concern nobody else: there is just no sealing meanwhile. */
const MEANS: Readonly<Record<RefusalCode, HoldCode | null>> = {
  'key-too-open': null,
  'key-gone': null,
  'key-unreadable': null,
  'checkpoint-unreadable': 'log-differs',
  'checkpoint-ahead': 'ledger-behind',
  forked: 'log-differs',
  'entry-changed': 'chain-broken',
  'root-differs': 'log-differs',
  'file-differs': 'log-differs',
  inconsistent: 'log-differs',
  'another-server': null,
  'key-retired': null,
  'rotation-broken': 'log-differs',
};

/** Makes read-only what the reason for not sealing concerns: one agreement or everything; other errors concern nobody. */
export async function holdFor(error: unknown, db: DataSource, clock: Clock, log: Log): Promise<void> {
  if (!(error instanceof SealingRefused)) return;
  const { code: fault, place, agreementId } = error;
  const meant = MEANS[fault];
  if (meant === null) return;
  // An altered snapshot is no agreement's.
  const code = meant === 'chain-broken' && agreementId === null ? 'log-differs' : meant;
  await holdSaid(db, { agreementId, code, since: clock.now(), facts: { fault, place } }, log);
}

/** Holds, and says so the first time. */
export async function holdSaid(db: DataSource, wanted: Hold, log: Log): Promise<void> {
  if (!(await hold(db.manager, wanted))) return;
  const { agreementId, code, facts } = wanted;
  log(`转为只读 read-only: ${agreementId ?? '全部 everything'} ${code} ${JSON.stringify(facts)}`);
}
