import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresFolders } from '../../infra/postgres-binaries';
import { machinePlaces, playwrightFolder } from '../browser/places';
import { named } from './not-run';

const folder = mkdtempSync(join(tmpdir(), 'cobuild-bare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Places in which this machine has a PostgreSQL or a browser, apart from PATH. */
function places(): string[] {
  const { PATH } = process.env;
  process.env['PATH'] = '';
  const around = { platform: process.platform, env: process.env, home: homedir() };
  const all = [...postgresFolders(), ...machinePlaces(around), playwrightFolder(around)];
  process.env['PATH'] = PATH;
  return all.filter((path) => path.startsWith('/') && existsSync(path)).map((path) => realpathSync(path));
}

/** Shell commands that cover these places in a mount namespace of their own; null where none may be made. */
function covers(): string | null {
  if (spawnSync('unshare', ['-m', 'true']).status !== 0) return null;
  const cover = (path: string): string =>
    statSync(path).isDirectory() ? `mount -t tmpfs none '${path}'` : `mount --bind /dev/null '${path}'`;
  return places().map(cover).join(' && ') || 'true';
}

function run(hide: string | null): Promise<{ code: number | null; said: string }> {
  const node = join(folder, 'bin');
  mkdirSync(node);
  symlinkSync(process.execPath, join(node, 'node'));
  const data = join(folder, 'data');
  mkdirSync(data);
  for (const path of [folder, data]) chmodSync(path, 0o755);
  const { CHROMIUM: _, TEMPORAL_ADDRESS: __, DATABASE_URL: ___, ...inherited } = process.env;
  const env = { ...inherited, PATH: node, COBUILD_DATA_DIR: data };
  const program = [process.execPath, join(__dirname, 'bare.mjs'), folder];
  const script = `${hide ?? 'true'} && PATH='${node}' exec "$@"`;
  const [command = '', ...args] = hide === null ? program : ['unshare', '-m', 'sh', '-c', script, 'sh', ...program];
  const child = spawn(command, args, { env: hide === null ? env : { ...env, PATH: process.env['PATH'] } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

it('with nothing on PATH but Node the suite finds a PostgreSQL, a Temporal and a browser, and a backup is made and restored', async () => {
  const hide = covers();
  const { code, said } = await run(hide);
  expect(code === 0 ? '' : said).toBe('');
  const found = JSON.parse(said.slice(said.lastIndexOf('\n{'))) as Record<string, unknown>;
  expect(found).toMatchObject({ codes: [0, 0], heading: '共建' });
  if (hide === null) named('a mount namespace', 'PostgreSQL and browsers in their usual places are not hidden');
  else expect(found).toMatchObject({ kind: 'embedded', way: 'copy', from: expect.stringMatching(/^(npm|download)$/) });
}, 300_000);
