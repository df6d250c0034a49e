import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const listenOnce = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });

/** Whether nobody listens on this port of 127.0.0.1 at this moment; nothing is reserved. */
export const isFree = async (port: number): Promise<boolean> => (await listenOnce(port)) !== null;

/** The first free one of `preferred`, else any free port of 127.0.0.1. Free at this moment; nothing is reserved. */
export async function choosePort(...preferred: number[]): Promise<number> {
  for (const port of preferred) if (port > 0 && (await isFree(port))) return port;
  const port = await listenOnce(0);
  if (port === null) throw new Error('127.0.0.1 has no free port');
  return port;
}

/** Waits until the port is free, for a server that must come back where it was; throws a sentence after `ms`. */
export async function awaitPort(port: number, ms: number): Promise<void> {
  for (const end = Date.now() + ms; !(await isFree(port));) {
    if (Date.now() > end) throw new Error(`port ${port} of 127.0.0.1 is taken by another program`);
    await pause(50);
  }
}
