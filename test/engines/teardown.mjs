export default async function teardown() {
  await globalThis.engines.temporal.stop();
  await globalThis.engines.postgres.stop();
}
