import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { startTemporal } from '../../infra/temporal';
import { findTemporal } from '../../infra/temporal-program';

/** How many runs of each type are kept: the first of a life, one in the middle, the last. */
const KEPT = 3;
/** A run that has decided nothing yet proves nothing. */
const FEWEST = 5;

// Keeps workflow histories of the last lapse as this release's: node dist/test/replay/record.js test/replay/<version>
async function main(folder: string): Promise<void> {
  const program = await findTemporal({ own: true });
  const temporal = await startTemporal({ profile: 'lapse', program, log: console.error });
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const { workflow } = new Client({ connection });
    const kept: Record<string, number> = {};
    for await (const { type, workflowId, runId } of workflow.list()) {
      const history = await workflow.getHandle(workflowId, runId).fetchHistory();
      if ((history.events?.length ?? 0) < FEWEST) continue;
      const nth = (kept[type] = (kept[type] ?? 0) + 1);
      if (nth > KEPT) continue;
      // Whoever recorded them is nobody's business.
      const text = JSON.stringify(JSON.parse(historyToJSON(history))).replaceAll(/"\d+@[^"]*"/g, '"worker"');
      writeFileSync(join(folder, `${type}-${nth}.json`), `${text}\n`);
    }
    console.log(kept);
  } finally {
    await connection.close();
    await temporal.stop();
  }
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
