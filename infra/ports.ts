import { mkdirSync } from 'node:fs';
import { createServer, isIPv6 } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheRoot } from './folders';
import { takeLock } from './lock';

/** The address that only this machine reaches. */
export const LOOPBACK = '127.0.0.1';

const listenOnce = (port: number, host = LOOPBACK): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });

/** Whether nobody listens on this port of 127.0.0.1 at this moment; nothing is reserved. */
export const isFree = async (port: number): Promise<boolean> => (await listenOnce(port)) !== null;

/**
 * The first free one of `preferred`, else any free port of 127.0.0.1. Stays reserved for this process among those of its user that
 * ask here, so that two stacks that start at once do not choose the same one; another program may still take it.
 */
export async function choosePort(...preferred: number[]): Promise<number> {
  for (const port of preferred) if (port > 0 && (await reserve(port))) return port;
  for (let tries = 0; tries < 20; tries += 1) {
    const port = await listenOnce(0);
    if (port === null) break;
    if (await reserve(port)) return port;
  }
  throw new Error('127.0.0.1 has no free port');
}

/** Reserves a port that is free and nobody's but ours. */
async function reserve(port: number): Promise<boolean> {
  const folder = join(cacheRoot(), 'ports');
  mkdirSync(folder, { recursive: true });
  const lock = takeLock(join(folder, String(port)));
  if (lock.heldBy !== null) return lock.heldBy === process.pid && isFree(port);
  if (await isFree(port)) return true;
  lock.release();
  return false;
}

/**
 * The same on another address or name of this machine, `0.0.0.0` and `::` for all of them. Throws a sentence where the machine has no
 * such address.
 */
export async function choosePortOn(host: string, preferred: number): Promise<number> {
  if (host === LOOPBACK) return choosePort(preferred);
  const port = (await listenOnce(preferred, host)) ?? (await listenOnce(0, host));
  if (port === null)
    throw new Error(
      `HTTP_HOST=${host}：本机没有这个地址，请改为本机地址或 0.0.0.0 / this machine has no such address; name one it has, or 0.0.0.0`,
    );
  return port;
}

/** The address at which this machine itself reaches what listens there. */
export function urlAt(host: string, port: number): string {
  const near = { '0.0.0.0': LOOPBACK, '::': '::1' }[host] ?? host;
  return `http://${isIPv6(near) ? `[${near}]` : near}:${port}`;
}

/** Waits until the port is free, for a server that must come back where it was; throws a sentence after `ms`. */
export async function awaitPort(port: number, ms: number): Promise<void> {
  for (const end = Date.now() + ms; !(await isFree(port));) {
    if (Date.now() > end) throw new Error(`port ${port} of 127.0.0.1 is taken by another program`);
    await pause(50);
  }
}
