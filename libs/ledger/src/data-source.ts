import * as pg from 'pg';
import { DataSource } from 'typeorm';
import { BoundedPool } from './bounded-pool';
import { connectionLimits, type Purpose } from './connection-limits';
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
import { ServerTime1800000000010 } from './migrations/0015-server-time.migration';
import { Owners1800000000011 } from './migrations/0016-owners.migration';
import { FileDays1800000000012 } from './migrations/0017-file-days.migration';
import { SignIn1800000000013 } from './migrations/0018-sign-in.migration';
import { Overdue1800000000020 } from './migrations/0020-overdue.migration';
import { SealerLease1800000000016 } from './migrations/0021-sealer-lease.migration';

export type DataSourceSettings = Readonly<{
  poolSize?: number;
  /** By it the database limits locks, statements and idle transactions; none for `maintenance`, which is what nobody names. */
  purpose?: Purpose;
  entities?: (new () => object)[];
  /** A process with a name of its own keeps its connections open: by them the health page knows that it runs. */
  name?: string;
}>;

/** A pool of connections to the ledger's database (10 unless told); not connected until `initialize()`. */
export const createDataSource = (
  url: string,
  { poolSize = 10, entities = [], name, purpose = 'maintenance' }: DataSourceSettings = {},
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
      ServerTime1800000000010,
      Owners1800000000011,
      FileDays1800000000012,
      SignIn1800000000013,
      SealerLease1800000000016,
      Overdue1800000000020,
    ],
    migrationsTableName: 'cobuild_migrations',
    driver: { ...pg, Pool: BoundedPool },
    connectTimeoutMS: 5000,
    // what is asked together goes over together; the order is kept
    extra: { pipeline: true, ...connectionLimits[purpose], ...(name ? { idleTimeoutMillis: 0 } : {}) },
    applicationName: name ?? 'cobuild',
    logging: false,
  });
