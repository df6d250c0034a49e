import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { filesOf, gatherAgreement, VERIFIER } from '@cobuild/bundle';
import { catalogueText } from '@cobuild/config';
import { handle } from '@cobuild/handler';
import { commit, GENESIS, publishProgramme } from '@cobuild/ledger';
import {
  commitmentEntry,
  headSnapshotEntry,
  leafHash,
  signerOf,
  signingKey,
  type StreamHead,
} from '@cobuild/transparency';
import { buildVerifyGo } from '../../../libs/bundle/testing/verify-go';
import { verify, type BundleFault } from '../../../libs/bundle/verify.mjs';
import { depsOn, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, yearOf } from '../../../test/engines/year';
import { diskFiles } from '../../sealer/src/files';
import { openSealer } from '../../sealer/src/sealer';
import { exportBundle } from './commands/export';
import { verifyAll } from './commands/verify';
import { verifyBundle } from './commands/verify-bundle';

const SLUG = 'police-section-pairing';
const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
const TABLES = ['entries', 'heads', 'log', 'checkpoints'];
const clock = standingClock(at('2025-12-20'));

/** Both verifiers; only one where Go is not installed. */
const go = buildVerifyGo();

let database: TestDatabase;
/** As the owner, whom no trigger holds back. */
let owner: Client;
let folder: string;
/** The published log; each attack has a copy of its own. */
let log: string;
let pin: string;

/** Plays the first acts of a year, and seals. */
async function live(agreementId: string, from: number, to: number): Promise<void> {
  const deps = depsOn(database, clock);
  for (const [n, { at, actor, command }] of yearOf(SLUG, 2026, agreementId).acts.slice(from, to).entries()) {
    clock.at = at;
    const handled = await handle(deps, agreementId, { key: `k-${from + n}`, actor, command });
    if (!handled.accepted) throw new Error(handled.refusal.code);
  }
}

