import type { Disclosed } from '@cobuild/directory';
import type { SealedEntry } from '@cobuild/ledger';
import type { RangedKey } from '@cobuild/transparency';

/** Where something stands in a tree, and the hashes that prove it. */
export type Place = Readonly<{ index: number; hashes: readonly Buffer[] }>;

/** All that a bundle is made of. */
export type BundleContent = Readonly<{
  entries: readonly SealedEntry[];
  /** Of each entry, in order. */
  proofs: readonly Place[];
  /** The signed note that every proof leads to. */
  checkpoint: string;
  /** Earlier ones by size, each with the proof that `checkpoint` continues it. */
  earlier: readonly Readonly<{ checkpoint: string; hashes: readonly Buffer[] }>[];
  /** The newest snapshot of all heads; `head` is null when the agreement is younger. */
  snapshot: Place & Readonly<{ entry: string; head: (Place & { seq: number }) | null }>;
  origin: string;
  /** Oldest first; each counts until the size from which the next one does. */
  keys: readonly RangedKey[];
  /** What the log says of itself: that a key took over, that it was begun anew. */
  leaves: readonly (Place & Readonly<{ entry: string }>)[];
  /** Published texts of programmes by their SHA-256. */
  programmes: ReadonlyMap<string, string>;
  /** What the reader may read today. */
  disclosed: readonly Disclosed[];
}>;
