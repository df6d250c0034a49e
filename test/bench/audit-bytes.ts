import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { drain, handle } from '@cobuild/handler';
import { endOf, yearOf } from '../engines/year';
import type { BenchLedger } from './ledger';
import type { Ratio } from './measure';

const AGREEMENTS = 20;
const TABLES = ['entries', 'heads', 'commands', 'log', 'checkpoints'];

/** What agreements' years take in the ledger (rows, indexes, public log and its files) ÷ the bytes of their envelopes. */
export async function bytesOfYears(
  { deps, owner }: BenchLedger,
  log: string,
  seal: () => Promise<void>,
): Promise<Ratio> {
  const begun = deps.clock.at;
  await liveYears(deps);
  await seal();
  deps.clock.at = begun;
  for (const table of TABLES) await owner.query(`VACUUM ledger.${table}`);
  const [told] = await owner.query<Told[]>(TOLD, [TABLES]);
  if (!told) throw new Error('no ledger');
  const { tables, envelopes, entries } = told;
  const files = readdirSync(log, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  const kb = (bytes: number): string => `${(bytes / AGREEMENTS / 1000).toFixed(0)} kB`;
  const each = Object.entries({ ...told.each, files }).map(
    ([name, bytes]) => `${name} ${(bytes / entries).toFixed(0)}`,
  );
  return {
    name: '协议一年占用的存储 what an agreement-year takes to keep: rows, indexes, public log',
    ours: `${kb(tables + files)} (${(entries / AGREEMENTS).toFixed(0)} entries; bytes an entry: ${each.join(', ')})`,
    limit: `its envelopes: ${kb(envelopes)} (${(envelopes / entries).toFixed(0)} an entry)`,
    ratio: (tables + files) / envelopes,
    goal: 2,
    better: 'less',
  };
}

type Told = Readonly<{ tables: number; envelopes: number; entries: number; each: Readonly<Record<string, number>> }>;

const TOLD = `
  SELECT sum(pg_total_relation_size('ledger.' || t))::float8 AS tables, json_object_agg(t, pg_total_relation_size('ledger.' || t)) AS each,
         (SELECT sum(octet_length(envelope))::float8 FROM ledger.entries) AS envelopes, (SELECT count(*)::float8 FROM ledger.entries) AS entries
  FROM unnest($1::text[]) t`;

/** A year of each, its reminders by the batch, as they are lived side by side. */
async function liveYears(deps: BenchLedger['deps']): Promise<void> {
  const acts = Array.from({ length: AGREEMENTS }, (_, n) => `year-${n}`)
    .flatMap((id) => yearOf('police-section-pairing', 2026, id).acts.map((act) => ({ ...act, id })))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const remind = async (): Promise<void> => {
    while ((await drain(deps, 100)) > 0);
  };
  for (const { at, id, actor, command } of acts) {
    if (at > deps.clock.at) deps.clock.at = at;
    await remind();
    const handled = await handle(deps, id, { key: randomUUID(), actor, command });
    if (!handled.accepted) throw new Error(handled.refusal.code);
  }
  deps.clock.at = endOf(2026);
  await remind();
}
