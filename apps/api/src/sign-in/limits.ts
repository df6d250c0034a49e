import { createHash } from 'node:crypto';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { consumed, secondsOf } from '../limits/consumed';
import { delayAfter, sourceOf } from './delay';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** The misses that one address has within some seconds. An office shares its address, and its mail scanner opens old links. */
const MISSES = {
  'sign-in': { points: 100, duration: 15 * MINUTE },
  provider: { points: 60, duration: MINUTE },
  feed: { points: 60, duration: MINUTE },
  link: { points: 300, duration: MINUTE },
} as const;
export type Miss = keyof typeof MISSES;

/** Mails that a person may have sent in a day, and that one address gets. */
const MAILS = { person: 10, address: 5 } as const;

/** A count's key: no account and no address can be read from it. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * Counts failed sign-ins and misses in PostgreSQL, for all API processes together, by the real clock. An answer in seconds is how
 * long to wait; 0 is no wait.
 */
export class SignInLimits {
  private readonly failures: RateLimiterPostgres;
  private readonly waits: RateLimiterPostgres;
  private readonly misses: Readonly<Record<Miss, RateLimiterPostgres>>;
  private readonly mails: Readonly<Record<keyof typeof MAILS, RateLimiterPostgres>>;

  constructor(db: DataSource) {
    const counter = (keyPrefix: string, points: number, duration: number, clears = false) =>
      new RateLimiterPostgres({
        storeClient: db,
        storeType: 'typeorm',
        schemaName: 'directory',
        tableName: 'rate_limits',
        tableCreated: true,
        clearExpiredByTimeout: clears,
        ...{ keyPrefix, points, duration },
      });
    const missing = (kind: Miss) => counter(`miss-${kind}`, MISSES[kind].points, MISSES[kind].duration);
    this.failures = counter('failures', Number.MAX_SAFE_INTEGER, DAY, true);
    this.waits = counter('waits', 1, DAY);
    this.misses = {
      'sign-in': missing('sign-in'),
      provider: missing('provider'),
      feed: missing('feed'),
      link: missing('link'),
    };
    this.mails = {
      person: counter('mails-person', MAILS.person, DAY),
      address: counter('mails-address', MAILS.address, DAY),
    };
  }

  /** The seconds that the next try of an account, or of a browser of its owner, has to wait. */
  async waitOf(account: string): Promise<number> {
    return secondsOf(await this.waits.get(digest(account)));
  }

  /** Counts a failure; from the fifth on the next try waits. */
  async failed(account: string): Promise<void> {
    const { consumedPoints } = await this.failures.penalty(digest(account));
    const delay = delayAfter(consumedPoints);
    if (delay > 0) await this.waits.block(digest(account), delay);
  }

  /** Forgets the failures of an account: its owner has shown the password. */
  async forget(account: string): Promise<void> {
    await this.failures.delete(digest(account));
    await this.waits.delete(digest(account));
  }

  /** Counts a miss of an address; more than 0 when the address has had too many. */
  missed(kind: Miss, address: string): Promise<number> {
    return consumed(this.misses[kind], digest(sourceOf(address)));
  }

  /** Whether an address has had too many misses. */
  async hasMissed(kind: Miss, address: string): Promise<boolean> {
    const count = await this.misses[kind].get(digest(sourceOf(address)));
    return count !== null && count.consumedPoints > MISSES[kind].points;
  }

  /** Counts a mail that a person has sent to an address; more than 0 when there were too many in a day. */
  async mailed(person: string, address: string): Promise<number> {
    const waits = [await consumed(this.mails.person, digest(person))];
    if (waits[0] === 0) waits.push(await consumed(this.mails.address, digest(address.toLowerCase())));
    return Math.max(...waits);
  }
}
