import { readFileSync } from 'node:fs';
import {
  COSIGNATURE,
  cosignerOf,
  restoredEntry,
  rotationEntry,
  signerOf,
  signingKey,
  signNote,
  type Cosigner,
  type Signer,
} from '@cobuild/transparency';
import { buildVerifyGo } from '../testing/verify-go';
import { checkpointOf, contentOf, ORIGIN, sealed, signer, worldOf, type World } from '../testing/world';
import { verify, type BundleFault } from '../verify.mjs';
import type { BundleContent } from './content';
import { filesOf } from './files';
import { VERIFIER } from './verifier';

const verifier = readFileSync(VERIFIER);
const keyOf = (n: number, origin = ORIGIN): Signer => signerOf(signingKey(origin, Buffer.alloc(32, n)))!;
const [next, thief] = [keyOf(8), keyOf(9)];
const cosigner = cosignerOf(signingKey('audit.example/w1', Buffer.alloc(32, 3), COSIGNATURE))!;
const other = cosignerOf(signingKey('audit.example/w2', Buffer.alloc(32, 4), COSIGNATURE))!;

const go = buildVerifyGo();
afterAll(() => go?.close());

type Known = Readonly<{ vkey?: string; pin?: string; witnesses?: readonly string[] }>;
const told = (faults: readonly BundleFault[]) =>
  [...new Set(faults.map(({ place, code }) => `${place} ${code}`))].sort();
/** What is wrong with it in the opinion of both verifiers, which has to be one. */
function faultsOf(content: BundleContent, { vkey, pin, witnesses = [] }: Known = {}): string[] {
  const files = filesOf(content, verifier);
  const known = { vkeys: [vkey ?? content.keys[0]!.vkey], pins: pin ? [Buffer.from(pin)] : [], witnesses };
  const faults = told(verify(files, known).faults);
  if (go) expect(told(go.verify([files], known.vkeys[0]!, pin ?? '', witnesses)[0]!.faults)).toEqual(faults);
  return faults;
}

const streams = [sealed('a', 20), sealed('b', 12), sealed('c', 9)];
const cosigned = (note: string, by: Cosigner, seconds: number) =>
  note + by.cosign(note.slice(0, note.indexOf('\n\n') + 1), seconds);

describe('a witness', () => {
  const world = worldOf(streams, 2);
  const seen = async (by: Cosigner, at: 'checkpoint' | 'earlier', seconds = 1_790_000_000) => {
    const content = await contentOf(world, 'a', [10, 30]);
    const [first, second] = content.earlier;
    const earlier = [first!, { ...second!, checkpoint: cosigned(second!.checkpoint, by, seconds) }];
    return at === 'earlier'
      ? { ...content, earlier }
      : { ...content, checkpoint: cosigned(content.checkpoint, by, seconds) };
  };
  const factOf = (content: BundleContent) =>
    verify(filesOf(content, verifier), { witnesses: [cosigner.vkey] }).facts.seen;

  it('B13 that has signed is told with time and size, and where it has not, that is a fault', async () => {
    const all = await seen(cosigner, 'checkpoint');
    expect(faultsOf(all, { witnesses: [cosigner.vkey] })).toEqual([]);
    expect(factOf(all)).toEqual([
      { witness: 'audit.example/w1', size: 42, entries: 20, at: '2026-09-21T14:13:20.000Z' },
    ]);
    const some = await seen(cosigner, 'earlier');
    expect(faultsOf(some, { witnesses: [cosigner.vkey] })).toEqual([]);
    const entries = world.leaves.slice(0, 30).filter(({ of }) => of?.agreementId === 'a').length;
    expect(factOf(some)).toMatchObject([{ size: 30, entries }]);
    expect(faultsOf(await contentOf(world, 'a', [30]), { witnesses: [cosigner.vkey] })).toEqual([
      '--witness:1 not-signed',
    ]);
    expect(faultsOf(all, { witnesses: [cosigner.vkey, other.vkey] })).toEqual(['--witness:2 not-signed']);
    expect(faultsOf(all, { witnesses: [signer.vkey, 'nonsense'] })).toEqual([
      '--witness:1 malformed',
      '--witness:2 malformed',
    ]);
  });

  it('B13 a signature of it over something else, or bent, does not count, nor does the newest time of a doubled one lie', async () => {
    const content = await contentOf(world, 'a', [10, 30]);
    const line = cosigner.cosign(checkpointOf(world, 30).split('\n\n')[0]! + '\n', 1);
    const bent = { ...content, checkpoint: content.checkpoint + line };
    expect(faultsOf(bent, { witnesses: [cosigner.vkey] })).toEqual(['--witness:1 not-signed']);
    // Who does not ask for the witness passes over its lines.
    expect(faultsOf(bent)).toEqual([]);
    const twice = { ...content, checkpoint: cosigned(cosigned(content.checkpoint, cosigner, 100), cosigner, 50) };
    expect(factOf(twice)).toMatchObject([{ at: '1970-01-01T00:01:40.000Z' }]);
    const short = `\u2014 ${cosigner.name} ${Buffer.concat([Buffer.from([0, 0, 0, 0]), Buffer.alloc(9)]).toString('base64')}\n`;
    const id = Buffer.alloc(4);
    id.writeUInt32BE(cosigner.id);
    const wrong = short.replace('AAAAAA', id.toString('base64').slice(0, 5) + 'A');
    expect(faultsOf({ ...content, checkpoint: content.checkpoint + wrong }, { witnesses: [cosigner.vkey] })).toEqual([
      '--witness:1 not-signed',
    ]);
  });
});