const seal = async (into: string) =>
  (await openSealer({ db: database.db, clock, files: diskFiles(into), signer })).round();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-audit-'));
  log = mkdtempSync(join(folder, 'log-'));
  database = await testDatabase();
  const text = catalogueText(SLUG)!;
  await publishProgramme(database.db.manager, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  for (const id of ['a', 'b', 'c']) await live(id, 0, 3);
  await seal(log);
  pin = join(folder, 'pin');
  writeFileSync(pin, readFileSync(join(log, 'checkpoint')));
  for (const id of ['a', 'b', 'c']) await live(id, 3, 12);
  await seal(log);
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica; CREATE SCHEMA kept`);
  for (const table of TABLES) await owner.query(`CREATE TABLE kept.${table} AS TABLE ledger.${table}`);
});
afterAll(async () => {
  go?.close();
  await owner.end();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts everything back as it was. */
async function restore(): Promise<void> {
  for (const table of TABLES) {
    await owner.query(`TRUNCATE ledger.${table}`);
    await owner.query(`INSERT INTO ledger.${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept.${table}`);
  }
}

/** What `cobuild verify` prints and ends with. */
async function verified(at: string, pins: readonly Buffer[] = []): Promise<{ code: number; output: string }> {
  let output = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const code = await verifyAll(database.appUrl, at, { pins }).finally(() => write.mockRestore());
  return { code, output };
}

/**
 * What is wrong with the bundle of an agreement, or why there is none. Where Go is installed, the verifier written in it has to find
 * the same at the same places.
 */
async function bundleFaults(agreementId: string, at = log, kept = [pin]): Promise<string[]> {
  const source = { tx: database.db.manager, log: at, disclose: () => Promise.resolve([]) };
  const pins = kept.map((file) => readFileSync(file));
  const content = await gatherAgreement(source, agreementId, pins.map(sizeOf)).catch((error: unknown) => String(error));
  if (content === null) return ['gone'];
  if (typeof content === 'string') return [content];
  if ('none' in content) return ['not sealed'];
  const files = filesOf(content, readFileSync(VERIFIER));
  const told = (faults: readonly BundleFault[]) =>
    [...new Set(faults.map(({ place, code }) => `${place} ${code}`))].sort();
  const faults = told(verify(files, { vkeys: [signer.vkey], pins }).faults);
  const [other] = pins.flatMap((one) => go?.verify([files], signer.vkey, one.toString()) ?? []);
  if (other) expect(told(other.faults)).toEqual(faults);
  return faults;
}

const sizeOf = (checkpoint: Buffer): number => Number(checkpoint.toString().split('\n')[1]);

type Row = Readonly<{ seq: number; envelope: string; salt: string; commitment: string }>;
const rowsOf = async (id: string): Promise<Row[]> =>
  (
    await owner.query<Row>(
      `SELECT seq, envelope, salt, commitment FROM ledger.entries WHERE agreement_id = $1 ORDER BY seq`,
      [id],
    )
  ).rows;

/** Rewrites an agreement from an entry of somebody's on, with a right chain and head, so that no rule says no: another has done it. */
async function rewrite(id: string, from: number): Promise<void> {
  let previous = GENESIS;
  const rows = await rowsOf(id);
  const [key] = /"commandKey":"[^"]+"/.exec(rows[from - 1]!.envelope)!;
  for (const { seq, envelope, salt, commitment } of rows) {
    const text =
      seq >= from && envelope.includes(key) ? envelope.replace('"person":null', '"person":"somebody"') : envelope;
    const made = seq < from ? commitment : commit(previous, salt, text);
    await owner.query(`UPDATE ledger.entries SET envelope = $3, commitment = $4 WHERE agreement_id = $1 AND seq = $2`, [
      id,
      seq,
      text,
      made,
    ]);
    await owner.query(`UPDATE ledger.heads SET commitment = $2 WHERE agreement_id = $1`, [id, made]);
    previous = made;
  }
}

/** The leaves of the log, too, with their snapshots. */
async function rewriteLeaves(): Promise<void> {
  const leaves = await owner.query<{
    index: string;
    id: string | null;
    seq: number;
    commitment: string;
    snapshot: string;
  }>(
    `SELECT l.index, l.agreement_id AS id, l.seq, l.snapshot, e.commitment FROM ledger.log l
     LEFT JOIN ledger.entries e ON e.agreement_id = l.agreement_id AND e.seq = l.seq ORDER BY l.index`,
  );
  const heads = new Map<string, StreamHead>();
  for (const { index, id, seq, commitment, snapshot } of leaves.rows) {
    if (id !== null) heads.set(id, { agreementId: id, seq, commitment });
    const day = id === null ? (JSON.parse(snapshot) as { day: string }).day : '';
    const entry = id === null ? headSnapshotEntry(day, [...heads.values()]) : commitmentEntry(commitment);
    await owner.query(`UPDATE ledger.log SET snapshot = $2, leaf_hash = $3 WHERE index = $1`, [
      index,
      id === null ? entry.toString() : null,
      leafHash(entry),
    ]);
  }
}

/** One more entry with a right chain and head, as if by an older transaction. */
async function append(id: string, transaction: string, moveHead: boolean): Promise<void> {
  const last = (await rowsOf(id)).at(-1)!;
  const envelope = last.envelope.replace(/"seq":\d+/, `"seq":${last.seq + 1}`);
  const made = commit(last.commitment, last.salt, envelope);
  const { type } = JSON.parse(envelope) as { type: string };
  await owner.query(
    `INSERT INTO ledger.entries (transaction_id, agreement_id, seq, type, envelope, salt, commitment) VALUES (${transaction}, $1, $2, $3, $4, $5, $6)`,
    [id, last.seq + 1, type, envelope, last.salt, made],
  );
  if (moveHead)
    await owner.query(`UPDATE ledger.heads SET seq = seq + 1, commitment = $2 WHERE agreement_id = $1`, [id, made]);
}

it('exports what both verify and verify.mjs accept, with a pin, and verifies the live log', async () => {
  process.env['COBUILD_LOG'] = log;
  const out = join(folder, 'a.zip');
  expect(await exportBundle(database.appUrl, 'a', { profile: 'test', out, pin: [pin] })).toBe(0);
  expect(verifyBundle(out, { vkey: [signer.vkey], pin: [pin], witness: [] })).toBe(0);
  expect(verifyBundle(out, { vkey: ['another'], pin: [], witness: [] })).toBe(1);
  expect(await exportBundle(database.appUrl, 'nobody', { profile: 'test', out, pin: [] })).toBe(1);
  const { code, output } = await verified(log, [readFileSync(pin)]);
  expect([code, output]).toEqual([0, expect.stringMatching(/待封存 to be sealed 0, .*问题 findings 0/)]);
});

describe('as superuser', () => {
  afterEach(restore);
  const sql = (text: string) => () => owner.query(text);
  const OF_A = `agreement_id = 'a' AND seq`;

  const attacks: Readonly<Record<string, readonly [() => Promise<unknown>, RegExp]>> = {
    'a word changed': [
      sql(`UPDATE ledger.entries SET envelope = replace(envelope, '"actor":"', '"actor":"x') WHERE ${OF_A} = 3`),
      /"a 3","kind":"altered"/,
    ],
    'an envelope that is no JSON': [
      sql(`UPDATE ledger.entries SET envelope = '{' WHERE ${OF_A} = 3`),
      /"a 3","kind":"not-canonical"/,
    ],
    'a salt changed': [
      sql(`UPDATE ledger.entries SET salt = repeat('f', 32) WHERE ${OF_A} = 3`),
      /"a 3","kind":"altered"/,
    ],
    'a salt spelled otherwise': [
      sql(`UPDATE ledger.entries SET salt = salt || 'zz' WHERE ${OF_A} = 3`),
      /"a 3","kind":"altered"/,
    ],
    'a type changed': [
      sql(`UPDATE ledger.entries SET type = 'AgreementClosed' WHERE ${OF_A} = 3`),
      /"a 3","kind":"altered"/,
    ],
    'an entry deleted': [sql(`DELETE FROM ledger.entries WHERE ${OF_A} = 3`), /"a 4","kind":"gap"/],
    'two entries exchanged': [
      sql(
        `UPDATE ledger.entries SET seq = 1000 WHERE ${OF_A} = 3; UPDATE ledger.entries SET seq = 3 WHERE ${OF_A} = 4; UPDATE ledger.entries SET seq = 4 WHERE ${OF_A} = 1000`,
      ),
      /"a 3","kind":"gap"/,
    ],
    'entries of two agreements exchanged': [
      sql(
        `UPDATE ledger.entries x SET envelope = y.envelope, salt = y.salt, commitment = y.commitment FROM ledger.entries y WHERE x.seq = 3 AND y.seq = 3 AND (x.agreement_id, y.agreement_id) IN (('a', 'b'), ('b', 'a'))`,
      ),
      /"a 3","kind":"other-stream"/,
    ],
    'the last entry cut off, with its head': [
      sql(`DELETE FROM ledger.entries e WHERE agreement_id = 'a' AND seq = (SELECT max(seq) FROM ledger.entries WHERE agreement_id = 'a');
           UPDATE ledger.heads h SET seq = e.seq, commitment = e.commitment FROM ledger.entries e WHERE h.agreement_id = 'a' AND e.agreement_id = 'a' AND e.seq = h.seq - 1`),
      /"a \d+ \(\d+\)","kind":"leaf-differs"/,
    ],
    'a head moved': [
      sql(`UPDATE ledger.heads SET seq = seq - 1 WHERE agreement_id = 'a'`),
      /"a","kind":"head-differs"/,
    ],
    'a whole agreement removed': [
      sql(`DELETE FROM ledger.entries WHERE agreement_id = 'b'; DELETE FROM ledger.heads WHERE agreement_id = 'b'`),
      /"b 1 \(\d+\)","kind":"leaf-differs"/,
    ],
    'a whole agreement removed, and from the log': [
      sql(
        `DELETE FROM ledger.entries WHERE agreement_id = 'b'; DELETE FROM ledger.heads WHERE agreement_id = 'b'; DELETE FROM ledger.log WHERE agreement_id = 'b'`,
      ),
      /"kind":"leaf-missing"/,
    ],
    'an entry appended with a right chain': [
      () => append('a', 'pg_current_xact_id()', false),
      /"a","kind":"head-differs"/,
    ],
    'an entry appended among older ones': [() => append('a', `'3'::xid8`, true), /"a \d+","kind":"passed-over"/],
    'history rewritten with a right chain': [() => rewrite('a', 3), /"a 3 \(\d+\)","kind":"leaf-differs"/],
    'history and the log rewritten': [
      () => rewrite('a', 3).then(rewriteLeaves),
      /"ledger.checkpoints \d+","kind":"root-differs"/,
    ],
    'two leaves exchanged': [
      sql(
        `UPDATE ledger.log SET index = 100000 WHERE index = 3; UPDATE ledger.log SET index = 3 WHERE index = 4; UPDATE ledger.log SET index = 4 WHERE index = 100000`,
      ),
      /"kind":"root-differs"/,
    ],
    'a checkpoint changed': [
      sql(`UPDATE ledger.checkpoints SET note = replace(note, '=', 'A')`),
      /"ledger.checkpoints \d+","kind":"not-signed"/,
    ],
    'a checkpoint of another size': [
      sql(`UPDATE ledger.checkpoints SET size = size + 1`),
      /"ledger.checkpoints \d+","kind":"root-differs"/,
    ],
    'a snapshot changed': [
      sql(`UPDATE ledger.log SET snapshot = replace(snapshot, '"v":1', '"v":2') WHERE snapshot IS NOT NULL`),
      /"HeadSnapshot +\(\d+\)","kind":"snapshot-differs"/,
    ],
  };
  /** Of columns that no bundle holds: only who looks at the database sees them. */
  const ELSEWHERE = ['a type changed', 'a head moved'];
  /** The line, the proof or the snapshot that does not hold, or that there is none to export. */
  const NAMED =
    /^(envelopes\.jsonl:\d+|proofs\/\d+\.tlog-proof|earlier\.jsonl:\d+) |^Error: (.*快照|a \d+: )|^not sealed$/;

  it.each(Object.keys(attacks))('%s: is found and its place named', async (name) => {
    const [attack, place] = attacks[name]!;
    await attack();
    const { code, output } = await verified(log);
    expect([code, output]).toEqual([1, expect.stringMatching(place)]);
    // A bundle made of it does not hold either, where it holds what was touched.
    const faults = { a: await bundleFaults('a'), b: await bundleFaults('b'), c: await bundleFaults('c') };
    if (!ELSEWHERE.includes(name)) expect(faults.a).toEqual(expect.arrayContaining([expect.stringMatching(NAMED)]));
  });

  it('everything rewritten and signed anew with the stolen key: found by a checkpoint kept outside, and only by it', async () => {
    await rewrite('a', 3);
    await rewriteLeaves();
    await owner.query(`TRUNCATE ledger.checkpoints`);
    const forged = mkdtempSync(join(folder, 'forged-'));
    await seal(forged);
    const outside = readFileSync(pin);
    expect(await verified(forged, [outside])).toMatchObject({
      code: 1,
      output: expect.stringMatching(/"--pin 1","kind":"pin-differs"/),
    });
    // The plain limit: without one, or with one from before what was rewritten, nobody can tell.
    expect((await verified(forged)).code).toBe(0);
    expect(await bundleFaults('a', forged, [])).toEqual([]);
    expect(await bundleFaults('a', forged)).toEqual(['--pin:1 pin-unknown']);
  });

  it('CANNOT be found: a rewrite of what came after the last checkpoint that anybody outside holds', async () => {
    const before = readFileSync(pin);
    const size = sizeOf(before);
    const { rows } = await owner.query<{ seq: number }>(
      `SELECT min(l.seq) AS seq FROM ledger.log l JOIN ledger.entries e USING (agreement_id, seq)
       WHERE agreement_id = 'a' AND index >= $1 AND envelope NOT LIKE '%"actor":"clock"%'`,
      [size],
    );
    await rewrite('a', rows[0]!.seq);
    await rewriteLeaves();
    await owner.query(`TRUNCATE ledger.checkpoints`);
    const forged = mkdtempSync(join(folder, 'forged-'));
    await seal(forged);
    await owner.query(`INSERT INTO ledger.checkpoints SELECT * FROM kept.checkpoints WHERE size = $1`, [size]);
    expect((await verified(forged, [before])).code).toBe(0);
    expect(await bundleFaults('a', forged)).toEqual([]);
  });
});

describe('in the published folder', () => {
  const tiles = () => [
    'checkpoint',
    'vkey',
    ...['0', 'entries'].map(
      (level) => `tile/${level}/000.p/${Number(readFileSync(join(log, 'checkpoint')).toString().split('\n')[1])}`,
    ),
  ];
  const copied = (): string => {
    const copy = mkdtempSync(join(folder, 'log-'));
    cpSync(log, copy, { recursive: true });
    return copy;
  };

  it('each file, changed by a bit, cut off or taken away, is named', async () => {
    for (const path of tiles()) {
      expect(existsSync(join(log, path))).toBe(true);
      const place = path.startsWith('tile') ? path : path === 'vkey' ? 'checkpoint' : path;
      const bytes = readFileSync(join(log, path));
      for (const n of [0, 7, bytes.length - 2]) {
        const copy = copied();
        writeFileSync(join(copy, path), bytes.with(n, bytes[n]! ^ 1));
        const { code, output } = await verified(copy);
        expect([path, n, code, output.includes(`"place":"${place}"`)]).toEqual([path, n, 1, true]);
      }
      const [cut, gone] = [copied(), copied()];
      writeFileSync(join(cut, path), bytes.subarray(0, bytes.length - 1 - (path === 'vkey' ? 1 : 0)));
      rmSync(join(gone, path));
      for (const copy of [cut, gone]) expect([path, (await verified(copy)).code]).toEqual([path, 1]);
    }
  });
});
