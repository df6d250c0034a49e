import { createRequire } from 'node:module';
import { join } from 'node:path';
import setup from './setup.mjs';
import teardown from './teardown.mjs';

// Finds the suite's engines and browser on this machine: node bare.mjs <empty folder>. Prints one line of JSON.
const [folder] = process.argv.slice(2);
const built = createRequire(new URL('../../dist/', import.meta.url));
const { startBrowser } = built('./test/browser/launch.js');
const { findBrowser } = built('./test/browser/find-browser.js');
const { backup } = built('./apps/cli/src/commands/backup.js');
const { restore } = built('./apps/cli/src/commands/restore.js');
const { migrate } = built('./libs/ledger/src/index.js');
const { unpack } = built('./infra/backup.js');
const { mkdirSync } = await import('node:fs');

await setup({ maxWorkers: 1 });
try {
  const [postgres] = globalThis.engines;
  await migrate(postgres.url, { appRole: 'cobuild_app' });
  const file = join(folder, 'backup');
  const parts = join(folder, 'parts');
  mkdirSync(parts);
  const codes = [await backup(file, { profile: 'test-1' }), await restore(file, { profile: 'test-bare', pin: [] })];
  const { way } = await unpack(file, parts);
  const { from } = await findBrowser();
  const browser = await startBrowser();
  const page = await browser.newPage();
  await page.setContent('<h1>共建</h1>');
  const heading = await page.textContent('h1');
  await browser.close();
  const { kind, version } = postgres;
  process.stdout.write(`\n${JSON.stringify({ kind, version, codes, way, from, heading })}\n`);
} finally {
  await teardown();
}
