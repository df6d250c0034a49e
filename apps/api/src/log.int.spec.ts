import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitmentEntry, leafHash, signerOf, signingKey, verifierOf, verifyProof } from '@cobuild/transparency';
import { serve, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';
import { diskFiles } from '../../sealer/src/files';
import { openSealer, type Sealer } from '../../sealer/src/sealer';
import { addEntries } from '../../sealer/testing/ledger';
import { readerOf } from '../../sealer/testing/reader';

const ORIGIN = 'cobuild/test';
const signer = signerOf(signingKey(ORIGIN, Buffer.alloc(32, 7)))!;

let database: TestDatabase;
let api: TestApi;
let log: string;
let sealer: Sealer;
beforeAll(async () => {
  log = mkdtempSync(join(tmpdir(), 'cobuild-log-'));
  database = await testDatabase();
  const deps = depsOn(database, standingClock(at('2025-12-20')));
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'), { log });
  await sign(deps, 'a', yearOf('police-section-pairing', 2026, 'a').acts);
  sealer = await openSealer({ db: deps.db, clock: deps.clock, files: diskFiles(log), signer });
});
afterAll(async () => {
  await api.close();
  await database.close();
  rmSync(log, { recursive: true, force: true });
});

const textOf = (body: unknown): string => (body as { text: string }).text;
/** As a stranger reads it, over HTTP alone. */
const overHttp = {
  read: async (path: string) => {
    const response = await fetch(`${api.url}/log/${path}`);
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
  },
};
const read = readerOf(signer.vkey, ORIGIN);

it('before anything was sealed there is no checkpoint, no tile and no proof, and it says so', async () => {
  expect((await api.ask('/log/checkpoint')).status).toBe(404);
  expect((await api.ask('/log/tile/0/000.p/1')).status).toBe(404);
  expect(await api.ask('/agreements/a/proofs?seq=1', {}, 'district-1')).toMatchObject({
    status: 409,
    body: { code: 'not-sealed-yet' },
  });
  expect((await api.ask('/health')).body).toMatchObject({ sealer: { up: false, size: null, publishedAt: null } });
});

it('everybody reads the whole log over HTTP, checks it, and finds the proven entry in it', async () => {
  const size = await sealer.round();
  expect(await read(overHttp)).toHaveLength(size);
  const { body } = await api.ask('/agreements/a/events', {}, 'district-1');
  const { entries } = body as unknown as { entries: { seq: number; commitment: string }[] };
  const known = [verifierOf(signer.vkey)!];
  for (const { seq, commitment } of entries) {
    const proof = textOf((await api.ask(`/agreements/a/proofs?seq=${seq}`, {}, 'district-1')).body);
    expect(verifyProof(proof, leafHash(commitmentEntry(commitment)), ORIGIN, known)).toBe(true);
    expect(verifyProof(proof, leafHash(commitmentEntry('00'.repeat(32))), ORIGIN, known)).toBe(false);
  }
  expect((await api.ask('/agreements/a/proofs?seq=999', {}, 'district-1')).status).toBe(404);
  expect((await api.ask('/agreements/a/proofs?seq=0', {}, 'district-1')).status).toBe(400);
  expect((await api.ask('/health')).body).toMatchObject({
    sealer: { size, cosignatures: 0, publishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
  });
});

it('tiles may be kept for ever and by any page, the checkpoint for a moment', async () => {
  const size = await sealer.round();
  const headers = async (path: string) => {
    const response = await fetch(`${api.url}/log/${path}`);
    return ['content-type', 'cache-control', 'access-control-allow-origin'].map((name) => response.headers.get(name));
  };
  expect(await headers(`tile/0/000.p/${size}`)).toEqual([
    'application/octet-stream',
    'public, max-age=31536000, immutable',
    '*',
  ]);
  expect(await headers('checkpoint')).toEqual(['text/plain; charset=utf-8', 'public, max-age=2', '*']);
  expect(textOf((await api.ask('/log/vkey')).body)).toBe(`${signer.vkey}\n`);
});

it('serves nothing that is no tile, or not under the checkpoint', async () => {
  const size = await sealer.round();
  writeFileSync(join(log, `tile/0/000.p/${size + 1}`), 'written and not yet signed');
  for (const path of ['0/000', `0/000.p/${size + 1}`, '0/%2e%2e%2f%2e%2e%2fcheckpoint', '0/0', '']) {
    expect([path, (await api.ask(`/log/tile/${path}`)).status]).toEqual([path, 404]);
  }
});

it('a proof is still had when the partial tile under its checkpoint has just become full', async () => {
  const before = await sealer.round();
  await addEntries(database.db.manager, 'z', 300);
  const old = textOf((await api.ask('/log/checkpoint')).body);
  await sealer.round();
  expect((await api.ask(`/log/tile/0/000.p/${before}`)).status).toBe(404);
  writeFileSync(join(log, 'checkpoint'), old);
  const { body } = await api.ask('/agreements/a/events', {}, 'district-1');
  const [{ commitment }] = (body as unknown as { entries: [{ commitment: string }] }).entries;
  const proof = textOf((await api.ask('/agreements/a/proofs?seq=1', {}, 'district-1')).body);
  expect(proof).toContain(`\n${ORIGIN}\n${before}\n`);
  expect(verifyProof(proof, leafHash(commitmentEntry(commitment)), ORIGIN, [verifierOf(signer.vkey)!])).toBe(true);
});
