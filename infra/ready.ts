import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_MS = 50;

/**
 * Asks again and again until `ask` does not reject: then null. Else words: how the process ended in the meantime, or
 * that there was no answer within `ms`. `ask` must end by itself within a second or two; none is left running.
 */
export async function untilReady(
  exited: Promise<string>,
  ask: () => Promise<unknown>,
  ms: number,
): Promise<string | null> {
  const ended: string[] = [];
  void exited.then((how) => ended.push(how));
  for (const end = Date.now() + ms; ;) {
    let why = '';
    try {
      await ask();
      return null;
    } catch (error) {
      why = (error as Error).message;
    }
    const [how] = ended;
    if (how !== undefined) return how;
    if (Date.now() > end) return `no answer in ${ms / 1000} s: ${why}`;
    await pause(BETWEEN_MS);
  }
}
