import type { EntityManager } from 'typeorm';
import { fromMillis, toMillis, type Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import { inStep, judge, unwatched, type ClockVerdict, type Watch } from './clock-judgement';
import { prepared } from './prepared';

/**
 * Why nothing is recorded: the process's clock is ahead of the database server's or has jumped forward, behind it or has jumped back,
 * or the agreement has an entry recorded after the present moment.
 */
export type ClockFault = Exclude<ClockVerdict, 'right'> | 'recorded-ahead';

/** Nothing may be recorded by this clock for now. */
export class ClockError extends Error {
  constructor(
    readonly code: ClockFault,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** The observations of each clock of this process. */
const watches = new WeakMap<Clock, Watch>();

/**
 * The present moment by a clock that was held against the database server's in the caller's transaction. `now` may be asked later in
 * it; it throws `ClockError` when the clock has jumped meanwhile.
 */
export type TrustedTime = Readonly<{ now(): Instant }>;

/**
 * Reads the server's clock and judges the process's by it. The statement is sent when this is called, so that what is sent after it
 * goes over in the same round trip. A steered clock is believed. Rejects with `ClockError`.
 */
export async function trustedTime(tx: EntityManager, clock: Clock): Promise<TrustedTime> {
  const { verdict, sent, ticks, server } = await look(tx, clock);
  if (verdict !== 'right') throw new ClockError(verdict, `it says ${clock.now()}, the database server ${server}`);
  return {
    now() {
      const now = clock.now();
      const later = { wall: toMillis(now), ticks: clock.ticks() };
      if (clock.steered || inStep({ wall: sent, ticks }, later)) return now;
      throw new ClockError(later.wall > sent ? 'clock-ahead' : 'clock-back', `it has just jumped to ${now}`);
    },
  };
}

/** The present moment, for a writer that asks once. Rejects with `ClockError`. */
export const trustedNow = async (tx: EntityManager, clock: Clock): Promise<Instant> =>
  (await trustedTime(tx, clock)).now();

/** The fault of a clock, or null. */
export async function clockFault(tx: EntityManager, clock: Clock): Promise<Exclude<ClockVerdict, 'right'> | null> {
  const { verdict } = await look(tx, clock);
  return verdict === 'right' ? null : verdict;
}

async function look(tx: EntityManager, clock: Clock) {
  const [sent, ticks] = [toMillis(clock.now()), clock.ticks()];
  if (clock.steered) return { verdict: 'right', sent, ticks, server: '' } as const;
  const [row] = await prepared<{ ms: number }>(tx, `SELECT ledger.server_time() AS ms`, []);
  const server = row?.ms ?? 0;
  const { verdict, watch } = judge(watches.get(clock) ?? unwatched, {
    sent,
    received: toMillis(clock.now()),
    server,
    ticks,
  });
  watches.set(clock, watch);
  return { verdict, sent, ticks, server: fromMillis(Math.round(server)) };
}
