/** The distance (ms) two clocks may be apart before that is a fault (P8). */
export const TOLERANCE_MS = 5000;

/** The time (real ms) for which clocks that jumped together must go on in step before they are believed. */
export const JUDGEMENT_MS = 600_000;

/** Jumps that were believed, and can still be taken back at once. */
const REMEMBERED = 4;

/** One look at all clocks; every value in ms. `server` was read between `sent` and `received`, both by the process's wall clock. */
export type Reading = Readonly<{ sent: number; received: number; server: number; ticks: readonly number[] }>;

/** A wall clock's value, and what the clocks that nobody can set said at that moment. */
export type Anchor = Readonly<{ wall: number; ticks: readonly number[] }>;

/** The memory a process has of its clocks: where they were believed, the newest last, and a jump that is being judged. */
export type Watch = Readonly<{ trusted: readonly Anchor[]; doubted: Anchor | null }>;

export type ClockVerdict = 'right' | 'clock-ahead' | 'clock-back';

/** Before the first look. */
export const unwatched: Watch = { trusted: [], doubted: null };

/**
 * Judges a wall clock: against the database server's, and against its own past by clocks that nobody can set. More than 5 s from the
 * server's, it is wrong for as long as it is. When both jumped together it is not believed until they have gone on in step for the
 * time of a judgement, but at once where a clock that counts sleep explains the jump, or the jump is taken back. A process
 * that has seen nothing yet believes a clock that agrees with the server's.
 */
export function judge(watch: Watch, reading: Reading): Readonly<{ verdict: ClockVerdict; watch: Watch }> {
  const { sent, received, server, ticks } = reading;
  if (sent - server > TOLERANCE_MS) return { verdict: 'clock-ahead', watch };
  if (server - received > TOLERANCE_MS) return { verdict: 'clock-back', watch };
  const now: Anchor = { wall: sent, ticks };
  const { trusted, doubted } = watch;
  const known = trusted.findLastIndex((anchor) => inStep(anchor, now));
  if (known >= 0 || trusted.length === 0)
    return { verdict: 'right', watch: { trusted: [...trusted.slice(0, Math.max(0, known)), now], doubted: null } };
  if (!doubted || !inStep(doubted, now)) return { verdict: direction(trusted, now), watch: { trusted, doubted: now } };
  if (elapsed(doubted, now) < JUDGEMENT_MS) return { verdict: direction(trusted, now), watch };
  return { verdict: 'right', watch: { trusted: [...trusted, now].slice(-REMEMBERED), doubted: null } };
}

/** Whether a wall clock has gone on as one of the clocks that nobody can set has counted. */
export const inStep = (before: Anchor, now: Anchor): boolean =>
  now.ticks.some((tick, n) => Math.abs(now.wall - before.wall - (tick - (before.ticks[n] ?? 0))) <= TOLERANCE_MS);

const elapsed = (before: Anchor, now: Anchor): number => (now.ticks[0] ?? 0) - (before.ticks[0] ?? 0);

function direction(trusted: readonly Anchor[], now: Anchor): ClockVerdict {
  const last = trusted.at(-1);
  return last && now.wall - last.wall < elapsed(last, now) ? 'clock-back' : 'clock-ahead';
}
