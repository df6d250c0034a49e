import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { filesOf, gatherAgreement, VERIFIER } from '@cobuild/bundle';
import type { BenchLedger } from './ledger';
import { lengthen } from './long-stream';
import { median, secondsOf, type Ratio } from './measure';

const EVENTS = 10_000;
const GOAL = 5;
const RUNS = 3;

/** Seconds that `node verify.mjs` takes for the bundle of an agreement of ten thousand events, with the start of Node. */
export async function bundleOf({ deps }: BenchLedger, log: string, seal: () => Promise<void>): Promise<Ratio> {
  await lengthen(deps, 'bundle', EVENTS);
  await seal();
  const content = await gatherAgreement({ tx: deps.db.manager, log, disclose: () => Promise.resolve([]) }, 'bundle');
  if (!content || 'none' in content) throw new Error('not sealed');
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-bench-'));
  try {
    for (const [path, bytes] of filesOf(content, readFileSync(VERIFIER))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const [{ vkey } = { vkey: '' }] = content.keys;
    const times: number[] = [];
    for (let n = 0; n < RUNS; n++)
      times.push(
        await secondsOf(() =>
          promisify(execFile)(process.execPath, [join(folder, 'verify.mjs'), folder, '--vkey', vkey]),
        ),
      );
    const seconds = median(times);
    const name = '用 verify.mjs 核验一万条的证据包 verify.mjs on a bundle of 10,000 events';
    return { name, ours: `${seconds.toFixed(1)} s`, limit: `${GOAL} s`, ratio: seconds, goal: GOAL, better: 'less' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
