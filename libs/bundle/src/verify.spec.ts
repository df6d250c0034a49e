import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { instant } from '@cobuild/calendar';
import { signerOf, signingKey } from '@cobuild/transparency';
import { buildVerifyGo } from '../testing/verify-go';
import { checkpointOf, contentOf, NOTE, ORIGIN, sealed, signer, worldOf } from '../testing/world';
import { verify } from '../verify.mjs';
import type { BundleContent } from './content';
import { filesOf, retold } from './files';
import { VERIFIER } from './verifier';
import { filesInZip, zipOf } from './zip';

const verifier = readFileSync(VERIFIER);
const [a, b, c] = [sealed('a', 20), sealed('b', 12), sealed('c', 9)];
const world = worldOf([a, b, c], 2);
const whole = (more: Partial<BundleContent> = {}, of = world, id = 'a') =>
  contentOf(of, id, [10, 30]).then((content) => filesOf({ ...content, ...more }, verifier));
const known = { vkeys: [signer.vkey], pins: [Buffer.from(checkpointOf(world, 30))] };
const found = (...args: Parameters<typeof verify>) =>
  verify(...args).faults.map(({ place, code }) => `${place} ${code}`);

it('B1 holds for a bundle as it was made, and says of what', async () => {
  const { faults, facts } = verify(await whole(), known);
  expect(faults).toEqual([]);
  expect(facts).toMatchObject({ agreement: 'a', entries: 20, size: 42, earlier: 2, day: '2026-11-30', origin: ORIGIN });
});

it('B4 a log made up with a key of their own passes only who has not named the true one', async () => {
  const thief = signerOf(signingKey(ORIGIN, Buffer.alloc(32, 9)))!;
  const files = filesOf(await contentOf(world, 'a', [10], thief), verifier);
  expect(found(files)).toEqual([]);
  expect(found(files, { vkeys: [signer.vkey] })).toContain('keys.json other-key');
});

describe('history rewritten by somebody who has the database and the key', () => {
  const bent = sealed('a', 20, (envelope) => (envelope.seq === 7 ? { ...envelope, actor: 'somebody else' } : envelope));
  const rewritten = worldOf([bent, b, c], 2);
  const at = world.leaves.findIndex(({ of }) => of?.agreementId === 'a' && of.seq === 7);

  it.each([at + 1, 30, 42])('B5 contradicts a checkpoint of %i that was kept outside', async (size) => {
    const files = filesOf(await contentOf(rewritten, 'a', [10, at + 1, 30]), verifier);
    expect(found(files, { vkeys: [signer.vkey], pins: [Buffer.from(checkpointOf(world, size))] })).toEqual([
      '--pin:1 contradicts',
    ]);
  });

  it('B5 a checkpoint that the bundle has no proof from is not passed over', async () => {
    const files = await whole();
    expect(found(files, { pins: [Buffer.from(checkpointOf(world, 31))] })).toEqual(['--pin:1 pin-unknown']);
    const larger = Buffer.from(checkpointOf(worldOf([a, b, c, sealed('d', 5)], 2), 46));
    expect(found(files, { pins: [larger] })).toEqual(['--pin:1 pin-unknown']);
  });

  it('B6 CANNOT be found when every checkpoint kept outside is from before what was rewritten', async () => {
    const files = filesOf(await contentOf(rewritten, 'a', [10, at]), verifier);
    const pins = [Buffer.from(checkpointOf(world, at))];
    expect(found(files, { vkeys: [signer.vkey], pins })).toEqual([]);
  });
});

describe('an entry recorded before the one it follows', () => {
  const back = (type?: 'ClockCorrected') =>
    sealed('a', 20, (envelope) => {
      if (envelope.seq !== 7) return envelope;
      const more = type ? { type, payload: { ...envelope.payload, undone: [] } } : {};
      return { ...envelope, recordedAt: instant('2020-01-01T00:00:00Z'), ...more };
    });
  const bundleOf = async (entries: ReturnType<typeof sealed>) =>
    filesOf(await contentOf(worldOf([entries, b, c], 2), 'a', [10, 30]), verifier);

  it('B18 is found, but for one that corrects a clock', async () => {
    expect(found(await bundleOf(back()))).toEqual(['envelopes.jsonl:7 recorded-back']);
    expect(found(await bundleOf(back('ClockCorrected')))).toEqual([]);
  });

  it('B18 by the verifier in Go as well', async () => {
    const bundles = [await bundleOf(back()), await bundleOf(back('ClockCorrected'))];
    const go = buildVerifyGo();
    if (!go) return;
    const told = go.verify(bundles, signer.vkey, '');
    go.close();
    expect(told).toMatchObject([{ faults: [{ place: 'envelopes.jsonl:7', code: 'recorded-back' }] }, { faults: [] }]);
  }, 60_000);
});

