import { fold, unproposed, type Agreement } from '@cobuild/agreement';
import { commit, factOf, GENESIS, readStream, type Head } from '@cobuild/ledger';
import type { EntityManager } from 'typeorm';

type Snapshot = Readonly<{ seq: number; commitment: string; agreement: Agreement }>;

/** How many agreements a process remembers; the one longest unasked goes first. */
const REMEMBERED = 500;

/**
 * Agreements as this process folded them last, each for the commitment it was folded up to. A memory of its own, never the
 * truth: whoever finds another commitment at that place folds from the first entry.
 */
const snapshots = new Map<string, Snapshot>();

/** An agreement as its stream tells it from the first entry on. */
export const readAgreement = async (tx: EntityManager, agreementId: string): Promise<Agreement> =>
  fold((await readStream(tx, agreementId)).map(factOf));

/** What a process remembers of a stream, or nothing. */
export const remembered = (agreementId: string): Snapshot | undefined => snapshots.get(agreementId);

/** Keeps a fold for the next command. */
export function remember(agreementId: string, snapshot: Snapshot): void {
  snapshots.delete(agreementId);
  snapshots.set(agreementId, snapshot);
  const [oldest] = snapshots.keys();
  if (snapshots.size > REMEMBERED && oldest !== undefined) snapshots.delete(oldest);
}

/** A stream whose entries are not what was sealed, or end elsewhere than its head says; `seq` is the first that does not follow. */
export class BrokenChain extends Error {
  constructor(readonly seq: number) {
    super(`the chain does not hold at ${seq}`);
  }
}

/**
 * The agreement as it stands at `head`, which the caller holds locked; `entries` are those after `known`, read together with the
 * lock. When what is remembered is not on this chain any more, the whole stream is read. Throws `BrokenChain` when what is read does
 * not lead to the head (P8).
 */
export async function standing(
  tx: EntityManager,
  head: Head,
  known: Snapshot | undefined,
  entries: Entries,
): Promise<Agreement> {
  if (known && brokenAt(known, entries, head) === null) return fold(entries.map(factOf), known.agreement);
  const whole = known ? await readStream(tx, head.agreementId) : entries;
  const broken = brokenAt({ seq: 0, commitment: GENESIS }, whole, head);
  if (broken !== null) throw new BrokenChain(broken);
  return fold(whole.map(factOf), unproposed);
}

type Entries = Awaited<ReturnType<typeof readStream>>;

/** The first of `entries` that does not follow from `before`, the place after them where the head should be, or null. */
function brokenAt(before: Pick<Snapshot, 'seq' | 'commitment'>, entries: Entries, head: Head): number | null {
  let { seq, commitment } = before;
  for (const entry of entries) {
    if (entry.seq !== seq + 1 || commit(commitment, entry.salt, entry.envelope) !== entry.commitment) return seq + 1;
    ({ seq, commitment } = entry);
  }
  return seq === head.seq && commitment === head.commitment ? null : seq + 1;
}
