const QUIET_MS = 2000;
const EVERY_MS = process.stderr.isTTY ? 1000 : 10_000;

/** Does the work; when it takes longer than two seconds, says what is being done, for how long, and what `detail` has to add. */
export async function withProgress<T>(what: string, work: Promise<T>, detail: () => string = () => ''): Promise<T> {
  const began = performance.now();
  let said = -Infinity;
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - began < QUIET_MS || now - said < EVERY_MS) return;
    said = now;
    const line = `  ${what}  ${Math.floor((now - began) / 1000)} s  ${detail()}`;
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
  }, 250);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    if (process.stderr.isTTY && said > 0) process.stderr.write('\r\x1b[2K');
  }
}

/** The same of work that lets nothing else run: it tells itself how far it is. */
export function progress(what: string): (done: number, all: number) => void {
  let next = performance.now() + QUIET_MS;
  return (done, all) => {
    if (performance.now() < next) return;
    next = performance.now() + QUIET_MS;
    process.stderr.write(`  ${what}  ${done}/${all}\n`);
  };
}
