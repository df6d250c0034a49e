import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf, isAlive } from './lock';

/** A process we started. `exited` resolves with a few words on how it ended, and never rejects. */
export type Child = Readonly<{ pid: number; process: ChildProcess; exited: Promise<string> }>;

/** The environment is always said: nobody gets ours by mistake. */
export type ChildOptions = SpawnOptions & Readonly<{ env: NodeJS.ProcessEnv }>;

/** util-linux's `setpriv`, which can tie a child's life to ours; busybox's cannot. Looked for once, and not on PATH. */
let tie: readonly string[] | null = null;
function findTie(): readonly string[] {
  const ties = ['/usr/bin/setpriv', '/bin/setpriv'].map((program) => [program, '--pdeathsig', 'INT']);
  const works = ([program = '', ...args]: string[]): boolean =>
    spawnSync(program, [...args, program, '--version']).status === 0;
  return (process.platform === 'linux' && ties.find(works)) || [];
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches us and not it. On Linux with
 * util-linux it gets SIGINT when we die, however we die. Elsewhere a program that does not notice by itself
 * outlives a SIGKILL of ours; the next start finds and ends it.
 */
export async function startChild(program: string, args: readonly string[], options: ChildOptions): Promise<Child> {
  tie ??= findTie();
  const [command = program, ...rest] = [...tie, program, ...args];
  const child = spawn(command, rest, { ...options, detached: true });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  if (child.pid === undefined) throw new Error(`${program} cannot be started: ${await exited}`);
  return { pid: child.pid, process: child, exited };
}

/** Asks with `first`; when the child still lives after `graceMs`, insists with `last`. Resolves when it is gone. */
export async function endChild(
  { process: child, exited }: Child,
  first: NodeJS.Signals,
  last: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(first);
  const patience = new AbortController();
  const late = pause(graceMs, 'late', { signal: patience.signal }).catch(() => '');
  if ((await Promise.race([exited, late])) === 'late') child.kill(last);
  patience.abort();
  await exited;
}

/**
 * Ends a process that a killed run left behind: only if it lives and its command line has `mark` in it, so that a
 * stranger with the same pid is left alone. Sends the signals in turn, waiting up to their milliseconds.
 */
export async function endOrphan(
  pid: number,
  mark: string,
  signals: readonly (readonly [NodeJS.Signals, number])[],
): Promise<boolean> {
  const ours = (): boolean => isAlive(pid) && commandOf(pid).includes(mark);
  const found = ours();
  for (const [signal, ms] of signals) {
    if (!ours()) break;
    process.kill(pid, signal);
    for (const end = Date.now() + ms; ours() && Date.now() < end;) await pause(50);
  }
  return found;
}
