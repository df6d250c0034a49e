import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '@cobuild/agreement';
import { sealAll } from '@cobuild/handler';
import { append, GENESIS, openHead, type SealedEntry } from '@cobuild/ledger';
import type { BenchLedger } from './ledger';
import { interleaved, secondsOf, type Ratio } from './measure';

const STREAMS = 1000;
const EACH = 10;
const ROUNDS = 7;

/** Ten thousand sealed entries appended in one transaction ÷ COPY of as many into a table like it. */
export async function groupedAppend({ deps, owner }: BenchLedger): Promise<Ratio[]> {
  await owner.query(`CREATE TABLE public.bench_copied (LIKE ledger.entries INCLUDING ALL)`);
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-bench-'));
  const file = join(folder, 'entries.txt');
  chmodSync(folder, 0o755); // the server, not we, reads it
  let round = 0;
  const ours = async (): Promise<number> => {
    const entries = sealed(deps, `g-${(round += 1)}`);
    await owner.transaction(async (tx) => {
      for (let n = 0; n < STREAMS; n++) await openHead(tx, `g-${round}-${n}`, deps.clock.at);
    });
    return entries.length / (await secondsOf(() => deps.db.transaction((tx) => append(tx, entries, deps.clock.at))));
  };
  const limit = async (): Promise<number> => {
    const entries = sealed(deps, `c-${round}`);
    const line = ({ agreementId, seq, type, envelope, salt, commitment }: SealedEntry) =>
      [agreementId, seq, type, envelope.replaceAll('\\', '\\\\'), salt, commitment].join('\t');
    writeFileSync(file, `${entries.map(line).join('\n')}\n`);
    const copy = `COPY public.bench_copied (agreement_id, seq, type, envelope, salt, commitment) FROM '${file}'`;
    return entries.length / (await secondsOf(() => owner.query(copy)));
  };
  try {
    const measured = await interleaved(ROUNDS, ours, limit);
    return [
      {
        name: '成批追加 grouped append',
        ours: `${measured.ours.toFixed(0)} entries/s`,
        limit: `COPY from a file: ${measured.limit.toFixed(0)}/s`,
        ratio: measured.ours / measured.limit,
        goal: 0.5,
        better: 'more',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sealed({ clock, salt }: BenchLedger['deps'], prefix: string): SealedEntry[] {
  const facts = Array.from({ length: EACH }, (_, n): Fact => ({
    at: clock.at,
    event: { type: 'ReminderIssued', item: `clean-up@2026-${n}`, step: 'blue', round: 0, to: ['community'] },
  }));
  return Array.from({ length: STREAMS }, (_, n) => {
    const head = { agreementId: `${prefix}-${n}`, seq: 0, commitment: GENESIS, recordedAt: clock.at };
    return sealAll(head, facts, clock.at, salt, () => ({ actor: 'clock', person: null, commandKey: null }));
  }).flat();
}
