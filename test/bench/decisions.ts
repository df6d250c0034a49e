import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addDays, localDate } from '@cobuild/calendar';
import { handle } from '@cobuild/handler';
import { sign, yearOf } from '../engines/year';
import type { BenchLedger } from './ledger';
import { interleaved, perSecond, type Ratio } from './measure';

const SLUG = 'police-section-pairing';
const CONNECTIONS = 16;
const AGREEMENTS = 192;
const SECONDS = 3;
const ROUNDS = 5;

const COPY = `CREATE TABLE public.bench_entries (LIKE ledger.entries INCLUDING ALL); CREATE SEQUENCE public.bench_seq`;
/** An entry as long as the ones the decisions make. */
const INSERT = `INSERT INTO public.bench_entries (agreement_id, seq, type, envelope, salt, commitment)
  VALUES ('bench-' || :client_id, nextval('public.bench_seq'), 'DateFixed', repeat('x', 330), repeat('a', 32), repeat('b', 64));\n`;

/** The same insert from Node, without a rule or a chain: what of the distance is the language and its driver. */
const FROM_NODE = `INSERT INTO public.bench_entries (agreement_id, seq, type, envelope, salt, commitment)
  VALUES ($1, nextval('public.bench_seq'), 'DateFixed', repeat('x', 330), repeat('a', 32), repeat('b', 64))`;

/** One decision per transaction on 16 connections ÷ pgbench inserting one entry per transaction on as many. */
export async function decisions({ deps, owner, postgres }: BenchLedger): Promise<Ratio[]> {
  for (let n = 0; n < AGREEMENTS; n++) await sign(deps, `d-${n}`, yearOf(SLUG, 2026, `d-${n}`).acts);
  await owner.query(COPY);
  let asked = 0;
  const decide = () =>
    perSecond(SECONDS, CONNECTIONS, async (lane, n) => {
      const id = `d-${lane + CONNECTIONS * (n % (AGREEMENTS / CONNECTIONS))}`;
      const on = addDays(localDate('2026-07-01'), n % 31);
      const command = { type: 'FixDate', item: 'joint-meeting@2026', on } as const;
      const handled = await handle(deps, id, { key: `k-${(asked += 1)}`, actor: `${id}-community`, command });
      if (!handled.accepted) throw new Error(handled.refusal.code);
    });
  const insert = () => perSecond(SECONDS, CONNECTIONS, (lane) => owner.query(FROM_NODE, [`bench-${lane}`]));
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-bench-'));
  try {
    const script = join(folder, 'insert.sql');
    writeFileSync(script, INSERT);
    const limits = () => pgbench(postgres.url, script);
    const { ours, limit } = await interleaved(ROUNDS, decide, limits);
    const node = await interleaved(2, insert, limits);
    return [
      {
        name: '每事务一个决定，16 连接 one decision per transaction, 16 connections',
        ours: `${ours.toFixed(0)}/s`,
        limit: `pgbench, one insert: ${limit.toFixed(0)}/s`,
        ratio: ours / limit,
        goal: 0.75,
        better: 'more',
      },
      {
        name: '同样的插入，由 Node 发出 the same insert from Node',
        ours: `${node.ours.toFixed(0)}/s`,
        limit: `pgbench, one insert: ${node.limit.toFixed(0)}/s`,
        ratio: node.ours / node.limit,
        goal: null,
        better: 'more',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Transactions per second, as pgbench says. Throws when there is no pgbench on PATH. */
async function pgbench(url: string, script: string): Promise<number> {
  const clients = ['-c', String(CONNECTIONS), '-j', '2'];
  const { stdout } = await promisify(execFile)('pgbench', [
    ...['-n', '-M', 'prepared', '-T', String(SECONDS), '-f', script],
    ...clients,
    url,
  ]);
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
}
