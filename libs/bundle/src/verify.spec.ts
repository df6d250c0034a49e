import { readFileSync } from 'node:fs';
import { alterationKinds, alterations } from '../testing/alterations';
import { checkpointOf, contentOf, ORIGIN, sealed, signer, worldOf } from '../testing/world';
import { verify } from '../verify.mjs';
import { filesOf } from './files';
import { VERIFIER } from './verifier';

const verifier = readFileSync(VERIFIER);
const world = worldOf([sealed('a', 40), sealed('b', 30), sealed('c', 20)], 3);
const filesFor = async (id: string, of = world) => filesOf(await contentOf(of, id, [10, 50]), verifier);
const known = { vkeys: [signer.vkey], pins: [Buffer.from(checkpointOf(world, 50))] };

it('B1 holds for a bundle as it was made, and says of what', async () => {
  const { faults, facts } = verify(await filesFor('a'), known);
  expect(faults).toEqual([]);
  expect(facts).toMatchObject({ agreement: 'a', entries: 40, size: 91, earlier: 2, day: '2026-11-30', origin: ORIGIN });
});

/** Where it may show, too: a proof leads to the checkpoint, and to the snapshot's entry; what is gone from the entries lies about. */
const SHOWS: Readonly<Record<string, RegExp>> = {
  checkpoint: /^(checkpoint|proofs\/)/,
  'snapshot.json': /^(snapshot\.json|proofs\/snapshot)/,
  'envelopes.jsonl': /^(envelopes\.jsonl|proofs\/|snapshot\.json)/,
};

it('B2 finds every one of a thousand alterations and names the place', async () => {
  const missed: string[] = [];
  const [files, other] = [await filesFor('a'), await filesFor('b')];
  for (const { kind, path, files: altered } of alterations(20261125, 1200, files, other)) {
    const { faults } = verify(altered, known);
    const named = faults.some(({ place }) => SHOWS[path]?.test(place) ?? place.split(':')[0] === path);
    if (!named) missed.push(`${kind}: ${path} ${JSON.stringify(faults)}`);
  }
  expect(alterationKinds.length).toBeGreaterThan(20);
  expect(missed).toEqual([]);
});
