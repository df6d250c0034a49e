import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['apps', 'libs', 'workflows', 'infra', 'test'];
/** Built by Vite, or by nobody. */
const NOT_OURS = ['**/*.spec.ts', '**/*.mjs', 'apps/console/**'];
const BUNDLE = 'workflow-bundle.js';
const CONSOLE = 'apps/console';
/** Folders that the console takes code from: the verifier of bundles, the rule for passwords. */
const WITH_CONSOLE = ['libs/bundle', 'libs/access'];

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const digest = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex');

/**
 * Installs the dependencies when they are missing or package-lock.json is not the one they came from; not after an
 * `npm install` by hand that left both in step. An install that was interrupted is begun again: the stamp is last.
 */
export async function install(root) {
  const stamp = join(root, 'node_modules/.cobuild-lock');
  const wanted = digest(read(join(root, 'package-lock.json')), process.platform, process.arch);
  if (read(stamp) === wanted) return;
  if (inStep(root)) return writeFileSync(stamp, wanted);
  process.stdout.write('正在安装依赖… installing dependencies\n');
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  await run([...npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  writeFileSync(stamp, wanted);
}

/** Whether npm's own record of what is installed says the same as package-lock.json; npm writes it at the very end. */
function inStep(root) {
  const record = read(join(root, 'node_modules/.package-lock.json'));
  if (!record) return false;
  const { packages: has } = JSON.parse(record);
  const { packages: wants } = JSON.parse(read(join(root, 'package-lock.json')));
  const strangers = Object.keys(has).filter((path) => has[path].version !== wants[path]?.version);
  const missing = Object.keys(wants).filter(
    (path) => path && !has[path] && !wants[path].optional && !wants[path].devOptional,
  );
  return strangers.length + missing.length === 0;
}

/**
 * Builds the whole tree into dist/ when a source has changed since the last build, and the workflows' bundle when a
 * workflow has. The old dist/ is replaced in one step, so that what runs from it is never half of each.
 */
export async function build(root) {
  const dist = join(root, 'dist');
  const kept = existsSync(join(dist, 'stamps.json')) ? JSON.parse(read(join(dist, 'stamps.json'))) : {};
  const setting = [read(join(root, '.swcrc')), read(join(root, 'node_modules/.cobuild-lock'))];
  const code = digest(...setting, ...SOURCES.flatMap((folder) => look(root, folder)));
  const workflows = digest(...setting, ...look(root, 'workflows'));
  const page = digest(...setting, ...look(root, CONSOLE), ...WITH_CONSOLE.flatMap((folder) => look(root, folder)));
  if (kept.code === code && kept.page === page) return;

  const next = join(root, `dist.${process.pid}`);
  try {
    const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
    const folders = SOURCES.filter((folder) => existsSync(join(root, folder)));
    await run(
      [process.execPath, swc, ...folders, '-d', next, '--copy-files', '--quiet', '--ignore', NOT_OURS.join(',')],
      root,
    );
    if (kept.workflows === workflows && existsSync(join(dist, BUNDLE)))
      copyFileSync(join(dist, BUNDLE), join(next, BUNDLE));
    else if (existsSync(join(next, 'workflows/src/workflows.js')))
      await run([process.execPath, join(next, 'infra/bundle-workflows.js')], root);
    if (kept.page === page && existsSync(join(dist, 'console')))
      cpSync(join(dist, 'console'), join(next, 'console'), { recursive: true });
    else if (existsSync(join(root, CONSOLE))) await buildConsole(root, join(next, 'console'));
    writeFileSync(join(next, 'stamps.json'), JSON.stringify({ code, workflows, page }));
    rmSync(dist, { recursive: true, force: true });
    renameSync(next, dist);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** Vite bundles the console; nothing is said unless it fails. */
const buildConsole = (root, outDir) =>
  run(
    [
      process.execPath,
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      CONSOLE,
      '--outDir',
      outDir,
      '-l',
      'error',
    ],
    root,
  );

/** One word per source file: path, size and time of change. Specs are not built. */
function look(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return path === CONSOLE ? [] : look(root, path);
      if (path.endsWith('.spec.ts')) return [];
      const { size, mtimeMs } = statSync(join(root, path));
      return [`${path} ${size} ${mtimeMs}`];
    });
}

function run([program, ...args], cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`${program} ${args[0]} … 失败 failed (${signal ?? code})`)),
    );
  });
}
