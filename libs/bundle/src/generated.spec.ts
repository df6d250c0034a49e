import { readFileSync } from 'node:fs';
import { alterationKinds, alterations, type Alteration } from '../testing/alterations';
import { buildVerifyGo } from '../testing/verify-go';
import { checkpointOf, contentOf, sealed, signer, worldOf } from '../testing/world';
import { verify, type BundleFault } from '../verify.mjs';
import { filesOf } from './files';
import { VERIFIER } from './verifier';

const SEED = 20261125;
const COUNT = 1000;

const world = worldOf([sealed('a', 26), sealed('b', 20), sealed('c', 12)], 3);
const filesFor = async (id: string) => filesOf(await contentOf(world, id, [10, 30]), readFileSync(VERIFIER));
const pin = checkpointOf(world, 30);
const known = { vkeys: [signer.vkey], pins: [Buffer.from(pin)] };

/** Where it may show, too: a proof leads to the checkpoint, and to the snapshot's entry; what is gone from the entries lies about. */
const SHOWS: Readonly<Record<string, RegExp>> = {
  checkpoint: /^(checkpoint|proofs\/)/,
  'snapshot.json': /^(snapshot\.json|proofs\/snapshot)/,
  'envelopes.jsonl': /^(envelopes\.jsonl|proofs\/|snapshot\.json)/,
};

let altered: readonly (Alteration & { faults: readonly BundleFault[] })[];
beforeAll(async () => {
  const made = alterations(SEED, COUNT, await filesFor('a'), await filesFor('b'));
  altered = [...made].map((one) => ({ ...one, faults: verify(one.files, known).faults }));
}, 180_000);

it('B2 finds every one of a thousand alterations and names the place', () => {
  const missed = altered.filter(
    ({ path, faults }) => !faults.some(({ place }) => SHOWS[path]?.test(place) ?? place.split(':')[0] === path),
  );
  expect([altered.length, alterationKinds.length > 20]).toEqual([COUNT, true]);
  expect(missed.map(({ kind, path, faults }) => ({ kind, path, faults }))).toEqual([]);
});

const go = buildVerifyGo();
/** Without Go there is nothing to compare with: the title says so. */
(go ? describe : describe.skip)(`the verifier in Go${go ? '' : ' (skipped: Go is not here)'}`, () => {
  afterAll(() => go?.close());
  const told = (faults: readonly BundleFault[]) =>
    [...new Set(faults.map(({ place, code }) => `${place} ${code}`))].sort();

  it('B3 finds the same faults at the same places as verify.mjs', async () => {
    expect(go?.verify([await filesFor('a')], signer.vkey, pin)).toMatchObject([{ faults: [] }]);
    const theirs: (readonly BundleFault[])[] = [];
    for (let n = 0; n < COUNT; n += 100) {
      const some = altered.slice(n, n + 100).map(({ files }) => files);
      theirs.push(...(go?.verify(some, signer.vkey, pin) ?? []).map(({ faults }) => faults));
    }
    expect(theirs).toHaveLength(COUNT);
    const differ = altered
      .map(({ kind, path, faults }, n) => ({ kind, path, node: told(faults), go: told(theirs[n]!) }))
      .filter((one) => one.go.length === 0 || one.node.join() !== one.go.join());
    expect(differ).toEqual([]);
  }, 180_000);
});
