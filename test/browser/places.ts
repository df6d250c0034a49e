import { posix, win32 } from 'node:path';

/** The environment variables and folders that decide where browsers lie. */
export type Surroundings = Readonly<{
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}>;

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];
const LINUX = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/usr/bin/microsoft-edge-stable',
  '/opt/microsoft/msedge/msedge',
];
const MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
  (name) => `Applications/${name}.app/Contents/MacOS/${name}`,
);
const WINDOWS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Paths at which an installed Chromium, Chrome or Edge may lie: those on PATH, then the usual ones. Reads no disk. */
export function machinePlaces({ platform, env, home }: Surroundings): string[] {
  const paths = platform === 'win32' ? win32 : posix;
  const names = platform === 'win32' ? NAMES.map((name) => `${name}.exe`) : NAMES;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(paths.delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => names.map((name) => paths.join(folder, name)));
  return [...new Set([...onPath, ...usual({ platform, env, home })])];
}

function usual({ platform, env, home }: Surroundings): string[] {
  if (platform === 'darwin') return ['/', home].flatMap((root) => MAC.map((app) => posix.join(root, app)));
  if (platform !== 'win32') return LINUX;
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return roots.flatMap((root) => (root ? WINDOWS.map((program) => win32.join(root, program)) : []));
}

/** The folder in which Playwright keeps the browsers that it downloads. */
export function playwrightFolder({ platform, env, home }: Surroundings): string {
  const named = env['PLAYWRIGHT_BROWSERS_PATH'];
  if (named && named !== '0') return named;
  if (platform === 'win32')
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData\\Local'), 'ms-playwright');
  if (platform === 'darwin') return posix.join(home, 'Library/Caches/ms-playwright');
  return posix.join(env['XDG_CACHE_HOME'] || posix.join(home, '.cache'), 'ms-playwright');
}

/** File names of the programs in Playwright's folders `chromium-…` and `chromium_headless_shell-…`. */
export const PLAYWRIGHT_PROGRAMS =
  /^(chrome|headless_shell|chrome-headless-shell|Chromium|Google Chrome for Testing)(\.exe)?$/;
