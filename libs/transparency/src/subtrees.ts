/** A full subtree: the `index`-th of those with `2^level` leaves. */
export type Subtree = Readonly<{ level: number; index: number }>;

/** Leaves from (inclusive) and to (exclusive). */
export type Span = Readonly<{ from: number; to: number }>;

/** The largest power of two smaller than `n`, which is at least 2 (RFC 6962, section 2.1). */
export function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The full subtrees that a node of a tree consists of, from left to right; `from` is a multiple of the span's first power of two. */
export function subtreesOf({ from, to }: Span): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at + 2 ** (level + 1) <= to && at % 2 ** (level + 1) === 0) level++;
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}
