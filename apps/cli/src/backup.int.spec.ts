import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { create } from 'tar';
import { freshSalt, makeFolder } from '@cobuild/config';
import { addPerson, addUnit, beginSession, nameOf, sideStore } from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { createDataSource, migrate } from '@cobuild/ledger';
import { AgreementOverview, InboxNotice } from '@cobuild/readmodel';
import { partsIn, unpack } from '../../../infra/backup';
import { dataRoot } from '../../../infra/folders';
import { logFolder } from '../../../infra/log-settings';
import { startPostgres, withLedger, withOwner } from '../../../infra/postgres';
import { hasTools } from '../../../infra/postgres-tools';
import { everythingIn, standingClock } from '../../../test/engines/database';
import { named } from '../../../test/engines/not-run';
import { at, sign, yearOf } from '../../../test/engines/year';
import { openKey } from '../../sealer/src/key';
import { diskFiles } from '../../sealer/src/files';
import { openSealer } from '../../sealer/src/sealer';
import { backup } from './commands/backup';
import { restore } from './commands/restore';

const FROM = 'test-copy-from';
const TARGETS = { local: 'test-copy-local', embedded: 'test-copy-embedded' } as const;
const PROFILES = [FROM, ...Object.values(TARGETS)];
const side = sideStore(Buffer.alloc(32, 7));
/** Text that PostgreSQL's text format has to quote. */
const HARD = 'a\tb\nc\\d\\N\r「引号」';

