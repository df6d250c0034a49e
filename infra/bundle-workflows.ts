import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

/** A program: bundles the built workflows into `dist/workflow-bundle.js`, as the worker loads them. */
async function main(): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(__dirname, '../workflows/src/workflows.js'),
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: console.warn, error: console.error },
  });
  writeFileSync(join(__dirname, '../workflow-bundle.js'), code);
}

const quiet = (): void => undefined;

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
