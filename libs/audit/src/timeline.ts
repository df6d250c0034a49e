import { evolve, unproposed, type Agreement } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { commit, GENESIS, toFact, type Envelope, type SealedEntry } from '@cobuild/ledger';

/** An agreement as it stood after an entry. Neighbours share all that has not changed between them. */
export type Mark = Readonly<{ seq: number; recordedAt: Instant | ''; commitment: string; agreement: Agreement }>;

/** Marks of one agreement by sequence number: every so many entries, and the newest. */
export type Timeline = Readonly<{
  marks: readonly Mark[];
  last: Mark;
  /** Whether recorded instants never go back; else a moment is to be looked for in all entries (A97). */
  straight: boolean;
}>;

/**
 * Entries from one mark to the next: at the most so many are folded to reach a moment. What a fold leaves to collect decides how long
 * the slowest one takes: of 64 one moment in forty met a collection, of 16 one in a hundred and fifty.
 */
export const MARK_EVERY = 16;

const START: Mark = { seq: 0, recordedAt: '', commitment: GENESIS, agreement: unproposed };

/** Before the first entry. */
export const emptyTimeline: Timeline = { marks: [START], last: START, straight: true };

/** With the entries that follow; null when they do not continue this chain, or leave one out. */
export function extended({ marks, last, ...before }: Timeline, entries: readonly SealedEntry[]): Timeline | null {
  const more: Mark[] = [];
  let mark = last;
  let { straight } = before;
  for (const entry of entries) {
    const next = after(mark, entry);
    if (!next) return null;
    straight &&= next.recordedAt >= mark.recordedAt;
    mark = next;
    if (mark.seq % MARK_EVERY === 0) more.push(mark);
  }
  return { marks: [...marks, ...more], last: mark, straight };
}

/** The last mark at or before a moment, by when entries were recorded; of a timeline that is straight. */
export function markBefore({ marks, last }: Pick<Timeline, 'marks' | 'last'>, at: Instant): Mark {
  if (last.recordedAt <= at) return last;
  let [low, high] = [0, marks.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((marks[middle] ?? last).recordedAt <= at) low = middle;
    else high = middle;
  }
  return marks[low] ?? START;
}

/** Goes on from a mark with the entries after it, up to a moment; null when they are not of its chain. */
export function upTo(mark: Mark, entries: readonly SealedEntry[], at: Instant): Mark | null {
  for (const entry of entries) {
    const next = after(mark, entry);
    if (!next || next.recordedAt > at) return next && mark;
    mark = next;
  }
  return mark;
}

function after({ seq, commitment, agreement }: Mark, entry: SealedEntry): Mark | null {
  if (entry.seq !== seq + 1 || commit(commitment, entry.salt, entry.envelope) !== entry.commitment) return null;
  const envelope = JSON.parse(entry.envelope) as Envelope;
  const { recordedAt } = envelope;
  return { seq: entry.seq, recordedAt, commitment: entry.commitment, agreement: evolve(agreement, toFact(envelope)) };
}
