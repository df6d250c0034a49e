import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { grow, EMPTY, rootAt } from './frontier';
import { EMPTY_ROOT, leafHash, rootOf } from './hashing';
import { consistencyProof, inclusionProof, type HashReader } from './proofs';
import { hashesIn, tileReader } from './tile-reader';
import { tilePath, tilesBetween, TILE_WIDTH } from './tiles';
import { verifyConsistency, verifyInclusion } from './verify';

const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
const entries = (n: number): Buffer[] => Array.from({ length: n }, (_, i) => Buffer.from(`entry ${i}`));

/** RFC 6962, section 2.1, to the letter: MTH, PATH and SUBPROOF over entries. */
const naive = {
  k: (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1),
  root: (d: Buffer[]): Buffer =>
    d.length === 0
      ? sha()
      : d.length === 1
        ? sha(Buffer.from([0]), d[0]!)
        : sha(Buffer.from([1]), naive.root(d.slice(0, naive.k(d.length))), naive.root(d.slice(naive.k(d.length)))),
  path: (m: number, d: Buffer[]): Buffer[] => {
    if (d.length === 1) return [];
    const k = naive.k(d.length);
    return m < k
      ? [...naive.path(m, d.slice(0, k)), naive.root(d.slice(k))]
      : [...naive.path(m - k, d.slice(k)), naive.root(d.slice(0, k))];
  },
  proof: (m: number, d: Buffer[]): Buffer[] => naive.subproof(m, d, true),
  subproof: (m: number, d: Buffer[], b: boolean): Buffer[] => {
    if (m === d.length) return b ? [] : [naive.root(d)];
    const k = naive.k(d.length);
    return m <= k
      ? [...naive.subproof(m, d.slice(0, k), b), naive.root(d.slice(k))]
      : [...naive.subproof(m - k, d.slice(k), false), naive.root(d.slice(0, k))];
  },
};

/** Reads out of the entries themselves. */
const readerOver =
  (d: Buffer[]): HashReader =>
  (subtrees) =>
    Promise.resolve(
      subtrees.map(({ level, index }) => naive.root(d.slice(index * 2 ** level, (index + 1) * 2 ** level))),
    );

/** Grows a tree in steps to these sizes and keeps every tile as a file; asserts the tiles are those the sizes ask for. */
function grown(sizes: readonly number[]): { files: Map<string, Buffer>; root: Buffer; size: number } {
  const files = new Map<string, Buffer>();
  let frontier = EMPTY;
  for (const size of sizes) {
    const step = grow(frontier, entries(size).slice(frontier.size).map(leafHash));
    const paths = step.tiles.map(({ level, index, hashes }) => {
      const path = tilePath({ level, index, width: hashes.length });
      files.set(path, Buffer.concat(hashes));
      return path;
    });
    const asked = tilesBetween(frontier.size, size).filter(({ level }) => level !== 'entries');
    expect(paths.sort()).toEqual(asked.map(tilePath).sort());
    frontier = step.frontier;
  }
  return { files, root: rootAt(frontier), size: frontier.size };
}

const few = fc.integer({ min: 1, max: 70 });

it('T1 roots are those of RFC 6962, at once and grown', () => {
  expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(rootOf([])).toEqual(EMPTY_ROOT);
  expect(rootAt(EMPTY)).toEqual(EMPTY_ROOT);
  for (let n = 1; n <= 70; n++) expect(rootOf(entries(n).map(leafHash))).toEqual(naive.root(entries(n)));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 4 }), (steps) => {
      const sizes = steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b));
      const { root, size } = grown(sizes);
      expect(root).toEqual(naive.root(entries(size)));
    }),
    { numRuns: 25 },
  );
});

