import { rootOf } from './hashing';
import { headLeaves, type StreamHead } from './leaves';

/** That a ledger has lost entries, and a new log begins: what a log says of the one before it. */
export type Restored = Readonly<{
  /** Opaque ids of the two persons who began it. */
  by: readonly [string, string];
  /** Where every agreement stands, before anything new is added. */
  heads: readonly StreamHead[];
  /** Leaves of the old log that the ledger cannot make any more: from index to index, both included. */
  lost: readonly (readonly [number, number])[];
  /** The last checkpoint of the old log: size and root in base64. */
  oldOrigin: string;
  oldSize: number;
  oldRoot: string;
}>;

/** The origin of a log begun anew `n` - 1 times. */
export const originOf = (base: string, n: number): string => (n === 1 ? base : `${base}/${n}`);

/**
 * The first entry of a log that takes the place of another: canonical JSON (RFC 8785). It names no agreement, only the root over
 * all heads, as a snapshot does.
 */
export function restoredEntry({ by, heads, lost, oldOrigin, oldSize, oldRoot }: Restored): Buffer {
  const root = rootOf(headLeaves(heads)).toString('base64url');
  const ledgerRestored = { by, heads: { count: heads.length, root }, lost, oldOrigin, oldRoot, oldSize };
  return Buffer.from(JSON.stringify({ ledgerRestored, v: 1 }));
}
