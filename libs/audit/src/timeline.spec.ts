import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { instant, type Instant } from '@cobuild/calendar';
import type { Envelope } from '@cobuild/ledger';
import { replay } from './replay';
import { sealed, sealedYear } from './testing/sealed';
import { emptyTimeline, extended, MARK_EVERY, markBefore, upTo } from './timeline';

const year = sealedYear('army-civilian-monthly');
const recorded = year.map(({ envelope }) => (JSON.parse(envelope) as Envelope).recordedAt);
const whole = extended(emptyTimeline, year)!;
const later = (at: Instant, ms: number): Instant => instant(new Date(Date.parse(at) + ms).toISOString());

/** Any moment: at an entry, a millisecond beside it, before the first, after the last. */
const moments = fc
  .tuple(fc.nat(recorded.length - 1), fc.constantFrom(-1, 0, 1, -(10 ** 12), 10 ** 12))
  .map(([n, ms]) => later(recorded[n]!, ms));

it('at any moment it is what folding from the first entry on gives, and goes on from a mark nearby', () => {
  expect(year.length).toBeGreaterThan(2 * MARK_EVERY);
  fc.assert(
    fc.property(moments, fc.nat(year.length), (at, half) => {
      const grown = extended(extended(emptyTimeline, year.slice(0, half))!, year.slice(half))!;
      expect(isDeepStrictEqual(grown, whole)).toBe(true);
      const mark = markBefore(grown, at);
      const reached = upTo(mark, year.slice(mark.seq, mark.seq + MARK_EVERY), at)!;
      const plain = replay(year, { at });
      expect(reached.seq).toBe(plain.upTo);
      expect(isDeepStrictEqual(reached.agreement, plain.agreement)).toBe(true);
    }),
    { seed: 20260101, numRuns: 60 },
  );
});

it('another history is not gone on with', () => {
  const half = extended(emptyTimeline, year.slice(0, 100))!;
  expect(extended(half, year.slice(101))).toBeNull();
  expect(extended(half, year.slice(99))).toBeNull();
  const other = year.map((entry, n) =>
    n === 120 ? { ...entry, envelope: entry.envelope.replace('2026', '2025') } : entry,
  );
  expect(extended(half, other.slice(100))).toBeNull();
  expect(upTo(half.last, other.slice(100), later(recorded.at(-1)!, 0))).toBeNull();
  expect(extended(half, sealed([]))).toEqual(half);
});
