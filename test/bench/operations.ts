import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signerOf, signingKey } from '@cobuild/transparency';
import { diskFiles } from '../../apps/sealer/src/files';
import { openSealer } from '../../apps/sealer/src/sealer';
import { builtFile } from '../../infra/folders';
import { choosePort } from '../../infra/ports';
import type { BenchLedger } from './ledger';
import { lengthen } from './long-stream';
import { median, type Ratio } from './measure';

const STREAMS = 10;
const [SHORT, LONG] = [100_000, 400_000];
const STARTS = 5;
const LOOK_MS = 50;

type Peak = Readonly<{ megabytes: number; cpuSeconds: number; said: string }>;

/** Runs a built program until it ends, or says a word and is stopped: its largest memory and its time on a core until then. */
function watched(file: string, args: readonly string[], env: Record<string, string>, until?: string): Promise<Peak> {
  const home = { PATH: process.env['PATH'] ?? '' };
  const child = spawn(process.execPath, [builtFile(file), ...args], { env: { ...home, ...env } });
  let [megabytes, cpuSeconds, said] = [0, 0, ''];
  const look = (): void => {
    const status = readOr(`/proc/${child.pid}/status`);
    megabytes = Math.max(megabytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    const [, user = 0, system = 0] = /\) (?:\S+ ){11}(\d+) (\d+)/.exec(readOr(`/proc/${child.pid}/stat`)) ?? [];
    cpuSeconds = Math.max(cpuSeconds, (Number(user) + Number(system)) / 100);
  };
  const looking = setInterval(look, LOOK_MS);
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    if (until === undefined || !said.includes(until)) return;
    look();
    clearInterval(looking);
    child.kill('SIGKILL');
  });
  return new Promise((resolve) =>
    child.once('close', () => {
      clearInterval(looking);
      resolve({ megabytes, cpuSeconds, said });
    }),
  );
}

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has just ended
  }
};

/** Measures the memory of `cobuild verify` as the ledger grows, and the API's CPU time until it listens. Linux only. */
export async function operations(ledger: BenchLedger): Promise<Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-bench-'));
  const signer = signerOf(signingKey('cobuild/bench', Buffer.alloc(32, 7)));
  if (!signer) throw new Error('no signer');
  const { db, clock } = ledger.deps;
  const env = { DATABASE_URL: ledger.postgres.appUrl, COBUILD_LOG: folder };
  const verified = async (entries: number): Promise<Peak> => {
    await (await openSealer({ db, clock, files: diskFiles(folder), signer })).round();
    const peak = await watched('apps/cli/src/main.js', ['verify'], env);
    if (!new RegExp(`条目 entries ${String(entries).slice(0, 2)}`).test(peak.said)) throw new Error(peak.said);
    return peak;
  };
  try {
    for (let n = 0; n < STREAMS; n += 1) await lengthen(ledger.deps, `short-${n}`, SHORT / STREAMS);
    const short = await verified(SHORT);
    for (let n = 0; n < STREAMS; n += 1) await lengthen(ledger.deps, `long-${n}`, (LONG - SHORT) / STREAMS);
    const long = await verified(LONG);
    const starts: number[] = [];
    for (let n = 0; n < STARTS; n += 1) {
      const settings = {
        COBUILD_MASTER_KEY: '07'.repeat(32),
        COBUILD_FILES: folder,
        HTTP_PORT: String(await choosePort()),
      };
      starts.push((await watched('apps/api/src/main.js', [], { ...env, ...settings }, 'listening')).cpuSeconds);
    }
    return [
      {
        name: '核验全部所用内存 memory of verifying all',
        ours: `${LONG} entries: ${long.megabytes.toFixed(0)} MB`,
        limit: `${SHORT} entries: ${short.megabytes.toFixed(0)} MB`,
        ratio: long.megabytes / short.megabytes,
        goal: 1.2,
        better: 'less',
      },
      {
        name: 'API 启动到可接受请求的处理器时间 CPU time of the API until it listens',
        ours: `${median(starts).toFixed(2)} s`,
        limit: '1.5 s',
        ratio: median(starts),
        goal: 1.5,
        better: 'less',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
