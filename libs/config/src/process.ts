/** One line of log to standard output: instant, who, what. Ids and codes only; never a name or a text. */
export const logger =
  (who: string) =>
  (line: string): void => {
    process.stdout.write(`${new Date().toISOString()} ${who} ${line}\n`);
  };

/**
 * Calls `stop` once, on SIGINT, SIGTERM or when the process that started us is gone (its IPC channel closes),
 * and then exits: 0 after a clean stop, 1 after a failed one or when it takes longer than 4 s.
 */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 4000).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  process.once('disconnect', end);
}
