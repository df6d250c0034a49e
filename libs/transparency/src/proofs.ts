import { nodeHash } from './hashing';
import { split, subtreesOf, type Span, type Subtree } from './subtrees';

/** Gives the hashes of full subtrees, in the order asked. Throws when it has not all of them. */
export type HashReader = (subtrees: readonly Subtree[]) => Promise<Buffer[]>;

/** Proves that the leaf at `index` is in the tree of `size` leaves: hashes from the leaf's sibling up (RFC 6962, section 2.1.1). */
export function inclusionProof(index: number, size: number, read: HashReader): Promise<Buffer[]> {
  if (!(index >= 0 && index < size)) throw new Error(`there is no leaf ${index} in ${size}`);
  const path = (m: number, { from, to }: Span): Span[] => {
    if (to - from <= 1) return [];
    const middle = from + split(to - from);
    return m < middle
      ? [...path(m, { from, to: middle }), { from: middle, to }]
      : [...path(m, { from: middle, to }), { from, to: middle }];
  };
  return hashesOf(path(index, { from: 0, to: size }), read);
}

/** Proves that the tree of `size1` leaves is the beginning of that of `size2`, `0 < size1 <= size2` (RFC 6962, section 2.1.2). */
export function consistencyProof(size1: number, size2: number, read: HashReader): Promise<Buffer[]> {
  if (!(size1 > 0 && size1 <= size2)) throw new Error(`nothing to prove between ${size1} and ${size2}`);
  const path = ({ from, to }: Span, whole: boolean): Span[] => {
    if (size1 === to) return whole ? [] : [{ from, to }];
    const middle = from + split(to - from);
    return size1 <= middle
      ? [...path({ from, to: middle }, whole), { from: middle, to }]
      : [...path({ from: middle, to }, false), { from, to: middle }];
  };
  return hashesOf(path({ from: 0, to: size2 }, true), read);
}

/** The hash of each span, all read at once. */
async function hashesOf(spans: readonly Span[], read: HashReader): Promise<Buffer[]> {
  const parts = spans.map(subtreesOf);
  const hashes = await read(parts.flat());
  let at = 0;
  return parts.map(({ length }) =>
    hashes.slice(at, (at += length)).reduceRight((right, left) => nodeHash(left, right)),
  );
}
