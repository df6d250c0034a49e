import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { verifyChain } from '@cobuild/audit';
import { filesOf, gatherAgreement, VERIFIER } from '@cobuild/bundle';
import { localDate } from '@cobuild/calendar';
import { addChannel, addPerson, addUnit, appoint, beginSession, keepFile, nameOf, sideStore } from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { readStream } from '@cobuild/ledger';
import { plan, readProgramme } from '@cobuild/programme';
import { commitmentEntry, leafHash, signerOf, signingKey, verifierOf, verifyProof } from '@cobuild/transparency';
import { verify } from '../../../libs/bundle/verify.mjs';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { copyOut } from '../../../infra/copy-out';
import { findTool, hasTools } from '../../../infra/postgres-tools';
import { serve, type TestApi } from '../../../test/engines/api';
import {
  depsOn,
  everythingIn,
  needed,
  standingClock,
  testDatabase,
  type TestDatabase,
} from '../../../test/engines/database';
import { named } from '../../../test/engines/not-run';
import { at } from '../../../test/engines/year';
import { diskFiles } from '../../sealer/src/files';
import { openSealer } from '../../sealer/src/sealer';

const ORIGIN = 'cobuild/test';
/** As much of a picture as tells that it is one. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SINCE = localDate('2025-01-01');
const side = sideStore(Buffer.alloc(32, 7));
const signer = signerOf(signingKey(ORIGIN, Buffer.alloc(32, 7)))!;
const clock = standingClock(at('2025-12-20'));
const board = item({
  key: 'board',
  kind: 'claims',
  when: '{ rule: every, unit: year }',
  wishes: 'true',
  posts: '[{ key: p, places: 1, title: { zh: 岗, en: P } }]',
});

let database: TestDatabase;
let api: TestApi;
let log: string;
beforeAll(async () => {
  log = mkdtempSync(join(tmpdir(), 'cobuild-log-'));
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { demo: false, log });
  const tx = database.db.manager;
  await addUnit(tx, { id: 'district', parent: null, kind: 'district', name: '区' });
  await addUnit(tx, { id: 'community', parent: 'district', kind: 'community', name: '社区' });
  await addUnit(tx, { id: 'school', parent: null, kind: 'partner', name: '学校' });
});
afterAll(async () => {
  await api.close();
  await database.close();
  rmSync(log, { recursive: true, force: true });
});

/** Somebody with a post, signed in. */
async function signedIn(unit: string, post: 'administrator' | 'secretary') {
  const tx = database.db.manager;
  const person = (await addPerson(tx, side, { unit, name: '办事人' }))!;
  await appoint(tx, { unit, post, person, from: SINCE, to: null, standingIn: false });
  return { person, headers: { cookie: `__Host-cobuild=${await beginSession(tx, person)}` } };
}
const ask = (method: string, path: string, { headers }: { headers: Record<string, string> }) =>
  api.ask(path, { method, headers });

