import { fold, inOrder, type Agreement, type Fact } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { toFact, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { countedAt } from './moments';

/** By when it was known (`recorded`) or by when it happened (`occurred`). */
export type Basis = 'recorded' | 'occurred';

/** An agreement as of a moment: the facts in the order they happened, their fold, and the last entry that was counted. */
export type Replay = Readonly<{ agreement: Agreement; facts: readonly Fact[]; upTo: number }>;

/** Folds the entries up to and including `at`, or all of them. Reads nothing but the entries. */
export function replay(
  entries: readonly SealedEntry[],
  { at, basis = 'recorded' }: { at?: Instant; basis?: Basis } = {},
): Replay {
  const envelopes = entries.map(({ envelope }) => JSON.parse(envelope) as Envelope);
  const counted = at === undefined ? envelopes : countedAt(envelopes, at, basis);
  const facts = counted.map(toFact);
  return { agreement: fold(facts), facts: [...facts].sort(inOrder), upTo: counted.at(-1)?.seq ?? 0 };
}
