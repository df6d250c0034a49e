import { pause } from './clock';

const FIRST_MS = 250;
const LONGEST_MS = 5000;

/**
 * Tries again for as long as `comesBack` says of the error that its cause can go away by itself; throws any other error. Waits 250 real
 * milliseconds, then twice as long each time up to 5 s, and logs each new reason once.
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  comesBack: (error: unknown) => boolean,
  say: (reason: string) => void,
): Promise<T> {
  let said = '';
  for (let wait = FIRST_MS; ; wait = Math.min(wait * 2, LONGEST_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!comesBack(error)) throw error;
      const reason = error instanceof Error ? error.message || error.name : String(error);
      if (reason !== said) say(reason);
      said = reason;
      await pause(wait);
    }
  }
}
