import { fold, unproposed, type Agreement } from '@cobuild/agreement';
import { commit, factOf, readStream, type Head } from '@cobuild/ledger';
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

/**
 * The agreement as it stands at `head`, which the caller holds locked; `entries` are those after `known`, read together with the
 * lock. When what is remembered is not on this chain any more, the whole stream is read.
 */
export async function standing(
  tx: EntityManager,
  head: Head,
  known: Snapshot | undefined,
  entries: Awaited<ReturnType<typeof readStream>>,
): Promise<Agreement> {
  const facts = (of: typeof entries) => of.map(factOf);
  if (!known) return fold(facts(entries));
  const [next] = entries;
  const onChain = next
    ? commit(known.commitment, next.salt, next.envelope) === next.commitment
    : known.commitment === head.commitment;
  return onChain
    ? fold(facts(entries), known.agreement)
    : fold(facts(await readStream(tx, head.agreementId)), unproposed);
}
