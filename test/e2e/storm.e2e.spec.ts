import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '@cobuild/calendar';
import type { Fact } from '@cobuild/agreement';
import { createDataSource } from '@cobuild/ledger';
import { commitmentEntry } from '@cobuild/transparency';
import { readerOf } from '../../apps/sealer/testing/reader';
import type { Stack } from '../../infra/up';
import { testStack } from '../engines/stack';
import { eventually } from '../engines/temporal';
import { realYear, spanOf } from './real-year';

const SLUG = 'police-section-pairing';
const YEAR = 2026;
const SECONDS = 45;

/** Who is killed, with no warning, once the year has come to this day; Temporal loses its database as well. */
const BLOWS = [
  ['2026-03-20', 'worker'],
  ['2026-05-10', 'courier'],
  ['2026-06-25', 'temporal'],
  ['2026-08-20', 'postgres'],
  ['2026-09-10', 'sealer'],
  ['2026-10-10', 'api'],
  ['2026-11-05', 'postgres'],
  ['2026-12-05', 'worker'],
] as const;

let stack: Stack;
beforeAll(async () => {
  stack = await testStack({
    profile: 'test-storm',
    fresh: true,
    clock: `lapse:${spanOf(SLUG, YEAR, SLUG).start}:0.001`,
    log: () => undefined,
  });
  await stack.ready;
}, 120_000);
afterAll(() => stack.stop());

it('ends with the same diary when everything is killed in turn: nothing lost, nothing twice', async () => {
  const left = [...BLOWS];
  const struck: string[] = [];
  const strike = ({ at }: Fact): void => {
    const [next] = left;
    if (!next || dayOf(at, 'Asia/Shanghai') < next[0]) return;
    left.shift();
    const pid = stack.pids()[next[1]];
    if (pid === undefined) return;
    if (next[1] === 'temporal')
      for (const end of ['', '-wal', '-shm']) rmSync(join(stack.folders.data, `temporal.db${end}`), { force: true });
    process.kill(pid, 'SIGKILL');
    struck.push(next[1]);
  };
  const { diary, expected, findings, occasions } = await realYear(stack, SLUG, YEAR, SECONDS, strike);
  expect(struck).toEqual(BLOWS.map(([, who]) => who));
  expect(diary).toEqual(expected);
  expect(findings).toEqual([]);
  expect(new Set(occasions).size).toBe(occasions.length);

  // Anybody finds every entry in the public log, once.
  const read = async (path: string) => {
    const response = await fetch(`${stack.apiUrl}/log/${path}`);
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
  };
  const db = await createDataSource(stack.databaseUrl, { poolSize: 1 }).initialize();
  const rows = await db.query<{ c: string }[]>(`SELECT commitment AS c FROM ledger.entries`);
  await db.destroy();
  const sealed = await eventually(async () => {
    const vkey = (await read('vkey'))?.toString().trim() ?? '';
    const entries = await readerOf(vkey, 'cobuild/test-storm')({ read });
    const events = entries.filter((entry) => entry.startsWith('{"c":'));
    return events.length >= rows.length ? events : null;
  });
  const expectedEntries = rows.map(({ c }) => commitmentEntry(c).toString());
  expect(sealed.sort()).toEqual(expectedEntries.sort());
}, 300_000);
