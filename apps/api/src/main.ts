import 'reflect-metadata';
import { logger, onStop, readEnv } from '@cobuild/config';
import { whenReachable } from '@cobuild/ledger';
import { createApi } from './app';
import { seedDemo } from './demo';
import { openDeps } from './deps';
import { publishCatalogue } from './programmes.controller';
import { temporalHealth } from './temporal-health';

const log = logger('api');

async function main(): Promise<void> {
  const env = readEnv();
  const deps = await openDeps(env, temporalHealth(env.TEMPORAL_ADDRESS, env.TEMPORAL_NAMESPACE));
  const app = await createApi(deps, log);
  await app.listen(env.HTTP_PORT, env.HTTP_HOST);
  onStop(async () => {
    await app.close();
    await Promise.all([
      deps.clock.close(),
      deps.temporal.close(),
      deps.db.isInitialized ? deps.db.destroy() : undefined,
      deps.healthDb.isInitialized ? deps.healthDb.destroy() : undefined,
    ]);
  });
  log(`listening on ${env.HTTP_PORT}`);
  // Commands are answered 503 until the database is there; nothing else waits for it.
  await whenReachable(deps.db, log);
  await whenReachable(deps.healthDb, log);
  await publishCatalogue(deps);
  if (deps.demo) await seedDemo(deps);
}

main().catch((error: unknown) => {
  log(`cannot serve: ${String(error)}`);
  process.exit(1);
});
