import { EMPTY_ROOT, HASH_BYTES, nodeHash, sameHash } from './hashing';

/** A tree as it was said to be. */
export type TreeHead = Readonly<{ size: number; root: Buffer }>;

const odd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);
const areHashes = (hashes: readonly Buffer[]): boolean => hashes.every(({ length }) => length === HASH_BYTES);
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** Whether the proof shows that a leaf hash is at `index` in the tree (RFC 9162, section 2.1.3.2). False for whatever is malformed. */
export function verifyInclusion(leaf: Buffer, index: number, tree: TreeHead, proof: readonly Buffer[]): boolean {
  if (!isSize(index) || !isSize(tree.size) || index >= tree.size) return false;
  if (!areHashes([leaf, tree.root, ...proof])) return false;
  let [fn, sn, root] = [index, tree.size - 1, leaf];
  for (const hash of proof) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      root = nodeHash(hash, root);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else root = nodeHash(root, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(root, tree.root);
}

/**
 * Whether the proof shows that the first tree is the beginning of the second (RFC 9162, section 2.1.4.2). An empty tree is the
 * beginning of every tree, which needs and takes no proof: between it and a larger one the answer is false.
 */
export function verifyConsistency(first: TreeHead, second: TreeHead, proof: readonly Buffer[]): boolean {
  if (!isSize(first.size) || !isSize(second.size) || first.size > second.size) return false;
  if (!areHashes([first.root, second.root, ...proof])) return false;
  if (first.size === second.size)
    return proof.length === 0 && first.root.equals(second.root) && (first.size > 0 || first.root.equals(EMPTY_ROOT));
  if (first.size === 0) return false;
  let [fn, sn] = [first.size - 1, second.size - 1];
  while (odd(fn)) [fn, sn] = [half(fn), half(sn)];
  // A first tree that is a full subtree of the second is not in its own proof.
  const [start, ...rest] = fn === 0 ? [first.root, ...proof] : proof;
  if (start === undefined || (fn === 0 && proof.length === 0)) return false;
  let [root1, root2] = [start, start];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      root1 = nodeHash(hash, root1);
      root2 = nodeHash(hash, root2);
      while (!odd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else root2 = nodeHash(root2, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(root1, first.root) && sameHash(root2, second.root);
}
