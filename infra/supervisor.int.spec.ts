import { setTimeout as pause } from 'node:timers/promises';
import { endChild, startChild } from './child';
import { isAlive } from './lock';
import { createSupervisor, type Running } from './supervisor';

const sleeper = async (deaf = false): Promise<Running> => {
  const script = `${deaf ? "process.on('SIGTERM', () => 0);" : ''} setTimeout(() => 0, 60_000)`;
  const child = await startChild(process.execPath, ['-e', script], { env: process.env, stdio: 'ignore' });
  return { pid: child.pid, exited: child.exited, stop: () => endChild(child, 'SIGTERM', 'SIGKILL', 500) };
};

/** The pid of `name` once it is another than `before`. */
async function another(pids: () => Record<string, number>, name: string, before?: number): Promise<number> {
  for (const end = Date.now() + 5000; Date.now() < end;) {
    const pid = pids()[name];
    if (pid !== undefined && pid !== before) return pid;
    await pause(20);
  }
  throw new Error(`${name} did not come back`);
}

it('starts a killed child again, and leaves nothing alive when it stops', async () => {
  const lines: string[] = [];
  const { add, pids, stop } = createSupervisor((line) => void lines.push(line));
  await add('a', () => sleeper());
  await add('deaf', () => sleeper(true));
  await pause(300); // until the deaf one is deaf
  const first = await another(pids, 'a');
  process.kill(first, 'SIGKILL');
  const second = await another(pids, 'a', first);
  const all = [first, second, await another(pids, 'deaf')];
  const began = Date.now();
  await stop();
  expect(Date.now() - began).toBeLessThan(2000);
  expect(all.map(isAlive)).toEqual([false, false, false]);
  expect(pids()).toEqual({});
  expect(lines).toEqual(['a ended (SIGKILL); again in 200 ms']);
});

it('waits longer each time while it fails, and gives up waiting when it is stopped', async () => {
  const lines: string[] = [];
  const { add, stop } = createSupervisor((line) => void lines.push(line));
  let starts = 0;
  await add('b', () => {
    if (starts++ > 0) throw new Error('no luck');
    return Promise.resolve({ pid: null, exited: Promise.resolve('code 1'), stop: () => Promise.resolve() });
  });
  await pause(1000);
  await stop();
  expect(lines.filter((line) => line.includes('again'))).toEqual([
    'b ended (code 1); again in 200 ms',
    'b ended (not started); again in 400 ms',
    'b ended (not started); again in 800 ms',
  ]);
});

it('does not keep what could not be started at first', async () => {
  const { add, pids, stop } = createSupervisor(() => undefined);
  await expect(add('c', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(pids()).toEqual({});
  await stop();
});
