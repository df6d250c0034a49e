import { createRequire } from 'node:module';

const built = createRequire(new URL('../../dist/', import.meta.url));

/** Starts one PostgreSQL and one Temporal for the whole run of the suite; every spec gets its own database and namespace. */
export default async function setup() {
  const { startPostgres } = built('./infra/postgres.js');
  const { findTemporal } = built('./infra/temporal-program.js');
  const { startTemporal } = built('./infra/temporal.js');
  const log = (line) => process.stderr.write(`${line}\n`);
  const profile = 'test';
  const postgres = await startPostgres({ profile, fast: true, fresh: true, log });
  let said = 0;
  const program = await findTemporal({
    own: true,
    onProgress: ({ how, seconds }) => {
      if (seconds - said >= 15) log(`Temporal: ${how}, ${(said = seconds)} s`);
    },
  });
  const temporal = await startTemporal({ profile, program, fresh: true, log });
  process.env.TEST_DATABASE_URL = postgres.url;
  process.env.TEST_APP_DATABASE_URL = postgres.appUrl;
  process.env.TEST_TEMPORAL_ADDRESS = temporal.address;
  globalThis.engines = { postgres, temporal };
}
