/** What takes no longer than this says nothing of how far it is, and what does, only so often (real ms). */
const EVERY_MS = 2000;

/** Tells on the standard error how far something is, once it has taken two seconds; what is printed as its result stays apart. */
export function progress(words: string): (done: number, all: number) => void {
  let next = performance.now() + EVERY_MS;
  return (done, all) => {
    if (performance.now() < next) return;
    next = performance.now() + EVERY_MS;
    process.stderr.write(`… ${words} ${done}/${all}\n`);
  };
}
