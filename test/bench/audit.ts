import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { momentOf } from '../../apps/api/src/moments';
import { verifyChain } from '@cobuild/audit';
import { fromMillis, toMillis, type Instant } from '@cobuild/calendar';
import { readStream, type SealedEntry } from '@cobuild/ledger';
import { signerOf, signingKey } from '@cobuild/transparency';
import { diskFiles } from '../../apps/sealer/src/files';
import { openSealer } from '../../apps/sealer/src/sealer';
import { bundleOf } from './audit-bundle';
import { bytesOfYears } from './audit-bytes';
import type { BenchLedger } from './ledger';
import { lengthen } from './long-stream';
import { interleaved, medianMs, quantile, secondsOf, type Ratio } from './measure';

const [SHORT, LONG] = [1_000, 1_000_000];
const MS = 3;
const ASKED = 1_500;
const ROUNDS = 5;
const CHAINED = 20_000;
const DOMAIN = Buffer.from('cobuild/event/v1\n').toString('hex');

/** What an auditor waits for: any moment of a long life, a chain and a bundle verified; and what a year takes to keep. */
export async function audit(ledger: BenchLedger): Promise<Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-bench-'));
  const signer = signerOf(signingKey('cobuild/bench', Buffer.alloc(32, 7)));
  if (!signer) throw new Error('no signer');
  const { db, clock } = ledger.deps;
  const seal = async (): Promise<void> => {
    await (await openSealer({ db, clock, files: diskFiles(folder), signer })).round();
  };
  try {
    const bytes = await bytesOfYears(ledger, folder, seal);
    const bundle = await bundleOf(ledger, folder, seal);
    return [bytes, bundle, ...(await moments(ledger)), await chain(ledger)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function moments({ deps }: BenchLedger): Promise<Ratio[]> {
  const spans = { [SHORT]: '', [LONG]: '' } as Record<number, readonly [Instant, Instant] | ''>;
  for (const events of [SHORT, LONG]) spans[events] = await lengthen(deps, `m-${events}`, events);
  const tx = deps.db.manager;
  const build = await secondsOf(() => momentOf(tx, `m-${LONG}`));
  await momentOf(tx, `m-${SHORT}`);
  let turn = 0;
  const p99 = async (events: number): Promise<number> => {
    const [from, to] = (spans[events] as readonly [Instant, Instant]).map(toMillis) as [number, number];
    const times: number[] = [];
    for (let n = 0; n < ASKED; n++) {
      // Golden steps: all over its life, the same each time.
      const at = fromMillis(Math.floor(from + (((turn += 1) * 0.618034) % 1) * (to - from)));
      const began = performance.now();
      await momentOf(tx, `m-${events}`, at);
      times.push(performance.now() - began);
    }
    return quantile(times, 0.99);
  };
  const { ours, limit } = await interleaved(
    ROUNDS,
    () => p99(LONG),
    () => p99(SHORT),
  );
  const name = '一百万条事实的协议在任一时刻，p99 a moment of an agreement of 1,000,000 events, p99';
  const measured = `${ours.toFixed(2)} ms`;
  return [
    { name, ours: measured, limit: `${MS} ms`, ratio: ours, goal: MS, better: 'less' },
    {
      name: '同上 the same',
      ours: measured,
      limit: `of 1,000 events: ${limit.toFixed(2)} ms`,
      ratio: ours / limit,
      goal: 1.2,
      better: 'less',
    },
    {
      name: '同上，进程第一次（折叠全部） the same, the first time in a process, which folds it all',
      ours: `${build.toFixed(1)} s`,
      limit: 'per million events',
      ratio: build,
      goal: null,
      better: 'less',
    },
  ];
}

/** `verifyChain` ÷ the same bytes through SHA-256 and nothing else, on one core. */
async function chain({ deps }: BenchLedger): Promise<Ratio> {
  const entries = await readStream(deps.db.manager, `m-${LONG}`, 0, CHAINED);
  const perSecond = (work: () => unknown): Promise<number> => Promise.resolve((CHAINED / medianMs(6, work)) * 1000);
  const { ours, limit } = await interleaved(
    ROUNDS,
    () => perSecond(() => [...verifyChain(entries)]),
    () => perSecond(() => bareChain(entries)),
  );
  return {
    name: '核验链条 verifying a chain',
    ours: `${Math.round(ours)} events/s`,
    limit: `bare SHA-256 over the same bytes: ${Math.round(limit)}/s`,
    ratio: ours / limit,
    goal: 0.8,
    better: 'more',
  };
}

/** SHA-256 and nothing else, fed as fast as Node can be. */
function bareChain(entries: readonly SealedEntry[]): boolean {
  let previous = '0'.repeat(64);
  let same = true;
  for (const { salt, envelope, commitment } of entries) {
    const before = Buffer.from(DOMAIN + previous + salt, 'hex');
    previous = createHash('sha256').update(before).update(envelope).digest('hex');
    same &&= previous === commitment;
  }
  return same;
}
