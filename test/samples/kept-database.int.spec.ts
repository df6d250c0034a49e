import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { filesOf, gatherAgreement, VERIFIER } from '@cobuild/bundle';
import { createDataSource, migrate, settleRestored } from '@cobuild/ledger';
import { drain, handle } from '@cobuild/handler';
import { freshSalt } from '@cobuild/config';
import { signerOf, signingKey } from '@cobuild/transparency';
import { verifyAll } from '../../apps/cli/src/commands/verify';
import { diskFiles } from '../../apps/sealer/src/files';
import { openSealer } from '../../apps/sealer/src/sealer';
import { createDatabase } from '../../infra/postgres-roles';
import { verify } from '../../libs/bundle/verify.mjs';
import { needed, standingClock } from '../engines/database';
import { at } from '../engines/year';

/** The database of an earlier version, made by that version's `record-database.ts`: never changed, only added to. */
const KEPT = join('test', 'samples', 'database-0014');

let url: string;
let drop: () => Promise<void>;
let log: string;
let db: ReturnType<typeof createDataSource>;

beforeAll(async () => {
  const server = { url: needed('TEST_DATABASE_URL'), appUrl: needed('TEST_APP_DATABASE_URL') };
  let appUrl: string;
  ({ url, appUrl, drop } = await createDatabase(server, `test_kept_${process.pid}`));
  log = mkdtempSync(join(tmpdir(), 'cobuild-kept-'));
  cpSync(join(KEPT, 'log'), log, { recursive: true });
  const owner = new Client({ connectionString: url });
  await owner.connect();
  await owner.query(readFileSync(join(KEPT, 'database.sql'), 'utf8'));
  await owner.end();
  await migrate(url, { appRole: 'cobuild_app' });
  db = await createDataSource(appUrl).initialize();
});
afterAll(async () => {
  await db.destroy();
  await drop();
  rmSync(log, { recursive: true, force: true });
});

const overdue = async (): Promise<Record<string, number>> => {
  const rows = await db.query<{ id: string; overdue: number }[]>(
    `SELECT agreement_id AS id, overdue FROM cobuild.agreements ORDER BY agreement_id`,
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.overdue]));
};

/** The faults that `cobuild verify` finds; empty when all verifies. */
async function found(): Promise<string> {
  let output = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const code = await verifyAll(url, log).finally(() => write.mockRestore());
  return code === 0 ? '' : output;
}

it('H8 a database of the version before migrates, and its chains, decisions, log and read models verify', async () => {
  expect(await found()).toBe('');
  expect(await overdue()).toEqual({ inspected: 1, proposed: 0, running: 1, suspended: 0, year: expect.any(Number) });
});

it('H8 each of its agreements gives a bundle that verifies offline', async () => {
  const ids = Object.keys(await overdue());
  expect(ids).toHaveLength(5);
  for (const id of ids) {
    const content = await gatherAgreement({ tx: db.manager, log, disclose: () => Promise.resolve([]) }, id);
    if (content === null || 'none' in content) throw new Error(`${id}: not sealed`);
    const verdict = verify(filesOf(content, readFileSync(VERIFIER)));
    expect([id, verdict]).toEqual([id, expect.objectContaining({ faults: [] })]);
  }
});

it('H8 it goes on where it stood: time, reminders and people write to it, and all of it verifies', async () => {
  const owner = await createDataSource(url, { poolSize: 1 }).initialize();
  await settleRestored(owner.manager, at('2026-04-13')); // its transactions were another server's
  await owner.destroy();
  const clock = standingClock(at('2026-05-04'));
  const deps = { db, clock, salt: freshSalt };
  while ((await drain(deps, 100)) > 0);
  for (const id of Object.keys(await overdue())) {
    const reached = await handle(deps, id, { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
    expect(reached.accepted).toBe(true);
  }
  const command = { type: 'ResumeAgreement' } as const;
  expect(await handle(deps, 'suspended', { key: 'r', actor: 'district-1', command })).toMatchObject({ accepted: true });
  const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
  await (await openSealer({ db, clock, files: diskFiles(log), signer })).round();
  expect(await found()).toBe('');
});