describe('a key that took over', () => {
  const AT = 25;
  const rotated = (
    entry = rotationEntry(signer, next, AT),
    signers: World['signers'] = [
      [0, signer],
      [AT, next],
    ],
  ) => worldOf(streams, 2, { own: new Map([[AT - 1, entry]]), signers });
  const content = (world = rotated()) => contentOf(world, 'a', [10, AT - 1, AT, 30]);

  it('B14 a bundle across it holds for who knows either key, with checkpoints of both', async () => {
    const whole = await content();
    for (const vkey of [signer.vkey, next.vkey]) expect(faultsOf(whole, { vkey })).toEqual([]);
    expect(faultsOf(whole, { vkey: thief.vkey })).toContain('keys.json other-key');
    for (const size of [10, AT - 1, AT, 30, 43])
      expect(faultsOf(whole, { pin: checkpointOf(rotated(), size) })).toEqual([]);
  });

  it('B14 a rotation that one key alone has signed, or that is not in the log, is none', async () => {
    const entryBy = (...by: Signer[]) => {
      const text = ['cobuild/key-rotated/v1', ORIGIN, signer.vkey, next.vkey, AT, ''].join('\n');
      return Buffer.from(JSON.stringify({ keyRotated: signNote(text, ...by), v: 1 }));
    };
    expect(faultsOf(await content(rotated(entryBy(signer, next))))).toEqual([]);
    // Without keys that hold nothing else can be looked at: a checkpoint, and a proof against it.
    for (const by of [[signer], [next], [thief, next], [signer, thief]])
      expect(faultsOf(await content(rotated(entryBy(...by))))).toContain('keys.json not-signed');
    const whole = await content();
    expect(faultsOf({ ...whole, leaves: [] })).toContain('keys.json malformed');
    const [leaf] = whole.leaves;
    expect(faultsOf({ ...whole, leaves: [{ ...leaf!, hashes: leaf!.hashes.toReversed() }] })).toEqual([
      'keys.json not-in-log',
    ]);
    const elsewhere = await content(rotated(rotationEntry(signer, next, AT + 1)));
    expect(faultsOf(elsewhere)).toContain('keys.json malformed');
    expect(faultsOf({ ...whole, keys: [whole.keys[1]!, whole.keys[0]!] })).toContain('keys.json gap');
  });

  it('B14 a checkpoint of the old key beyond its range does not count, nor one of the new key before', async () => {
    const whole = await content();
    const late = { ...whole, checkpoint: checkpointOf(rotated(), 43, signer) };
    expect(faultsOf(late)).toContain('checkpoint not-signed');
    const earlier = whole.earlier.with(2, { ...whole.earlier[2]!, checkpoint: checkpointOf(rotated(), AT, signer) });
    expect(faultsOf({ ...whole, earlier })).toEqual(['earlier.jsonl:3 not-signed']);
    expect(faultsOf(whole, { pin: checkpointOf(rotated(), AT, signer) })).toEqual(['--pin:1 not-signed']);
    expect(faultsOf(whole, { pin: checkpointOf(rotated(), AT - 1, next) })).toEqual(['--pin:1 not-signed']);
  });

  it('B14 a thief with the old key alone cannot go on with the log under it', async () => {
    const stolen = await contentOf(worldOf(streams, 2), 'a', [10]);
    expect(faultsOf(stolen, { vkey: next.vkey })).toContain('keys.json other-key');
  });
});

describe('a log begun anew after a loss', () => {
  const key = (origin: string) => keyOf(11, origin);
  const entryOf = (more = {}) =>
    restoredEntry({
      ...{ by: ['p1', 'p2'], heads: [{ agreementId: 'a', seq: 1, commitment: '11'.repeat(32) }], lost: [[40, 41]] },
      ...{ oldOrigin: ORIGIN, oldSize: 42, oldRoot: Buffer.alloc(32).toString('base64'), ...more },
    });
  const anew = (entry = entryOf(), origin = `${ORIGIN}/2`) =>
    contentOf(worldOf(streams, 2, { own: new Map([[0, entry]]), signers: [[0, key(origin)]] }), 'a', [10]);

  it('B15 says in its first leaf of which log it takes the place and what was lost', async () => {
    const content = await anew();
    expect(faultsOf(content)).toEqual([]);
    expect(verify(filesOf(content, verifier)).facts.restored).toMatchObject({ oldOrigin: ORIGIN, lost: [[40, 41]] });
    expect(faultsOf(await anew(entryOf({ oldOrigin: `${ORIGIN}/2` }), `${ORIGIN}/3`))).toEqual([]);
    expect(faultsOf(content, { pin: checkpointOf(worldOf(streams, 2), 30) })).toEqual(['--pin:1 other-log']);
  });

  it('B15 without it, by one person alone, or of another log, it is none', async () => {
    const content = await anew();
    expect(faultsOf({ ...content, leaves: [] })).toContain('keys.json malformed');
    for (const wrong of [{ by: ['p1', 'p1'] }, { by: ['p1'] }, { oldOrigin: 'cobuild/other' }, { oldSize: -1 }])
      expect(faultsOf(await anew(entryOf(wrong)))).toContain('keys.json malformed');
    const second = await contentOf(
      worldOf(streams, 2, { own: new Map([[1, entryOf()]]), signers: [[0, key(`${ORIGIN}/2`)]] }),
      'a',
      [],
    );
    expect(faultsOf(second)).toContain('keys.json malformed');
    const moved = { ...second, leaves: [{ ...second.leaves[0]!, index: 0 }] };
    expect(faultsOf(moved)).toEqual(['keys.json not-in-log']);
  });
});
