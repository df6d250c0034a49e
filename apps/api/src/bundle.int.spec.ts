import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesInZip } from '@cobuild/bundle';
import { publishProgramme } from '@cobuild/ledger';
import { signerOf, signingKey } from '@cobuild/transparency';
import { verify } from '../../../libs/bundle/verify.mjs';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { serve, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at } from '../../../test/engines/year';
import { diskFiles } from '../../sealer/src/files';
import { openSealer, type Sealer } from '../../sealer/src/sealer';

const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
const meeting = item({ key: 'council', kind: 'joint-meeting', when: '{ rule: month, month: 3 }' });
const TEXT = programmeText([meeting, item()]);
const clock = standingClock(at('2025-12-20'));

let database: TestDatabase;
let api: TestApi;
let log: string;
let sealer: Sealer;
let count = 0;
beforeAll(async () => {
  log = mkdtempSync(join(tmpdir(), 'cobuild-log-'));
  database = await testDatabase();
  const deps = depsOn(database, clock);
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'), { log });
  await publishProgramme(database.db.manager, { slug: 'small', version: 1, text: TEXT, publishedAt: clock.at });
  sealer = await openSealer({ db: deps.db, clock, files: diskFiles(log), signer });
  for (const unit of ['district-1', 'community', 'school']) await api.cookieOf(unit);
  const parties = { community: 'community', school: 'school' };
  const term = { from: '2026-01-01', to: '2026-12-31' };
  await api.command('/agreements/a', 'district-1', 'p', { programme: 'small', parties, district: 'district-1', term });
  for (const party of ['community', 'school']) await ask(party, { type: 'SignAgreement' });
  clock.at = at('2026-03-05');
});
afterAll(async () => {
  await api.close();
  await database.close();
  rmSync(log, { recursive: true, force: true });
});

const ask = (unit: string, command: object) =>
  api.command('/agreements/a/commands', unit, `k-${(count += 1)}`, command);

async function bundle(unit: string, query = ''): Promise<Map<string, Buffer>> {
  const headers = { cookie: await api.cookieOf(unit) };
  const response = await fetch(`${api.url}/agreements/a/bundle.zip${query}`, { headers });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  return filesInZip(Buffer.from(await response.arrayBuffer()));
}

it('has what its reader may read, and holds; one who does not see the agreement gets nothing', async () => {
  const text = '路灯不亮，请商议';
  const { body: note } = await api.command('/texts', 'school', 't', { text });
  await ask('community', { type: 'CallForTopics', item: 'council@2026', until: '2026-03-10' });
  const topic = { type: 'ProposeTopic', item: 'council@2026', topic: 'lamps', note };
  expect(await ask('school', topic)).toMatchObject({ status: 200 });
  expect(await api.ask('/agreements/a/bundle.zip', {}, 'community')).toMatchObject({
    status: 409,
    body: { code: 'not-sealed-yet' },
  });
  await sealer.round();
  const files = await bundle('community');
  expect(verify(files, { vkeys: [signer.vkey] }).faults).toEqual([]);
  expect(JSON.parse(files.get('disclosed.json')!.toString())).toMatchObject({ texts: [{ id: note['id'], text }] });
  for (const [path, bytes] of files) if (path !== 'disclosed.json') expect(bytes.toString()).not.toContain(text);
  expect((await api.ask('/agreements/a/bundle.zip', {}, 'stranger')).status).toBe(404);
  expect((await api.ask('/agreements/a/bundle.zip')).status).toBe(401);
});

it('continues the checkpoint whose size its reader names', async () => {
  const kept = Buffer.from(await (await fetch(`${api.url}/log/checkpoint`)).arrayBuffer());
  const size = kept.toString().split('\n')[1]!;
  const { body: note } = await api.command('/texts', 'school', 'u', { text: '再议' });
  await ask('school', { type: 'ProposeTopic', item: 'council@2026', topic: 'trees', note });
  await sealer.round();
  const files = await bundle('school', `?pin=${size}`);
  expect(verify(files, { vkeys: [signer.vkey], pins: [kept] }).faults).toEqual([]);
  expect((await api.ask('/agreements/a/bundle.zip?pin=0', {}, 'school')).status).toBe(400);
});