it('T2 T3 inclusion: the naive proof, accepted as it is and in no other way', async () => {
  await fc.assert(
    fc.asyncProperty(few, fc.nat(69), fc.nat(255), async (size, at, flip) => {
      const [d, index] = [entries(size), at % size];
      const root = naive.root(d);
      const proof = await inclusionProof(index, size, readerOver(d));
      expect(proof).toEqual(naive.path(index, d));
      const leaf = leafHash(d[index]!);
      expect(verifyInclusion(leaf, index, { size, root }, proof)).toBe(true);
      expect(verifyInclusion(leaf, index, { size, root }, [...proof, root])).toBe(false);
      expect(verifyInclusion(leaf, index, { size, root }, [...proof, Buffer.alloc(0)])).toBe(false);
      expect(verifyInclusion(leaf, index + 1, { size, root }, proof)).toBe(false);
      expect(verifyInclusion(leafHash(leaf), index, { size, root }, proof)).toBe(false);
      if (proof.length === 0) return;
      expect(verifyInclusion(leaf, index, { size, root }, proof.slice(1))).toBe(false);
      // The same bytes, cut elsewhere between leaf and sibling.
      const [sibling] = proof as [Buffer];
      const [longer, shorter] = [Buffer.concat([leaf, sibling.subarray(0, 1)]), sibling.subarray(1)];
      expect(verifyInclusion(longer, index, { size, root }, [shorter, ...proof.slice(1)])).toBe(false);
      const bent = proof.map((hash) => Buffer.from(hash));
      bent[flip % bent.length]![flip % 32]! ^= 1;
      expect(verifyInclusion(leaf, index, { size, root }, bent)).toBe(false);
    }),
  );
});

it('T2 T3 consistency: the naive proof, accepted as it is and in no other way', async () => {
  await fc.assert(
    fc.asyncProperty(few, few, fc.nat(255), async (a, b, flip) => {
      const [size1, size2] = [Math.min(a, b), Math.max(a, b)];
      const d = entries(size2);
      const first = { size: size1, root: naive.root(d.slice(0, size1)) };
      const second = { size: size2, root: naive.root(d) };
      const proof = await consistencyProof(size1, size2, readerOver(d));
      expect(proof).toEqual(naive.proof(size1, d));
      expect(verifyConsistency(first, second, proof)).toBe(true);
      expect(verifyConsistency(first, second, [...proof, second.root])).toBe(false);
      expect(verifyConsistency(first, { ...second, root: leafHash(second.root) }, proof)).toBe(false);
      expect(verifyConsistency({ ...first, root: leafHash(first.root) }, second, proof)).toBe(false);
      if (proof.length === 0) return;
      expect(verifyConsistency(first, second, proof.slice(0, -1))).toBe(false);
      expect(verifyConsistency(second, first, proof)).toBe(false);
      const bent = proof.map((hash) => Buffer.from(hash));
      bent[flip % bent.length]![flip % 32]! ^= 1;
      expect(verifyConsistency(first, second, bent)).toBe(false);
    }),
  );
  await expect(async () => consistencyProof(0, 5, readerOver(entries(5)))).rejects.toThrow('nothing to prove');
  await expect(async () => inclusionProof(5, 5, readerOver(entries(5)))).rejects.toThrow('no leaf');
});

it('T6 whatever a tree of two levels of tiles is asked can be read out of its tiles alone', async () => {
  const size = 70_000;
  const { files, root } = grown([1, 255, 256, 257, 513, 65_535, 65_536, size]);
  const asked: string[] = [];
  const read = tileReader(size, (tile) => {
    asked.push(tilePath(tile));
    return Promise.resolve(files.get(tilePath(tile)) ?? Buffer.alloc(0));
  });
  const hashes = entries(size).map(leafHash);
  expect(root).toEqual(rootOf(hashes));
  for (const index of [0, 255, 256, 65_535, 65_536, 69_887, 69_888, size - 1]) {
    const proof = await inclusionProof(index, size, read);
    expect(verifyInclusion(hashes[index]!, index, { size, root }, proof)).toBe(true);
    expect(proof.length).toBeLessThanOrEqual(17);
  }
  for (const before of [1, 256, 65_536, 69_999]) {
    const proof = await consistencyProof(before, size, read);
    expect(verifyConsistency({ size: before, root: rootOf(hashes.slice(0, before)) }, { size, root }, proof)).toBe(
      true,
    );
  }
  const level0 = tilesBetween(0, size).filter(({ level }) => level === 0);
  expect(rootOf(level0.flatMap((tile) => hashesIn(files.get(tilePath(tile))!)))).toEqual(root);
  asked.length = 0;
  await inclusionProof(size - 1, size, read);
  expect(asked).toEqual([...new Set(asked)]);
  await expect(tileReader(size, () => Promise.resolve(Buffer.alloc(32)))([{ level: 0, index: 0 }])).rejects.toThrow(
    'tile/0/000 has not 256 hashes',
  );
  expect(TILE_WIDTH).toBe(256);
});
