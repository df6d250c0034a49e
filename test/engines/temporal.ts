import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Connection } from '@temporalio/client';
import { pause } from '@cobuild/config';
import { needed } from './database';
import { closesAtEnd } from './resources';

/** A namespace of this spec's own on the suite's Temporal. It goes when the server goes. */
export async function testTemporal(): Promise<TestWorkflowEnvironment> {
  const address = needed('TEST_TEMPORAL_ADDRESS');
  const namespace = `test-${randomUUID()}`;
  await register(address, namespace);
  const connection = await Connection.connect({ address });
  // The server tells its parts of a new namespace by and by.
  await eventually(() => connection.workflowService.listWorkflowExecutions({ namespace }));
  await connection.close();
  const environment = await TestWorkflowEnvironment.createFromExistingServer({ address, namespace });
  const teardown = environment.teardown.bind(environment);
  return Object.assign(environment, { teardown: closesAtEnd('Temporal', teardown) });
}

/** Makes a namespace that keeps closed runs for a day. */
export async function register(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await connection.close();
}

/** What `look` resolves with once it neither throws nor resolves with null or undefined; the last error after 20 s. */
export async function eventually<T>(look: () => Promise<T | null | undefined>): Promise<T> {
  for (const deadline = performance.now() + 20_000; ;) {
    const late = performance.now() > deadline;
    try {
      const seen = await look();
      if (seen !== null && seen !== undefined) return seen;
      if (late) throw new Error('it never came');
    } catch (error) {
      if (late) throw error;
    }
    await pause(50);
  }
}
