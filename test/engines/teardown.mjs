/** Stops the engines of the run, the newest first. */
export default async function teardown() {
  for (const engine of globalThis.engines.reverse()) await engine.stop();
}
