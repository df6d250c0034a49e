import { chromium, type Browser } from 'playwright-core';
import { closesAtEnd } from '../engines/resources';
import { findBrowser, type BrowserOptions } from './find-browser';

/** Containers and root have no sandbox, and the smallest machine has no graphics. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--no-zygote'];

/** Finds a browser and launches it without a window. Throws what `findBrowser` throws. */
export async function startBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const { path, env } = await findBrowser(options);
  const variables = Object.entries({ ...process.env, ...env }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const browser = await chromium.launch({
    executablePath: path,
    args: ARGUMENTS,
    env: Object.fromEntries(variables),
  });
  const close = browser.close.bind(browser);
  return Object.assign(browser, { close: closesAtEnd('browser', close) });
}
