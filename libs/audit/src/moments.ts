import type { Instant } from '@cobuild/calendar';
import type { Envelope } from '@cobuild/ledger';

/** The moments at which an entry was known and happened, on one line of time. */
export type Moments = Readonly<{ recorded: Instant; occurred: Instant }>;

/**
 * The moments of a stream's entries, in its order. A clock that ran ahead recorded later instants than the correction that follows
 * (A97): nothing was known later than what came after it, and nothing happened later than it was known.
 */
export function momentsOf(envelopes: readonly Pick<Envelope, 'recordedAt' | 'occurredAt'>[]): Moments[] {
  const moments: Moments[] = [];
  for (const { recordedAt, occurredAt } of envelopes.toReversed()) {
    const soonest = moments.at(-1)?.recorded ?? recordedAt;
    const recorded = recordedAt < soonest ? recordedAt : soonest;
    moments.push({ recorded, occurred: occurredAt < recorded ? occurredAt : recorded });
  }
  return moments.reverse();
}

/** Those of a stream's entries that count at a moment (included), by when they were known or by when they happened. */
export function countedAt<E extends Pick<Envelope, 'recordedAt' | 'occurredAt'>>(
  envelopes: readonly E[],
  at: Instant,
  basis: keyof Moments,
): E[] {
  const moments = momentsOf(envelopes);
  return envelopes.filter((_, n) => {
    const moment = moments[n];
    return moment !== undefined && moment[basis] <= at;
  });
}
