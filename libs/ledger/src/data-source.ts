import { DataSource } from 'typeorm';
import { Ledger1796000000000 } from './migrations/0001-ledger.migration';

/** A pool of connections to the ledger's database; not connected until `initialize()`. `poolSize` defaults to 10. */
export const createDataSource = (url: string, poolSize = 10): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    poolSize,
    migrations: [Ledger1796000000000],
    migrationsTableName: 'cobuild_migrations',
    connectTimeoutMS: 5000,
    applicationName: 'cobuild',
    logging: false,
  });
