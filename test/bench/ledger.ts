import type { DataSource } from 'typeorm';
import { instantOf, localDate } from '@cobuild/calendar';
import { freshSalt } from '@cobuild/config';
import type { HandlerDeps } from '@cobuild/handler';
import { createDataSource, migrate } from '@cobuild/ledger';
import { AgreementOverview, InboxNotice } from '@cobuild/readmodel';
import { startPostgres, type RunningPostgres } from '../../infra/postgres';
import { standingClock, type StandingClock } from '../engines/database';

/** A migrated ledger on a PostgreSQL of the bench's own, with its default, durable settings. */
export type BenchLedger = Readonly<{
  postgres: RunningPostgres;
  deps: HandlerDeps & { clock: StandingClock };
  owner: DataSource;
  stop(): Promise<void>;
}>;

/** Begins with an empty ledger; the clock stands at noon of 20 December 2025 in Shanghai. */
export async function benchLedger(connections: number): Promise<BenchLedger> {
  const postgres = await startPostgres({ profile: 'bench', fresh: true, log: () => undefined });
  await migrate(postgres.url, { appRole: 'cobuild_app' });
  const db = createDataSource(postgres.appUrl, { poolSize: connections, entities: [AgreementOverview, InboxNotice] });
  const owner = createDataSource(postgres.url, { poolSize: connections });
  await Promise.all([db.initialize(), owner.initialize()]);
  const clock = standingClock(instantOf(localDate('2025-12-20'), '12:00', 'Asia/Shanghai'));
  const stop = async (): Promise<void> => {
    await Promise.all([db.destroy(), owner.destroy()]);
    await postgres.stop();
  };
  return { postgres, deps: { db, clock, salt: freshSalt }, owner, stop };
}
