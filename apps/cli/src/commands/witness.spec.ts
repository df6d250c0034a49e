import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  consistencyProof,
  cosignedBy,
  formatAddCheckpoint,
  leafHash,
  leafReader,
  rootOf,
  signCheckpoint,
  signerOf,
  signingKey,
  witnessOf,
} from '@cobuild/transparency';
import { startWitness, type RunningWitness } from './witness';

const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
const leaves = Array.from({ length: 60 }, (_, i) => leafHash(Buffer.from(`${i}`)));
const forked = leaves.with(3, leafHash(Buffer.from('rewritten')));
const noteOf = (size: number, of = leaves) =>
  signCheckpoint({ origin: signer.name, size, root: rootOf(of.slice(0, size)) }, signer);

let folder: string;
let running: RunningWitness;
let said: string[];
const options = (more = {}) => ({
  ...{ name: 'audit.example/w1', key: join(folder, 'w.key'), state: join(folder, 'w.json') },
  ...{ log: [signer.vkey], host: '127.0.0.1', port: '0', ...more },
});
const start = async (more = {}) => (running = await startWitness(options(more), (line) => said.push(line)));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-witness-'));
  said = [];
  await start();
});
afterEach(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = async (body: string, path = '/add-checkpoint', method = 'POST') => {
  const sent = method === 'POST' ? { method, body } : { method };
  const response = await fetch(`${running.url}${path}`, sent);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};
const ask = async (oldSize: number, size: number, of = leaves) => {
  const proof = oldSize > 0 ? await consistencyProof(oldSize, size, leafReader(of)) : [];
  return post(formatAddCheckpoint({ oldSize, proof, note: noteOf(size, of) }));
};

it('cosigns over HTTP what continues, and says in the words of the specification why it does not', async () => {
  const before = Math.floor(Date.now() / 1000);
  const { status, text } = await ask(0, 5);
  expect(status).toBe(200);
  const found = cosignedBy(Buffer.from(noteOf(5) + text), witnessOf(running.vkey)!);
  expect(found?.seconds).toBeGreaterThanOrEqual(before);
  expect((await ask(5, 9)).status).toBe(200);
  expect(await ask(5, 12)).toEqual({ status: 409, type: 'text/x.tlog.size', text: '9\n' });
  expect(await ask(9, 9)).toMatchObject({ status: 200 });
  expect(await post('old 9\n\nnothing')).toMatchObject({ status: 400, text: expect.stringMatching(/格式.*malformed/) });
  const other = signerOf(signingKey('cobuild/other', Buffer.alloc(32, 7)))!;
  const strange = signCheckpoint({ origin: other.name, size: 1, root: rootOf(leaves.slice(0, 1)) }, other);
  expect((await post(formatAddCheckpoint({ oldSize: 0, proof: [], note: strange }))).status).toBe(404);
  const thief = signerOf(signingKey(signer.name, Buffer.alloc(32, 9)))!;
  const stolen = signCheckpoint({ origin: signer.name, size: 9, root: rootOf(leaves.slice(0, 9)) }, thief);
  expect((await post(formatAddCheckpoint({ oldSize: 9, proof: [], note: stolen }))).status).toBe(403);
  expect((await post('x'.repeat(70_000))).status).toBe(413);
  expect([(await post('', '/other')).status, (await post('', '/add-checkpoint', 'GET')).status]).toEqual([404, 405]);
});

it('refuses a fork and a rollback, and keeps the fork in its log', async () => {
  await ask(0, 9);
  expect((await ask(9, 20, forked)).status).toBe(422);
  expect(said.join('\n')).toContain(noteOf(20, forked).split('\n')[2]);
  expect(await ask(9, 9, forked)).toMatchObject({ status: 409, text: '9\n' });
  expect(await ask(0, 5)).toMatchObject({ status: 409, text: '9\n' });
  expect((await ask(9, 20)).status).toBe(200);
});

it('of many at once it cosigns one chain: each continues the one cosigned before', async () => {
  await ask(0, 10);
  const all = [...leaves, ...leaves].map((_, n) => (n % 2 === 0 ? leaves : forked));
  const asked = await Promise.all(all.map((of, n) => ask(10, 11 + (n % 49), of)));
  expect(asked.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(asked.filter(({ status }) => status === 409 || status === 422)).toHaveLength(all.length - 1);
  const size = Number(
    Object.values(JSON.parse(readFileSync(join(folder, 'w.json'), 'utf8')) as Record<string, string>)[0]!.split(
      '\n',
    )[1],
  );
  expect(asked.find(({ status }) => status === 409)?.text).toBe(`${size}\n`);
});

it('remembers after a restart, and does not begin without its memory or beside itself', async () => {
  await ask(0, 9);
  await expect(startWitness(options(), () => undefined)).rejects.toThrow(/已由进程.*使用\n.*in use by process/);
  const { vkey } = running;
  await running.close();
  expect((await start()).vkey).toBe(vkey);
  expect(await ask(0, 5, forked)).toMatchObject({ status: 409, text: '9\n' });
  expect((await ask(9, 12)).status).toBe(200);
  await running.close();
  rmSync(join(folder, 'w.json'));
  await expect(start()).rejects.toThrow(/不在了.*\n.*is gone/);
  writeFileSync(join(folder, 'w.json'), '{"cobuild/test":"old');
  await expect(start()).rejects.toThrow(/读不懂.*\n.*cannot be read/);
});

it('has a key for itself alone, and says what is wrong with it or with the logs named', async () => {
  const key = join(folder, 'w.key');
  expect(statSync(key).mode & 0o777).toBe(0o400);
  await running.close();
  await expect(start({ name: 'another' })).rejects.toThrow(/is no key of a witness called another/);
  await expect(start({ log: [running.vkey] })).rejects.toThrow(/不是日志公钥/);
  chmodSync(key, 0o440);
  await expect(start()).rejects.toThrow(/宽\n.*wider than 0400/);
});

it('a state that cannot be written cosigns nothing', async () => {
  await ask(0, 9);
  rmSync(folder, { recursive: true });
  expect((await ask(9, 12)).status).toBe(500);
  expect((await ask(9, 12)).status).toBe(500);
});
