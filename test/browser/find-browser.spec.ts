import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBrowser, type BrowserOptions } from './find-browser';
import { startBrowser } from './launch';
import { unpackChromium, unpackedChromium } from './npm-chromium';

const fakeProgram = (path: string, code = 0): string => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\nexit ${code}\n`);
  chmodSync(path, 0o755);
  return path;
};
const never = () => Promise.reject(new Error('must not be tried'));
const fails = (why: string) => () => Promise.reject(new Error(why));
const untried: BrowserOptions['ways'] = { download: never, npm: never };

const before = process.env;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-browser-'));
  const { CHROMIUM: _, PLAYWRIGHT_BROWSERS_PATH: __, ...rest } = before;
  process.env = { ...rest, PATH: join(folder, 'bin'), XDG_CACHE_HOME: folder };
});
afterEach(() => {
  process.env = before;
  rmSync(folder, { recursive: true });
});
it('takes CHROMIUM before all else, and refuses one that does not run', async () => {
  fakeProgram(join(folder, 'bin/chromium'));
  process.env['CHROMIUM'] = fakeProgram(join(folder, 'mine'));
  expect(await findBrowser({ ways: untried })).toMatchObject({ path: join(folder, 'mine'), from: 'variable' });
  process.env['CHROMIUM'] = fakeProgram(join(folder, 'broken'), 1);
  await expect(findBrowser({ ways: untried })).rejects.toThrow('correct the variable');
});

it('takes a browser of PATH that runs, not one that does not', async () => {
  fakeProgram(join(folder, 'bin/chromium-browser'), 1);
  const edge = fakeProgram(join(folder, 'bin/microsoft-edge'));
  expect(await findBrowser({ ways: untried })).toMatchObject({ path: edge, from: 'machine' });
});

it("takes the newest of Playwright's cache before any download", async () => {
  const inCache = (name: string) => join(folder, 'ms-playwright', name);
  process.env['PLAYWRIGHT_BROWSERS_PATH'] = inCache('');
  fakeProgram(inCache('chromium-900/chrome-linux64/chrome'));
  const newest = fakeProgram(inCache('chromium_headless_shell-1255/headless-linux64/chrome-headless-shell'));
  expect(await findBrowser({ places: [], ways: untried })).toMatchObject({ path: newest, from: 'playwright' });
});

it('downloads before it unpacks, and names all ways when none works', async () => {
  const download = () => Promise.resolve('/downloaded');
  expect(await findBrowser({ places: [], ways: { download, npm: never } })).toMatchObject({ from: 'download' });
  const ways = { download: fails('no network'), npm: fails('no package') };
  const error = await findBrowser({ places: [], ways }).catch((reason: unknown) => reason as Error);
  for (const word of ['CHROMIUM', 'Edge', 'Playwright', 'no network', 'no package'])
    expect((error as Error).message).toContain(word);
});

it('unpacks once for two that ask at the same time, and shows Chinese without a font of the system', async () => {
  const ways = { download: fails('no network'), npm: unpackChromium };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return expect(findBrowser({ places: [], ways })).rejects.toThrow('linux-x64 only');
  const found = await Promise.all([findBrowser({ places: [], ways }), findBrowser({ places: [], ways: untried })]);
  expect(found.map(({ from }) => from)).toEqual(['npm', 'npm']);
  expect(unpackedChromium()?.path).toBe(found[0].path);
  const browser = await startBrowser({ places: [], ways: untried });
  const page = await browser.newPage({ viewport: { width: 100, height: 60 } });
  const pictures: string[] = [];
  for (const text of ['共', '建', '\u{10FFFD}', '\u{10FFFC}']) {
    await page.setContent(`<p style="font: 40px sans-serif">${text}</p>`);
    pictures.push((await page.screenshot()).toString('base64'));
  }
  await browser.close();
  // A missing character is the same box each time.
  expect(pictures[2]).toBe(pictures[3]);
  expect(new Set(pictures).size).toBe(3);
}, 60_000);