describe('a tail kept back', () => {
  const without = async (count: number) => {
    const content = await contentOf(world, 'a', [10, 30]);
    const entries = content.entries.slice(0, -count);
    return filesOf({ ...content, entries, proofs: content.proofs.slice(0, -count) }, verifier);
  };

  it('B7 shows when the snapshot has an entry of it', async () => {
    expect(found(await without(3), known)).toEqual(['snapshot.json hidden-tail']);
    expect(found(await without(12), known)).toEqual(['snapshot.json hidden-tail']);
  });

  it('B7 CANNOT be found when all of it is younger than the snapshot, whose day the verifier tells', async () => {
    expect(found(await without(2), known)).toEqual([]);
  });

  it('B8 an agreement younger than the snapshot has no head in it; an older one has to have', async () => {
    const young = worldOf([a, b, sealed('c', 2)], 2);
    expect(found(await whole({}, young, 'c'), { vkeys: [signer.vkey] })).toEqual([]);
    const { snapshot } = await contentOf(world, 'a', []);
    expect(found(await whole({ snapshot: { ...snapshot, head: null } }))).toEqual(['snapshot.json hidden-tail']);
  });
});

describe('texts', () => {
  it('B9 are only those whose digest stands in an entry', async () => {
    const [shown] = (await contentOf(world, 'a', [])).disclosed;
    const strange = { ...shown!, id: 'another' };
    expect(found(await whole({ disclosed: [{ ...shown!, text: 'something else' }] }))).toEqual([
      'disclosed.json:1 digest',
    ]);
    expect(found(await whole({ disclosed: [strange] }))).toEqual(['disclosed.json:1 digest']);
    expect(found(await whole({ disclosed: [] }))).toEqual([]);
  });

  it('B9 stand in no other file, and the cover runs nothing', async () => {
    const files = await whole();
    for (const [path, bytes] of files) if (path !== 'disclosed.json') expect(bytes.toString()).not.toContain(NOTE.text);
    const cover = (await whole({ origin: '<script>alert(1)</script>' })).get('index.html')!.toString();
    expect(cover).toContain("default-src 'none'");
    expect(cover).toContain('&#60;script&#62;');
    expect(cover).not.toMatch(/<script|<a |<img|\son\w+=/);
  });

  it('a programme is the one that is pinned', async () => {
    const [[digest = ''] = []] = (await contentOf(world, 'a', [])).programmes;
    expect(found(await whole({ programmes: new Map() }))).toEqual([`programmes/${digest}.yaml missing`]);
    expect(found(await whole({ programmes: new Map([[digest, 'other']]) }))).toEqual([
      `programmes/${digest}.yaml digest`,
    ]);
  });
});

describe('the zip', () => {
  it('B10 is the same for the same content, and gives its files back', async () => {
    const [one, two] = [zipOf(await whole()), zipOf(await whole())];
    expect(one.equals(two)).toBe(true);
    expect(found(filesInZip(one), known)).toEqual([]);
  });

  it('B10 is refused when it is cut off, leads out of its folder or has a name twice', async () => {
    const zip = zipOf(await whole());
    expect(() => filesInZip(zip.subarray(0, zip.length - 30))).toThrow(/not a whole zip/);
    for (const name of ['../out', '/out', 'a/../../out', 'C:\\out', 'a//b'])
      expect(() => filesInZip(Buffer.from(zipSync({ [name]: strToU8('x') })))).toThrow(/no name for a file/);
    const twice = Buffer.from(zipSync({ 'first.txt': strToU8('x'), 'other.txt': strToU8('y') }));
    const same = Buffer.from(twice.toString('latin1').replaceAll('other.txt', 'first.txt'), 'latin1');
    expect(() => filesInZip(same)).toThrow(/first\.txt twice/);
  });
});

it('B11 runs in the unpacked folder on bare Node.js, in Chinese and English, and ends with 1 on a fault', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cobuild-bundle-'));
  const beside = `${folder}.pin`;
  for (const [path, bytes] of await whole()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  writeFileSync(beside, known.pins[0]!);
  const run = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, ['verify.mjs', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: {},
    });
    return { status, stdout };
  };
  expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining(`another way: ${signer.vkey}`) });
  const { status, stdout } = run('--vkey', signer.vkey, '--pin', beside);
  expect([status, stdout]).toEqual([0, expect.stringMatching(/20 条记录.*\n.*20 entries form one chain/)]);
  expect(stdout).not.toContain('another way');
  writeFileSync(join(folder, 'proofs/3.tlog-proof'), 'c2sp.org/tlog-proof@v1\nindex 2\n\n');
  expect(run()).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/✗ proofs\/3\.tlog-proof 所附.*\n.*another checkpoint/),
  });
  rmSync(folder, { recursive: true });
  rmSync(beside);
});

it('B12 the state is what the entries fold to', async () => {
  const files = await whole();
  expect(retold(files)).toBe(true);
  files.set('state.json', Buffer.from(files.get('state.json')!.toString().replace('"status":"', '"status":"not ')));
  expect(retold(files)).toBe(false);
});
