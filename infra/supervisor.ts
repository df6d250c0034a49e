import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './lock';

/** Something that runs: `exited` resolves when it ends for any reason, and never rejects. */
export type Running = Readonly<{ pid: number | null; exited: Promise<string>; stop(): Promise<void> }>;

export type Supervisor = Readonly<{
  /**
   * Starts it, resolves when it runs, and from then on starts it again whenever it ends. Rejects when the first start
   * fails: then it is not kept.
   */
  add<R extends Running>(name: string, start: (again: R | null) => Promise<R>): Promise<R>;
  /** Who runs at this moment, with his pid; one who is being started again, or was given to us, is not in it. */
  pids(): Record<string, number>;
  /** Starts nobody again, stops all at once, and resolves when none of them lives. As slow as the slowest `stop`. */
  stop(): Promise<void>;
  /** Ends all of them without waiting for what they have in hand; `stop` then resolves soon. */
  kill(): void;
}>;

const FIRST_MS = 200;
const LONGEST_MS = 5000;
const SETTLED_MS = 10_000;

/**
 * Keeps what it is given alive: who ends is started again after 200 ms, doubling to 5 s while he keeps failing, and
 * back to 200 ms once he has lived for 10 s. Does not survive its own process: see `startChild` for what then happens.
 */
export function createSupervisor(log: (line: string) => void): Supervisor {
  const stopping = new AbortController();
  const stopped = (): boolean => stopping.signal.aborted;
  const live = new Map<string, Running>();
  const watches: Promise<void>[] = [];

  const watch = async <R extends Running>(
    name: string,
    first: R,
    start: (again: R | null) => Promise<R>,
  ): Promise<void> => {
    let latest = first;
    for (let wait = FIRST_MS; ; wait = Math.min(wait * 2, LONGEST_MS)) {
      const since = Date.now();
      const how = live.has(name) ? await latest.exited : 'not started';
      live.delete(name);
      if (stopped()) return;
      if (Date.now() - since > SETTLED_MS) wait = FIRST_MS;
      log(`${name} ended (${how}); again in ${wait} ms`);
      await pause(wait, null, { signal: stopping.signal }).catch(() => undefined);
      if (stopped()) return;
      try {
        latest = await start(latest);
        live.set(name, latest);
        if (stopped()) await latest.stop();
      } catch (error) {
        log(`${name}: ${(error as Error).message}`);
      }
    }
  };

  return {
    add: async (name, start) => {
      const running = await start(null);
      live.set(name, running);
      if (stopped()) await running.stop();
      else watches.push(watch(name, running, start));
      return running;
    },
    pids: () => Object.fromEntries([...live].flatMap(([name, { pid }]) => (pid === null ? [] : [[name, pid]]))),
    stop: async () => {
      stopping.abort();
      await Promise.all([...live.values()].map((running) => running.stop()));
      await Promise.all(watches);
    },
    kill: () => {
      stopping.abort();
      for (const { pid } of live.values()) if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGKILL');
    },
  };
}
