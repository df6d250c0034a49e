import { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * A program of its own, so that its parent can cut it off: the SDK's download knows no time limit. Lets the SDK fetch
 * version `argv[3]` of Temporal's CLI into folder `argv[2]` and start it once.
 */
async function main(): Promise<void> {
  const [, , downloadDir = '', version = ''] = process.argv;
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir, version } },
  });
  await environment.teardown();
}

main().catch((error: unknown) => {
  process.stderr.write((error as Error).message);
  process.exit(1);
});
