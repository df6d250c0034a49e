import { TestEnvironment } from 'jest-environment-node';

const CLOSE_MS = 20_000;

/** Node, and the end of whatever a spec has registered (see resources.ts) and not closed: a failed set-up leaves nothing running. */
export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.file = context.testPath;
    this.global.openResources = new Set();
    // Each worker has a server of its own (see setup.mjs).
    for (const name of ['TEST_DATABASE_URL', 'TEST_APP_DATABASE_URL'])
      this.global.process.env[name] = process.env[`${name}_${process.env.JEST_WORKER_ID ?? 1}`];
  }

  async handleTestEvent({ name }) {
    if (name !== 'run_finish') return;
    for (const { name: resource, close } of [...this.global.openResources].reverse()) {
      const how = await Promise.race([
        close().then(
          () => 'closed',
          (error) => `not closed: ${error.message}`,
        ),
        new Promise((resolve) => setTimeout(resolve, CLOSE_MS, `not closed in ${CLOSE_MS / 1000} s`).unref()),
      ]);
      process.stderr.write(`${this.file}: left open: ${resource}, ${how}\n`);
    }
  }
}