type Contents = Awaited<ReturnType<typeof contents>>;
let folder: string;
let before: Contents;
const said: string[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-copy-'));
  for (const profile of PROFILES) rmSync(join(dataRoot(), profile), { recursive: true, force: true });
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterAll(() => {
  for (const profile of PROFILES) rmSync(join(dataRoot(), profile), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** A profile with half a year of two agreements, people, words, jobs and a published log, on such a PostgreSQL. */
async function lived(prefer: 'local' | 'embedded'): Promise<void> {
  const log = () => undefined;
  rmSync(join(dataRoot(), FROM), { recursive: true, force: true });
  const postgres = await startPostgres({ profile: FROM, prefer, fast: true, fresh: true, log });
  try {
    await migrate(postgres.url, { appRole: 'cobuild_app' });
    const db = await createDataSource(postgres.appUrl, { entities: [AgreementOverview, InboxNotice] }).initialize();
    const deps = { db, clock: standingClock(at('2025-12-20')), salt: freshSalt };
    for (const id of ['a', 'b']) {
      const { acts } = yearOf('police-section-pairing', 2026, id);
      await sign(deps, id, acts);
      for (const [n, act] of acts.slice(3, 20).entries()) {
        deps.clock.at = act.at;
        await handle(deps, id, { key: `lived-${n}`, actor: act.actor, command: act.command });
      }
    }
    await addUnit(db.manager, { id: 'district', parent: null, kind: 'district', name: HARD });
    const person = (await addPerson(db.manager, side, { unit: 'district', name: '办事人', login: 'a' }))!;
    await beginSession(db.manager, person);
    await side.keep(db.manager, 'district', HARD);
    const files = logFolder(FROM);
    await makeFolder(files);
    const signer = openKey(join(dataRoot(), FROM, 'log.key'), 'cobuild/test', false);
    await (await openSealer({ db, clock: deps.clock, files: diskFiles(files), signer })).round();
    await db.destroy();
  } finally {
    await postgres.stop();
  }
  before = await contents(FROM);
  expect(before.lines.length).toBeGreaterThan(200);
  expect(before.sessions).toBe(1);
}

const SEQUENCES = `SELECT schemaname || '.' || sequencename AS name, last_value::text AS value FROM pg_sequences ORDER BY 1`;
/** The rows of the tables and the values of the sequences, without the rows that a restore itself writes. */
const contents = (profile: string) =>
  withOwner(profile, async ({ url }) => {
    const db = await createDataSource(url, { poolSize: 1 }).initialize();
    try {
      const lines = (await everythingIn(db))
        .split('\n')
        .filter((line) => line !== '')
        .sort();
      const written = await db.query<unknown[]>(`SELECT row_to_json(t)::text FROM ledger.restores t`);
      const sequences = await db.query<{ name: string }[]>(SEQUENCES);
      const [{ sessions } = { sessions: -1 }] = await db.query<{ sessions: number }[]>(
        `SELECT count(*)::int AS sessions FROM directory.sessions`,
      );
      return {
        lines,
        restores: written.length,
        sequences: sequences.filter(({ name }) => !/restores/.test(name)),
        sessions,
      };
    } finally {
      await db.destroy();
    }
  });
const ofTables = (lines: readonly string[]) =>
  lines.filter((line) => !/^\{"(digest":.*"expires_at|first_position)"/.test(line));

/** The one that runs nowhere yet, with its cluster made on this kind of PostgreSQL. */
async function emptyCluster(prefer: 'local' | 'embedded'): Promise<void> {
  rmSync(join(dataRoot(), TARGETS[prefer]), { recursive: true, force: true });
  const log = () => undefined;
  await (await startPostgres({ profile: TARGETS[prefer], prefer, fast: true, fresh: true, log })).stop();
}

async function restored(file: string, prefer: 'local' | 'embedded'): Promise<void> {
  await emptyCluster(prefer);
  expect(await restore(file, { profile: TARGETS[prefer], pin: [] })).toBe(0);
  const after = await contents(TARGETS[prefer]);
  expect(ofTables(after.lines)).toEqual(ofTables(before.lines));
  expect(after).toMatchObject({ sequences: before.sequences, restores: 1, sessions: 0 });
  // The sealer refuses a key that others may read.
  expect(modeOf(TARGETS[prefer])).toBe(modeOf(FROM));
  await goesOn(TARGETS[prefer]);
}
const modeOf = (profile: string): string => (statSync(join(dataRoot(), profile, 'log.key')).mode & 0o777).toString(8);

/** The app role writes on where the sequences stand, the ledger is append-only for the owner too, and foreign keys hold. */
const goesOn = (profile: string) =>
  withOwner(profile, async ({ url, appUrl }) => {
    const db = await createDataSource(appUrl, { entities: [AgreementOverview, InboxNotice] }).initialize();
    const deps = { db, clock: standingClock(at('2026-07-01')), salt: freshSalt };
    await sign(deps, 'c', yearOf('police-section-pairing', 2026, 'c').acts);
    expect(await nameOf(db.manager, side, await anybody(db))).toBe('办事人');
    await db.destroy();
    const owner = new Client({ connectionString: url });
    await owner.connect();
    await expect(owner.query(`DELETE FROM ledger.entries`)).rejects.toThrow('append-only');
    await expect(owner.query(`UPDATE directory.people SET unit = 'nowhere'`)).rejects.toThrow('foreign key');
    await owner.end();
  });
const anybody = async (db: Awaited<ReturnType<typeof createDataSource>>): Promise<string> =>
  (await db.query<{ id: string }[]>(`SELECT id FROM directory.people`))[0]!.id;

const file = (name: string) => join(folder, name);
async function wayOf(name: string): Promise<string> {
  const { way } = await unpack(file(name), mkdtempSync(join(folder, 'look-')));
  return way;
}

it("a database of the npm package's PostgreSQL is backed up without any tool, and restored on the same and on the machine's own", async () => {
  await lived('embedded');
  const { PATH } = process.env;
  process.env.PATH = '';
  try {
    expect(await backup(file('embedded'), { profile: FROM, keys: true })).toBe(0);
  } finally {
    process.env.PATH = PATH;
  }
  expect(await wayOf('embedded')).toBe('copy');
  await restored(file('embedded'), 'embedded');
  await restored(file('embedded'), 'local');
}, 180_000);

it('the way is in the backup: the tools where they fit, the copy when a portable one is asked for, and both restore', async () => {
  await lived('local');
  const { version } = await withOwner(FROM, (ledger) => Promise.resolve(ledger));
  expect(await backup(file('portable'), { profile: FROM, keys: true, portable: true })).toBe(0);
  expect(await wayOf('portable')).toBe('copy');
  await restored(file('portable'), 'local');
  if (!hasTools(version)) {
    named('pg_dump', 'the dump of PostgreSQL is neither written nor read');
    return;
  }
  expect(await backup(file('dump'), { profile: FROM, keys: true })).toBe(0);
  expect(await wayOf('dump')).toBe('dump');
  await restored(file('dump'), 'local');
}, 180_000);

it('a damaged copy, and one of another version, are refused with a sentence and leave the database empty', async () => {
  const parts = mkdtempSync(join(folder, 'parts-'));
  await unpack(file('portable'), parts);
  const index = join(partsIn(parts).copy, 'index.json');
  const text = readFileSync(index, 'utf8');
  await emptyCluster('local');
  const packed = async (name: string): Promise<string> => {
    const manifest = JSON.parse(readFileSync(partsIn(parts).manifest, 'utf8')) as { databaseSha256: string };
    manifest.databaseSha256 = createHash('sha256').update(readFileSync(index)).digest('hex');
    writeFileSync(partsIn(parts).manifest, JSON.stringify(manifest));
    await create({ file: file(name), cwd: parts }, ['.']);
    return file(name);
  };
  const refused = async (name: string): Promise<void> =>
    expect(restore(await packed(name), { profile: TARGETS.local, pin: [] })).rejects.toThrow();

  writeFileSync(index, text.replace('"agreement_id"', '"agreement_name"'));
  await expect(restore(await packed('columns'), { profile: TARGETS.local, pin: [] })).rejects.toThrow(
    'another version',
  );
  writeFileSync(index, text.replace('ErasedFiles1800000000009', 'Later1900000000000'));
  await expect(restore(await packed('newer'), { profile: TARGETS.local, pin: [] })).rejects.toThrow('use a newer one');
  writeFileSync(index, text.replace(/"rows": \d{2,}/, '"rows": 1'));
  await refused('rows');
  writeFileSync(index, text.replace(/"sha256": "\w/, '"sha256": "z'));
  await refused('digest');
  const { length } = await withLedger(TARGETS.local, async (url) => {
    const db = await createDataSource(url, { poolSize: 1 }).initialize();
    return db.query<unknown[]>(`SELECT FROM pg_namespace WHERE nspname = 'ledger'`).finally(() => db.destroy());
  });
  expect(length).toBe(0);
  // Nothing is in the way of the right one afterwards.
  await restored(file('portable'), 'local');
}, 180_000);
