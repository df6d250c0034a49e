import { appraisal, fold, reviewed, type Appraised } from '@cobuild/agreement';
import { toFact, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { trace } from './trace';

type Counted = Appraised['because'][number];

/** A criterion's suggested points with each item that counts, and the entries that made the item what it counts as. */
export type Pointed = Omit<Appraised, 'because'> &
  Readonly<{ because: readonly (Counted & Readonly<{ entries: readonly number[] }>)[] }>;

/** What an item counts as depends on these parts alone. */
const COUNTS = ['status', 'overdue', 'done-on', 'owed-by', 'window'];

/** The points the record suggests for a role (A50), down to the entries; nothing that anybody scored is in it. */
export function pointsOf(entries: readonly SealedEntry[], role: string, review?: string): Pointed[] {
  const envelopes = entries.map(({ envelope }) => JSON.parse(envelope) as Envelope);
  const agreement = fold(envelopes.map(toFact));
  const { things } = trace(envelopes, () => true);
  const entriesOf = (item: string): number[] => {
    const seqs = COUNTS.flatMap((part) => things.get(item)?.get(part)?.entries ?? []);
    return [...new Set(seqs)].sort((a, b) => a - b);
  };
  return appraisal(agreement, role, reviewed(agreement, review)).map(({ because, ...rest }) => ({
    ...rest,
    because: because.map((one) => ({ ...one, entries: entriesOf(one.item) })),
  }));
}
