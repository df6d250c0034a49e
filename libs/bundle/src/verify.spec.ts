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

it('B2 finds every one of a thousand alterations and names the file, or what of it is not there any more', async () => {
  const missed: string[] = [];
  const [files, other] = [await filesFor('a'), await filesFor('b')];
  for (const { kind, path, files: altered } of alterations(20261125, 1200, files, other)) {
    const { faults } = verify(altered, known);
    const named = faults.some(({ place }) => place.split(':')[0] === path || path === 'envelopes.jsonl');
    if (!named) missed.push(`${kind}: ${path} ${JSON.stringify(faults)}`);
  }
  expect(alterationKinds.length).toBeGreaterThan(20);
  expect(missed).toEqual([]);
});
