import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DRAIN_MS, pause } from '@cobuild/config';
import type { Readiness } from './readiness';

const LOOK_MS = 50;

/**
 * Stops serving without cutting anybody: says not ready, goes on for `aheadMs` so that a load balancer turns away, then takes no new
 * connection, ends live streams, and resolves when every request in hand is answered. After `DRAIN_MS` what is left is cut, and said.
 */
export async function drain(
  app: NestFastifyApplication,
  readiness: Readiness,
  aheadMs: number,
  log: (line: string) => void,
): Promise<void> {
  readiness.end();
  if (aheadMs > 0) await pause(aheadMs);
  await closeWithin(app, DRAIN_MS, () => log(`requests were cut that did not end within ${DRAIN_MS / 1000} s`));
}

/** Closes the server, each kept connection once its request is answered, and after `ms` all that are left. */
export async function closeWithin(app: NestFastifyApplication, ms: number, cut: () => void): Promise<void> {
  const server = app.getHttpServer();
  // A connection that was kept alive falls idle once its request is answered.
  const closing = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  const cutting = setTimeout(() => {
    cut();
    server.closeAllConnections();
  }, ms);
  await app.close().finally(() => {
    clearInterval(closing);
    clearTimeout(cutting);
  });
}
