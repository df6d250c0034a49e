import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { filesOf, VERIFIER, zipOf } from '@cobuild/bundle';
import { alterations } from '../../libs/bundle/testing/alterations';
import { checkpointOf, contentOf, sealed, signer, worldOf } from '../../libs/bundle/testing/world';
import { verify, type BundleVerdict } from '../../libs/bundle/verify.mjs';
import { faultWords } from '../../apps/console/src/routes/verify/words';

const COUNT = 100;
const SEED = 20270105;

/** The worker of the console in a world that has what a browser has, and nothing of Node. */
function browserVerifier() {
  const code = execFileSync(process.execPath, [join(__dirname, 'build-worker.mjs')], { encoding: 'utf8' });
  const told: { step: string; verdict?: BundleVerdict; reason?: string }[] = [];
  const world = createContext({ TextEncoder, TextDecoder, atob, btoa, postMessage: (one: never) => told.push(one) });
  runInContext(code, world);
  const { onmessage } = world as { onmessage: (event: { data: unknown }) => void };
  return (data: { zip: Buffer; vkeys: string[]; pins: Buffer[]; witnesses: string[] }) => {
    told.length = 0;
    onmessage({ data });
    return [...told];
  };
}

const world = worldOf([sealed('a', 26), sealed('b', 20), sealed('c', 12)], 3);
const filesFor = async (id: string) => filesOf(await contentOf(world, id, [10, 30]), readFileSync(VERIFIER));
const known = { vkeys: [signer.vkey], pins: [Buffer.from(checkpointOf(world, 30))], witnesses: [] };
const inBrowser = browserVerifier();

it('B3 in a browser the verifier finds the same faults and facts as in Node.js', async () => {
  const altered = [...alterations(SEED, COUNT, await filesFor('a'), await filesFor('b'))];
  const cases = [{ kind: 'as it was made', files: await filesFor('a') }, ...altered];
  const differ = cases.flatMap(({ kind, files }) => {
    const theirs = inBrowser({ zip: zipOf(files), ...known }).at(-1);
    const same = JSON.stringify(theirs?.verdict) === JSON.stringify(verify(files, known));
    return same ? [] : [{ kind, theirs, ours: verify(files, known) }];
  });
  expect(differ).toEqual([]);
  expect(cases).toHaveLength(COUNT + 1);
}, 180_000);

it('tells how far it is, and says that a zip cut off is none', async () => {
  const zip = zipOf(await filesFor('a'));
  expect(inBrowser({ zip, ...known }).map(({ step }) => step)).toEqual(
    expect.arrayContaining(['unpacking', 'checking', 'done']),
  );
  expect(inBrowser({ zip: zip.subarray(0, zip.length - 40), ...known }).at(-1)).toMatchObject({ step: 'failed' });
});

it('the console has words for every fault that the verifier can find, and for no other', () => {
  const [, table = ''] = /const FAULTS = \{\n(.*?)\n\};/s.exec(readFileSync(VERIFIER, 'utf8')) ?? [];
  const codes = [...table.matchAll(/^ {2}'?([a-z-]+)'?: \['(.*?)',/gm)];
  expect(codes.length).toBeGreaterThan(10);
  expect(Object.keys(faultWords).sort()).toEqual(codes.map(([, code]) => code).sort());
});
