import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { builtFile } from '../../infra/folders';

const histories = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(__dirname, name)).map((file) => [name, file] as const));

const workflowBundle = { codePath: builtFile('workflow-bundle.js') };
const read = (release: string, file: string): string => readFileSync(join(__dirname, release, file), 'utf8');

beforeAll(() => Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) }));

it('keeps histories of every kind of workflow', () => {
  const kinds = new Set(histories.map(([, file]) => file.replace(/-\d+\.json$/, '')));
  expect([...kinds].sort()).toEqual(['agreementWorkflow', 'reconcilerWorkflow', 'tickerWorkflow']);
});

it.each(histories)('goes on with what %s left running: %s', async (release, file) => {
  await Worker.runReplayHistory({ workflowBundle }, JSON.parse(read(release, file)));
});

it('would notice a workflow that no longer does what it did', async () => {
  const [release, file] = histories.find(([, name]) => name.startsWith('agreement'))!;
  const other = read(release, file).replaceAll('"agreementWorkflow"', '"tickerWorkflow"');
  await expect(Worker.runReplayHistory({ workflowBundle }, JSON.parse(other))).rejects.toThrow(/Nondeterminism/);
});
