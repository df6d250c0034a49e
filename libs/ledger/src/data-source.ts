import { DataSource } from 'typeorm';
import { pause } from '@cobuild/config';
import { Ledger1796000000000 } from './migrations/0001-ledger.migration';
import { People1797000000000 } from './migrations/0002-people.migration';
import { Feeds1798000000000 } from './migrations/0003-feeds.migration';
import { Channels1799000000000 } from './migrations/0004-channels.migration';
import { Keepers1800000000000 } from './migrations/0005-keepers.migration';
import { ActLinks1800000000001 } from './migrations/0006-act-links.migration';
import { Push1800000000002 } from './migrations/0007-push.migration';
import { Renewals1800000000003 } from './migrations/0008-renewals.migration';
import { Log1800000000004 } from './migrations/0009-log.migration';
import { Telling1800000000005 } from './migrations/0010-telling.migration';
import { Pins1800000000006 } from './migrations/0011-pins.migration';
import { Incarnations1800000000007 } from './migrations/0012-incarnations.migration';
import { Holds1800000000008 } from './migrations/0013-holds.migration';
import { ErasedFiles1800000000009 } from './migrations/0014-erased-files.migration';
import { Owners1800000000011 } from './migrations/0016-owners.migration';

export type DataSourceSettings = Readonly<{
  poolSize?: number;
  entities?: (new () => object)[];
  /** A process with a name of its own keeps its connections open: by them the health page knows that it runs. */
  name?: string;
}>;

/** A pool of connections to the ledger's database (10 unless told); not connected until `initialize()`. */
export const createDataSource = (
  url: string,
  { poolSize = 10, entities = [], name }: DataSourceSettings = {},
): DataSource =>
  new DataSource({
    type: 'postgres',
    schema: 'public', // not the one a role's search path happens to find
    url,
    poolSize,
    entities,
    migrations: [
      Ledger1796000000000,
      People1797000000000,
      Feeds1798000000000,
      Channels1799000000000,
      Keepers1800000000000,
      ActLinks1800000000001,
      Push1800000000002,
      Renewals1800000000003,
      Log1800000000004,
      Telling1800000000005,
      Pins1800000000006,
      Incarnations1800000000007,
      Holds1800000000008,
      ErasedFiles1800000000009,
      Owners1800000000011,
    ],
    migrationsTableName: 'cobuild_migrations',
    connectTimeoutMS: 5000,
    // what is asked together goes over together; the order is kept
    extra: { pipeline: true, ...(name ? { idleTimeoutMillis: 0 } : {}) },
    applicationName: name ?? 'cobuild',
    logging: false,
  });

/** Connects, retrying every half second for as long as the database is away; says so once. */
export async function whenReachable(db: DataSource, log: (line: string) => void): Promise<DataSource> {
  for (let said = false; ; said = true) {
    try {
      return await db.initialize();
    } catch (error) {
      if (!said) log(`the ledger is not there yet: ${(error as Error).message}`);
      await pause(500);
    }
  }
}
