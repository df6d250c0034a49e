import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startChild } from '../../infra/child';
import { growing, runs, watched, type OnProgress } from '../../infra/make-program';
import { PLAYWRIGHT_PROGRAMS, playwrightFolder } from './places';

const SILENCE_MS = 8000;

const folder = (): string => playwrightFolder({ platform: process.platform, env: process.env, home: homedir() });

/** The newest Chromium in Playwright's cache that runs here, or null. */
export function inPlaywrightCache(): string | null {
  const revision = (name: string): number => Number(name.slice(name.lastIndexOf('-') + 1));
  const kept = entries(folder())
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort((a, b) => revision(b) - revision(a));
  const programs = kept.flatMap((name) =>
    entries(join(folder(), name), true)
      .filter((path) => PLAYWRIGHT_PROGRAMS.test(path.split(/[\\/]/).pop() ?? ''))
      .map((path) => join(folder(), name, path)),
  );
  return programs.find((path) => runs(path)) ?? null;
}

/**
 * Lets Playwright download its headless Chromium into its own cache; resolves with the program. Gives up after 8 s in which
 * nothing arrived. Throws one sentence.
 */
export async function playwrightDownload(onProgress: OnProgress, signal: AbortSignal): Promise<string> {
  const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  mkdirSync(folder(), { recursive: true });
  const arriving = mkdtempSync(join(tmpdir(), 'cobuild-browser-'));
  try {
    const child = await startChild(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
      env: { ...process.env, TMPDIR: arriving, TEMP: arriving },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const look = growing([arriving, folder()], SILENCE_MS);
    const ended = await watched(child, 'download', onProgress, signal, look);
    const path = inPlaywrightCache();
    if (path) return path;
    throw new Error(ended === 'silent' ? `no answer in ${SILENCE_MS / 1000} s` : firstCause(ended));
  } finally {
    rmSync(arriving, { recursive: true, force: true });
  }
}

/** The first line that names an error of the network or the disk, else the last line. */
const firstCause = (said: string): string =>
  /Error: (?!Download failure|Failed to download)(.*)/.exec(said)?.[1] ?? said.split('\n').pop() ?? said;

function entries(path: string, recursive = false): string[] {
  try {
    return readdirSync(path, { recursive, encoding: 'utf8' });
  } catch {
    return [];
  }
}
