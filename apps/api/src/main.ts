import 'reflect-metadata';
import { readEnv, retrying, runProcess } from '@cobuild/config';
import { isAway, whenReachable } from '@cobuild/ledger';
import { createApi } from './app';
import { seedDemo } from './demo';
import { demoMode, demoOffWords } from './demo-mode';
import { openDeps, type ApiDeps } from './deps';
import { drain } from './drain';
import { publishCatalogue } from './programmes.controller';
import { temporalHealth } from './temporal-health';

/** Another process still has the port, perhaps one that is just stopping. */
const isTaken = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'EADDRINUSE';

runProcess('api', async ({ log, fail }) => {
  const env = readEnv('api');
  const deps = await openDeps(env, temporalHealth(env.TEMPORAL_ADDRESS, env.TEMPORAL_NAMESPACE));
  const app = await createApi(deps, log);
  await retrying(
    () => app.listen(env.HTTP_PORT, env.HTTP_HOST),
    isTaken,
    (reason) => log(`cannot listen yet, trying again: ${reason}`),
  );
  log(`listening on ${env.HTTP_PORT}`);
  begin(deps, log).catch(fail);
  return async () => {
    await drain(app, deps.readiness, env.COBUILD_DRAIN_SECONDS * 1000, log);
    await Promise.all([deps.clock.close(), deps.temporal.close()]);
    for (const db of [deps.db, deps.healthDb]) if (db.isInitialized) await db.destroy();
  };
});

/** Commands are answered 503 until the database is there; nothing else waits for it. */
async function begin(deps: ApiDeps, log: (line: string) => void): Promise<void> {
  await whenReachable(deps.db, log);
  await whenReachable(deps.healthDb, log);
  const first = async (): Promise<void> => {
    await publishCatalogue(deps);
    const demo = await demoMode(deps);
    if (demo === 'on') await seedDemo(deps);
    const off = demoOffWords(demo);
    if (off) log(`demo-off ${off.code}: ${off.message.en}`);
  };
  await retrying(first, isAway, (reason) => log(`the ledger went away, trying again: ${reason}`));
  deps.readiness.begin();
}
