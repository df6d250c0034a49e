/** One line of log to standard output: instant, who, what. Ids and codes only; never a name or a text. */
export const logger =
  (who: string) =>
  (line: string): void => {
    process.stdout.write(`${new Date().toISOString()} ${who} ${line}\n`);
  };

/** Real milliseconds that work in hand has to finish in once a process is told to stop. */
export const DRAIN_MS = 30_000;

/** Real milliseconds more for closing connections afterwards. */
const CLOSE_MS = 5000;

/** The life of a process: its log, and `fail`, which ends it with 1 and one line. */
export type ProcessLife = Readonly<{ log: (line: string) => void; fail: (error: unknown) => void }>;

/**
 * Runs one process from start to end. `start` resolves, once there is work that must not be cut, with what finishes it. SIGINT, SIGTERM
 * and the end of the process that started this one (its IPC channel closes) stop it: at once while it still starts, else when `stop` has
 * finished what is in hand; then it exits with 0. It exits with 1 when the start fails, when `stop` fails or takes longer than
 * `DRAIN_MS` and five seconds, or at a second signal.
 */
export function runProcess(name: string, start: (life: ProcessLife) => Promise<() => Promise<void>>): void {
  const log = logger(name);
  let stop: (() => Promise<void>) | null = null;
  let [signals, stopping] = [0, false];
  const fail = (error: unknown): void => {
    if (stopping) return;
    log(`ends: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1); // whoever started us starts us again
  };
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    if (stop === null) process.exit(0);
    log('stopping: work in hand is finished first');
    setTimeout(() => {
      log(`work in hand was cut after ${(DRAIN_MS + CLOSE_MS) / 1000} s`);
      process.exit(1);
    }, DRAIN_MS + CLOSE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log(`did not stop cleanly: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  const signalled = (): void => {
    signals += 1;
    if (signals > 1) process.exit(1);
    end();
  };
  process.on('SIGINT', signalled);
  process.on('SIGTERM', signalled);
  process.once('disconnect', end);
  start({ log, fail }).then((made) => {
    stop = made;
  }, fail);
}
