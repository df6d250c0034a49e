import type { DataSource } from 'typeorm';
import { createClock, freshSalt, type Clock, type Env } from '@cobuild/config';
import { createDataSource } from '@cobuild/ledger';
import { AgreementOverview, InboxNotice } from '@cobuild/readmodel';
import type { TemporalHealth } from './temporal-health';

/** What the controllers stand on: everything that holds a connection, and the clock. */
export abstract class ApiDeps {
  abstract readonly db: DataSource;
  abstract readonly clock: Clock;
  abstract readonly salt: () => Buffer;
  abstract readonly temporal: TemporalHealth;
  abstract readonly clockMode: string;
}

/** Opens them. The database may still be away: the API then answers 503 until it is there. */
export async function openDeps(env: Env, temporal: TemporalHealth): Promise<ApiDeps> {
  const db = createDataSource(env.DATABASE_URL, { poolSize: 16, entities: [AgreementOverview, InboxNotice] });
  const clock = await createClock(env.COBUILD_CLOCK, env.DATABASE_URL);
  return { db, clock, salt: freshSalt, temporal, clockMode: env.COBUILD_CLOCK };
}
