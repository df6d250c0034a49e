import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { catalogueText } from '@cobuild/config';
import { allHolds, createDataSource } from '@cobuild/ledger';
import { backup } from '../../apps/cli/src/commands/backup';
import { liftAt } from '../../apps/cli/src/commands/holds';
import { restore } from '../../apps/cli/src/commands/restore';
import { verify } from '../../apps/cli/src/commands/verify';
import { apiAt, type Api } from '../../apps/cli/src/http';
import { dataRoot } from '../../infra/folders';
import { logFolder } from '../../infra/log-settings';
import { withLedger } from '../../infra/postgres';
import { checkRestored } from '../../apps/cli/src/restored';
import type { Stack } from '../../infra/up';
import { workflowIdOf } from '../../workflows/src/names';
import { testStack } from '../engines/stack';
import { eventually } from '../engines/temporal';
import { termOf } from '../engines/year';
import { answersOf } from '../engines/answers';

const SLUG = 'police-section-pairing';
const CLOCK = 'lapse:2026-01-05:1';
const [LIVE, FRESH, OLD] = ['test-backup-live', 'test-backup-fresh', 'test-backup-old'];

let folder: string;
let live: Stack;
const stacks: Stack[] = [];
const said: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-backup-'));
  for (const profile of [FRESH, OLD]) rmSync(join(dataRoot(), profile), { recursive: true, force: true });
  live = await testStack({ profile: LIVE, fresh: true, clock: CLOCK, log: () => undefined });
  stacks.push(live);
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
}, 120_000);
afterAll(async () => {
  for (const stack of stacks) await stack.stop();
  for (const profile of [LIVE, FRESH, OLD]) rmSync(join(dataRoot(), profile), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function signedIn(url: string): Promise<Api> {
  const api = apiAt(url);
  await api.signIn('district-1', 'officer');
  for (const side of ['community', 'police']) await api.signIn(`a-${side}`, 'secretary', 'district-1');
  return api;
}
const headers = (actor: string, key: string) => ({ 'cobuild-actor': actor, 'idempotency-key': key });
const fix = (api: Api, key: string, on: string) =>
  api.post('/agreements/a/commands', { type: 'FixDate', item: 'joint-meeting@2026', on }, headers('a-community', key));
const checkpoint = (profile: string) => readFileSync(join(logFolder(profile), 'checkpoint'), 'utf8');
const sizeIn = (note: string) => Number(note.split('\n')[1]);
const entriesOf = async (url: string) => {
  const db = await createDataSource(url, { poolSize: 1 }).initialize();
  const [row] = await db
    .query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ledger.entries`)
    .finally(() => db.destroy());
  return row?.n ?? 0;
};
/** Until the sealer has got everything, with the day's snapshot. */
const sealed = (profile: string, url: string) =>
  eventually(async () =>
    sizeIn(checkpoint(profile)) >= (await entriesOf(url)) + 1 ? sizeIn(checkpoint(profile)) : null,
  );
const file = (name: string) => join(folder, name);

it('a live profile is backed up while it runs, and restored into a fresh one, where everything verifies and goes on', async () => {
  const api = await signedIn(live.apiUrl);
  await api.post('/programmes', { text: catalogueText(SLUG) }, headers('district-1', 'p'));
  const parties = { community: 'a-community', 'police-section': 'a-police' };
  await api.post(
    '/agreements/a',
    { programme: SLUG, parties, district: 'district-1', term: termOf(2026), parameters: answersOf(SLUG) },
    headers('district-1', 'a'),
  );
  for (const party of ['a-community', 'a-police'])
    await api.post('/agreements/a/commands', { type: 'SignAgreement' }, headers(party, `sign-${party}`));
  await sealed(LIVE, live.databaseUrl);
  // What is not sealed yet is in the backup, too.
  const [, code] = await Promise.all([
    fix(api, 'f-1', '2026-07-10'),
    backup(file('full.cobuild'), { profile: LIVE, keys: true }),
  ]);
  expect(code).toBe(0);
  await expect(backup(file('full.cobuild'), { profile: LIVE })).rejects.toThrow('已存在');

  expect(await restore(file('full.cobuild'), { profile: FRESH, pin: [] })).toBe(0);
  await expect(restore(file('full.cobuild'), { profile: FRESH, pin: [] })).rejects.toThrow('这里已有账本');
  const stack = await testStack({ profile: FRESH, clock: CLOCK, log: () => undefined });
  stacks.push(stack);
  await stack.ready;
  const again = await signedIn(stack.apiUrl);
  expect(await fix(again, 'f-2', '2026-07-15')).toMatchObject({ repeated: false });
  expect(sizeIn(checkpoint(FRESH))).toBeGreaterThan(0);
  await sealed(FRESH, stack.databaseUrl);
  said.length = 0;
  expect(
    await withLedger(FRESH, (url) => verify(url, undefined, { profile: FRESH, pin: [], vkey: [], witness: [] })),
  ).toBe(0);
  expect(said.join('')).toContain('待封存 to be sealed 0');
  const client = new Client({ connection: await Connection.connect({ address: stack.temporalAddress }) });
  const run = await eventually(async () => {
    const { status } = await client.workflow.getHandle(workflowIdOf('a')).describe();
    return status.name === 'RUNNING' ? status.name : null;
  });
  expect(run).toBe('RUNNING');
  await client.connection.close();
}, 180_000);

it('an older backup than a checkpoint kept outside is read-only, and names both sizes', async () => {
  expect(await backup(file('old.cobuild'), { profile: LIVE })).toBe(0);
  expect(said.join('')).toContain('不含密钥');
  const api = await signedIn(live.apiUrl);
  for (const day of [20, 21, 22]) await fix(api, `g-${day}`, `2026-07-${day}`);
  const pinned = await sealed(LIVE, live.databaseUrl);
  writeFileSync(file('pin'), checkpoint(LIVE));

  said.length = 0;
  expect(await restore(file('old.cobuild'), { profile: OLD, pin: [file('pin')] })).toBe(1);
  expect(said.join('')).toMatch(new RegExp(`has \\d+, pin ${pinned}`));
  await expect(testStack({ profile: OLD, clock: CLOCK, log: () => undefined })).rejects.toThrow('master.key');
  copyFileSync(join(dataRoot(), LIVE, 'master.key'), join(dataRoot(), OLD, 'master.key'));
  const stack = await testStack({ profile: OLD, clock: CLOCK, log: () => undefined });
  stacks.push(stack);
  const before = checkpoint(OLD);
  const health = await eventually(async () => {
    const { ledger } = (await (await fetch(`${stack.apiUrl}/health`)).json()) as { ledger: { up: boolean } };
    return ledger.up ? ledger : null;
  });
  expect(health).toMatchObject({ readOnly: [{ scope: 'ledger', code: 'ledger-behind' }] });
  const officer = apiAt(stack.apiUrl);
  await officer.signIn('district-1', 'officer');
  expect(await officer.get('/agreements/a', 'district-1')).toMatchObject({ id: 'a' });
  const session = await fetch(`${stack.apiUrl}/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cobuild-csrf': '1' },
    body: JSON.stringify({ unit: 'a-community', post: 'secretary', under: 'district-1' }),
  });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const refused = await fetch(`${stack.apiUrl}/agreements/a/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cobuild-csrf': '1', cookie, 'idempotency-key': 'h' },
    body: JSON.stringify({ type: 'FixDate', item: 'joint-meeting@2026', on: '2026-07-23' }),
  });
  expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toMatchObject([
    503,
    '60',
    { code: 'ledger-behind' },
  ]);
  const forged = Buffer.from(checkpoint(LIVE).replace(/\n\d+\n/, '\n999\n'));
  await expect(withLedger(OLD, (url) => checkRestored(url, logFolder(OLD), [forged]))).rejects.toThrow('--pin');
  expect(await withLedger(OLD, (url) => liftAt(url, logFolder(OLD), null, [readFileSync(file('pin'))]))).toBe(1);
  const db = await createDataSource(stack.databaseUrl, { poolSize: 1 }).initialize();
  expect(await allHolds(db.manager)).toMatchObject([{ code: 'ledger-behind', facts: { pin: pinned } }]);
  await db.destroy();
  expect(checkpoint(OLD)).toBe(before);
}, 180_000);
