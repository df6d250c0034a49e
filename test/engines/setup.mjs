import { createRequire } from 'node:module';
import teardown from './teardown.mjs';

const built = createRequire(new URL('../../dist/', import.meta.url));
const log = (line) => process.stderr.write(`${line}\n`);

/**
 * Starts one PostgreSQL for each worker and one Temporal for the whole run of the suite; every spec gets its own database and
 * namespace. Takes down what it has started when it throws.
 */
export default async function setup({ maxWorkers = 1 }) {
  globalThis.engines = [];
  try {
    const servers = await all(Array.from({ length: maxWorkers }, (_, n) => startServer(n + 1)));
    for (const [n, { url, appUrl }] of servers.entries()) {
      process.env[`TEST_DATABASE_URL_${n + 1}`] = url;
      process.env[`TEST_APP_DATABASE_URL_${n + 1}`] = appUrl;
    }
    await startClock();
  } catch (error) {
    await teardown();
    throw error;
  }
}

/** Waits for all of them, so that none is still starting when the first error is thrown. */
async function all(starting) {
  const settled = await Promise.allSettled(starting);
  const failed = settled.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map(({ value }) => value);
}

/** A PostgreSQL with a migrated database to copy, which nobody connects to. */
async function startServer(worker) {
  const { startPostgres } = built('./infra/postgres.js');
  const { createDatabase } = built('./infra/postgres-roles.js');
  const { migrate } = built('./libs/ledger/src/index.js');
  const postgres = await startPostgres({ profile: `test-${worker}`, fast: true, fresh: true, log });
  globalThis.engines.push(postgres);
  const { url } = await createDatabase(postgres, 'test_template');
  await migrate(url, { appRole: 'cobuild_app' });
  return postgres;
}

async function startClock() {
  const { findTemporal } = built('./infra/temporal-program.js');
  const { startTemporal } = built('./infra/temporal.js');
  let said = 0;
  const program = await findTemporal({
    own: true,
    onProgress: ({ how, seconds }) => {
      if (seconds - said >= 15) log(`Temporal: ${how}, ${(said = seconds)} s`);
    },
  });
  const temporal = await startTemporal({ profile: 'test', program, fresh: true, log });
  globalThis.engines.push(temporal);
  process.env.TEST_TEMPORAL_ADDRESS = temporal.address;
}
