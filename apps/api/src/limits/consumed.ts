import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** Seconds until a count is over; 0 without a count, or after its end. */
export const secondsOf = (count: RateLimiterRes | null): number =>
  count === null || count.msBeforeNext <= 0 ? 0 : Math.ceil(count.msBeforeNext / 1000);

/** Takes one point of a key and resolves with 0; of a key without points, with the seconds to wait, at least 1. */
export async function consumed(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, secondsOf(error));
    throw error;
  }
}
