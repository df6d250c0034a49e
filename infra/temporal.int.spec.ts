import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { register } from '../test/engines/temporal';
import { dataRoot } from './folders';
import { startTemporal, type RunningTemporal, type TemporalWish } from './temporal';
import { findTemporal } from './temporal-program';

const profile = `test-${randomUUID()}`;
const data = join(dataRoot(), profile);
const lines: string[] = [];
let wish: TemporalWish;
let running: RunningTemporal;

beforeAll(async () => {
  const program = await findTemporal();
  wish = { profile, program, log: (line) => void lines.push(line) };
  running = await startTemporal(wish);
});
afterAll(async () => {
  await running.stop();
  rmSync(data, { recursive: true, force: true });
});

/** What survives shows that the file was kept. */
async function knows(address: string, namespace: string): Promise<boolean> {
  const connection = await Connection.connect({ address });
  try {
    return await connection.workflowService.describeNamespace({ namespace }).then(Boolean, () => false);
  } finally {
    await connection.close();
  }
}

const portsOf = ({ address, uiUrl }: RunningTemporal) => ({
  port: Number(address.split(':')[1]),
  uiPort: Number(uiUrl?.split(':')[2]),
});

it('knows after kill -9 what it knew, on the same ports', async () => {
  await register(running.address, 'kept');
  const { address } = running;
  process.kill(running.pid!, 'SIGKILL');
  await running.exited;
  running = await startTemporal({ ...wish, fixedPorts: portsOf(running) });
  expect(running.address).toBe(address);
  expect(await knows(address, 'kept')).toBe(true);
  expect((await fetch(running.uiUrl!)).status).toBe(200);
});

it('refuses a second one of the same profile', async () => {
  await expect(startTemporal(wish)).rejects.toThrow(String(process.pid));
});

it('puts a database it cannot read aside, says so, and begins anew', async () => {
  await running.stop();
  for (const end of ['-wal', '-shm']) rmSync(join(data, `temporal.db${end}`), { force: true });
  writeFileSync(join(data, 'temporal.db'), Buffer.alloc(9000, 7));
  running = await startTemporal(wish);
  expect(await knows(running.address, 'kept')).toBe(false);
  expect(existsSync(join(data, 'temporal.db.broken'))).toBe(true);
  expect(lines).toEqual([expect.stringContaining('put aside')]);
});

it('ends one that lives and does not answer, so that it can be started again', async () => {
  await running.stop();
  running = await startTemporal({ ...wish, silentMs: 1500 });
  process.kill(running.pid!, 'SIGSTOP');
  expect(await running.exited).toMatch(/SIGKILL/);
  expect(lines.at(-1)).toMatch(/has not answered for 1.5 s/);
  running = await startTemporal({ ...wish, fixedPorts: portsOf(running) });
  expect(await knows(running.address, 'kept')).toBe(false); // begun anew by the test before
}, 60_000);