it('W10 of 200 people and what was written of them, 50 erased leave no trace in any table, dump, file, bundle, answer or log, nor in the end on the disk of the database, and every proof holds', async () => {
  const tx = database.db.manager;
  const deps = depsOn(database, clock);
  const [admin, secretary] = [await signedIn('district', 'administrator'), await signedIn('community', 'secretary')];
  const { definition } = readProgramme(programmeText([board]), 'small.yaml');
  const term = { from: localDate('2026-01-01'), to: localDate('2026-12-31') };
  const parties = { community: 'community', school: 'school' };
  const proposal = { parties, district: 'district', definition: '', parameters: {}, spread: 0, renews: null };
  const asked = async (actor: string, key: string, command: Parameters<typeof handle>[2]['command']) =>
    expect(await handle(deps, 'e', { key, actor, command })).toMatchObject({ accepted: true });
  await asked('district', 'p', { type: 'ProposeAgreement', plan: plan(definition!, term), ...proposal });
  for (const party of ['community', 'school']) await asked(party, `s-${party}`, { type: 'SignAgreement' });
  clock.at = at('2026-03-10');
  const subjects: { mark: string; person: string; text: string; file: string }[] = [];
  for (let n = 0; n < 200; n += 1) {
    const mark = `marker${String(n).padStart(3, '0')}x`;
    const said = { name: `${mark}-name`, contact: `${mark}-phone`, login: `${mark}-login`, subject: `${mark}-subject` };
    const person = (await addPerson(tx, side, { unit: 'community', ...said }))!;
    await beginSession(tx, person);
    const target = { kind: 'mail', lang: 'zh', address: `${mark}@example.org`, secret: null } as const;
    await addChannel(tx, side, { person, unit: null }, target);
    const note = await side.keep(tx, 'community', `${mark}-wish`);
    await asked('community', `wish-${n}`, { type: 'PostWish', item: 'board@2026', wish: `w${n}`, note });
    const photo = Buffer.concat([PNG, Buffer.from(`${mark}-photo`)]);
    const file = await keepFile(tx, api.files, 'community', Readable.from([photo]));
    subjects.push({ mark, person, text: note.id, file: 'sha256' in file ? file.sha256 : '' });
  }
  const sealer = await openSealer({ db: deps.db, clock, files: diskFiles(log), signer });
  const size = await sealer.round();

  const before = await bundle();
  const erased = subjects.slice(0, 50);
  for (const { person, text, file } of erased) {
    expect((await ask('DELETE', `/people/${person}`, admin)).status).toBe(200);
    expect((await ask('DELETE', `/texts/${text}`, secretary)).status).toBe(200);
    expect((await ask('DELETE', `/files/${file}`, secretary)).status).toBe(200);
  }

  const answers = [];
  for (const path of ['texts', 'events?limit=1000', 'verify', 'documents/register.xlsx'])
    answers.push(JSON.stringify((await ask('GET', `/agreements/e/${path}`, secretary)).body));
  answers.push(JSON.stringify((await ask('GET', '/units/community/holdings', admin)).body));
  const filesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  const dump = await dumped();
  const after = await bundle();
  const exported = [...after].flatMap(([path, bytes]) => (path === 'verify.mjs' ? [] : [bytes.toString('latin1')]));
  const everything = [
    dump,
    await everythingIn(database.db),
    ...exported,
    ...answers,
    ...filesIn(api.files),
    ...filesIn(log),
    ...api.log,
  ].join('\n');
  expect(
    erased.filter(({ mark }) => everything.includes(mark) || everything.includes(Buffer.from(mark).toString('hex'))),
  ).toEqual([]);
  // The same look finds those that were not erased: by their login in a table, by their words in an answer.
  for (const { mark } of subjects.slice(50)) {
    expect(dump).toContain(`${mark}-login`);
    expect(answers[0]).toContain(`${mark}-wish`);
  }
  for (const { person } of erased) expect(await nameOf(tx, side, person)).toBeNull();
  const { body } = await ask('GET', '/agreements/e/texts', secretary);
  expect(Object.keys(body['erased'] as object).sort()).toEqual(erased.map(({ text }) => text).sort());
  expect(
    await database.db.query(`SELECT kind, count(*)::int AS n FROM side.erasures GROUP BY kind ORDER BY kind`),
  ).toEqual([
    { kind: 'file-erased', n: 50 },
    { kind: 'person-erased', n: 50 },
    { kind: 'text-erased', n: 50 },
  ]);
  await expect(database.db.query(`DELETE FROM side.erasures`)).rejects.toThrow(/denied|append-only/);

  const entries = await readStream(tx, 'e');
  expect(await sealer.round()).toBe(size); // erasing added nothing to the log
  expect([...verifyChain(entries)]).toEqual([]);
  for (const { seq, commitment } of entries.filter(({ seq }) => seq % 20 === 1)) {
    const proof = (await ask('GET', `/agreements/e/proofs?seq=${seq}`, secretary)).body['text'] as string;
    const checked = verifyProof(proof, leafHash(commitmentEntry(commitment)), ORIGIN, [verifierOf(signer.vkey)!]);
    expect(checked).toBe(true);
  }

  // Bundles from before and after hold alike; the older one still shows what was handed over then, which nobody can call back.
  for (const files of [before, after]) expect(verify(files, { vkeys: [signer.vkey] }).faults).toEqual([]);
  const shown = (files: ReadonlyMap<string, Buffer>) =>
    String(files.get('disclosed.json')).match(/marker\d{3}x-wish/g)?.length;
  expect([shown(before), shown(after)]).toEqual([200, 150]);
  await nothingOnDisk();
}, 240_000);

const ERASED = /marker0[0-4]\dx/;
/** Tables in which something readable stood of people. */
const READABLE = ['directory.people', 'directory.sessions', 'side.texts', 'side.subjects'];

/**
 * What docs/privacy.md says of the database's own files: once the tables are written anew and the write-ahead log has gone round,
 * no file of the whole server has it, and what was not erased is found in the same way.
 */
