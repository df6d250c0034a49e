import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyChain } from '@cobuild/audit';
import { localDate } from '@cobuild/calendar';
import { addChannel, addPerson, addUnit, appoint, beginSession, nameOf, sideStore } from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { readStream } from '@cobuild/ledger';
import { plan, readProgramme } from '@cobuild/programme';
import { commitmentEntry, leafHash, signerOf, signingKey, verifierOf, verifyProof } from '@cobuild/transparency';
import { item, programmeText } from '../../../libs/programme/src/testing/programme-text';
import { serve, type TestApi } from '../../../test/engines/api';
import {
  depsOn,
  everythingIn,
  needed,
  standingClock,
  testDatabase,
  type TestDatabase,
} from '../../../test/engines/database';
import { at } from '../../../test/engines/year';
import { diskFiles } from '../../sealer/src/files';
import { openSealer } from '../../sealer/src/sealer';

const ORIGIN = 'cobuild/test';
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

it('W10 of 200 people and what was written of them, 50 erased leave no trace in any table, file, answer or log, and every proof holds', async () => {
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
  const subjects: { mark: string; person: string; text: string }[] = [];
  for (let n = 0; n < 200; n += 1) {
    const mark = `marker${String(n).padStart(3, '0')}x`;
    const said = { name: `${mark}-name`, contact: `${mark}-phone`, login: `${mark}-login`, subject: `${mark}-subject` };
    const person = (await addPerson(tx, side, { unit: 'community', ...said }))!;
    await beginSession(tx, person);
    const target = { kind: 'mail', lang: 'zh', address: `${mark}@example.org`, secret: null } as const;
    await addChannel(tx, side, { person, unit: null }, target);
    const note = await side.keep(tx, 'community', `${mark}-wish`);
    await asked('community', `wish-${n}`, { type: 'PostWish', item: 'board@2026', wish: `w${n}`, note });
    subjects.push({ mark, person, text: note.id });
  }
  const sealer = await openSealer({ db: deps.db, clock, files: diskFiles(log), signer });
  const size = await sealer.round();

  const erased = subjects.slice(0, 50);
  for (const { person, text } of erased) {
    expect((await ask('DELETE', `/people/${person}`, admin)).status).toBe(200);
    expect((await ask('DELETE', `/texts/${text}`, secretary)).status).toBe(200);
  }

  const answers = [];
  for (const path of ['texts', 'events?limit=1000', 'verify', 'documents/register.xlsx'])
    answers.push(JSON.stringify((await ask('GET', `/agreements/e/${path}`, secretary)).body));
  answers.push(JSON.stringify((await ask('GET', '/units/community/holdings', admin)).body));
  const filesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  const dump = await everythingIn(database.db);
  const everything = [dump, ...answers, ...filesIn(api.files), ...filesIn(log), ...api.log].join('\n');
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
}, 120_000);

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
