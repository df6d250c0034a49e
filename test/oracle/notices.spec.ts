import fc from 'fast-check';
import { fromMillis, toMillis } from '@cobuild/calendar';
import { tellAt, tellLateAt } from '@cobuild/notice';
import { dueOf, mayGoOut } from './notices';

const ZONE = 'Asia/Shanghai';
const HALF_HOUR = 1_800_000;
/** Years whose days off are published; to the minute, since nobody waits for a second. */
const minutes = fc
  .integer({ min: Date.parse('2020-01-01T00:00:00Z') / 60_000, max: Date.parse('2026-12-20T00:00:00Z') / 60_000 })
  .map((minute) => minute * 60_000);

it('N8 N9 what is told is told when the almanac worked out apart says', () => {
  fc.assert(
    fc.property(minutes, fc.boolean(), (ms, urgent) => {
      expect(toMillis(tellAt(urgent, fromMillis(ms), ZONE))).toBe(dueOf(urgent, ms));
    }),
    { numRuns: 2_000 },
  );
});

it('N8 N9 what is late goes out at the first moment at which it may', () => {
  fc.assert(
    fc.property(minutes, fc.boolean(), (ms, urgent) => {
      const late = toMillis(tellLateAt(urgent, fromMillis(ms), ZONE));
      expect(mayGoOut(urgent, late)).toBe(true);
      const early = Array.from({ length: Math.ceil((late - ms) / HALF_HOUR) }, (_, n) => ms + n * HALF_HOUR);
      expect(early.filter((before) => mayGoOut(urgent, before))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