async function nothingOnDisk(): Promise<void> {
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
    const folder = rows[0]!.folder;
    expect(found(folder, ERASED)).not.toEqual([]); // until then it is there
    for (const table of [...READABLE, 'pg_catalog.pg_statistic']) await owner.query(`VACUUM FULL ${table}`);
    for (const table of READABLE) await owner.query(`ANALYZE ${table}`);
    await owner.query(`VACUUM FULL pg_catalog.pg_statistic`);
    for (let round = 0; round < 80 && found(join(folder, 'pg_wal'), ERASED).length > 0; round += 1)
      for (let segment = 0; segment < 5; segment += 1) {
        await owner.query(`SELECT pg_logical_emit_message(false, 'round', ''), pg_switch_wal()`);
        await owner.query('CHECKPOINT');
      }
    expect(found(folder, ERASED)).toEqual([]);
    expect(found(folder, /marker1\d\dx/)).not.toEqual([]);
  } finally {
    await owner.end();
  }
}

/** The files below a folder in which something stands; those that go away meanwhile are not there. */
const found = (folder: string, what: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    try {
      return entry.isFile() && what.test(readFileSync(path, 'latin1')) ? [path] : [];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });

/** The database as a backup holds it: the copy of every table, and PostgreSQL's own dump where its tools fit the server. */
async function dumped(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-copy-'));
  await copyOut(database.url, folder);
  const copied = readdirSync(folder)
    .filter((name) => name.endsWith('.gz'))
    .map((name) => gunzipSync(readFileSync(join(folder, name))).toString('latin1'));
  rmSync(folder, { recursive: true });
  const [row] = await database.db.query<{ version: string }[]>(`SELECT current_setting('server_version') AS version`);
  const { version } = row!;
  if (!hasTools(version)) named('pg_dump', 'the search for erased people in the dump of PostgreSQL');
  else {
    const args = ['--inserts', database.url];
    copied.push(execFileSync(findTool('pg_dump', version), args, { encoding: 'latin1', maxBuffer: 2 ** 30 }));
  }
  return copied.join('\n');
}

/** The agreement's evidence bundle with its texts, as it is now. */
async function bundle(): Promise<ReadonlyMap<string, Buffer>> {
  const content = await gatherAgreement({ tx: database.db.manager, log, disclose: side.disclose }, 'e');
  if (!content || 'none' in content) throw new Error('not sealed');
  return filesOf(content, readFileSync(VERIFIER));
}

describe('restricting', () => {
  it('W10 leaves a person stored and nothing else; two administrators give them back, one twice does not', async () => {
    const tx = database.db.manager;
    const [one, two] = [await signedIn('district', 'administrator'), await signedIn('district', 'administrator')];
    const who = await signedIn('community', 'secretary');
    const path = `/people/${who.person}/restriction`;
    expect((await ask('GET', '/inbox/community', who)).status).toBe(200);
    expect((await ask('DELETE', path, one)).status).toBe(409);
    expect((await ask('POST', path, one)).status).toBe(200);
    expect((await ask('POST', path, two)).status).toBe(409);
    expect(await nameOf(tx, side, who.person)).toBeNull();
    expect((await ask('GET', '/inbox/community', who)).status).toBe(401);
    await expect(side.keep(tx, who.person, 'more')).rejects.toThrow('restricted');

    expect((await ask('DELETE', path, one)).body).toMatchObject({ restricted: true, waitsForAnother: true });
    expect((await ask('DELETE', path, one)).body).toMatchObject({ restricted: true });
    expect(await nameOf(tx, side, who.person)).toBeNull();
    expect((await ask('DELETE', path, two)).body).toMatchObject({ restricted: false });
    expect(await nameOf(tx, side, who.person)).toBe('办事人');
    const again = { headers: { cookie: `__Host-cobuild=${await beginSession(tx, who.person)}` } };
    expect((await ask('GET', '/inbox/community', again)).status).toBe(200);
  });

  it('W10 whoever is erased meanwhile does not come back', async () => {
    const tx = database.db.manager;
    const [one, two] = [await signedIn('district', 'administrator'), await signedIn('district', 'administrator')];
    const who = await signedIn('community', 'secretary');
    const path = `/people/${who.person}/restriction`;
    expect((await ask('POST', path, one)).status).toBe(200);
    expect((await ask('DELETE', path, one)).status).toBe(200);
    expect((await ask('DELETE', `/people/${who.person}`, one)).status).toBe(200);
    expect((await ask('DELETE', path, two)).status).toBe(409);
    expect(await nameOf(tx, side, who.person)).toBeNull();
  });
});
