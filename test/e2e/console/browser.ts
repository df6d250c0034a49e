import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { DISTRICT } from './stage';

export { startBrowser } from '../../browser/launch';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESKTOP = { viewport: { width: 1440, height: 900 } };

/** Somebody at a screen; what they tap and type is counted. */
export type Person = Readonly<{
  page: Page;
  context: BrowserContext;
  tap(what: Locator): Promise<void>;
  type(where: Locator, text: string): Promise<void>;
  choose(where: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  /** So far, and from nought again. */
  count(): { taps: number; typed: number };
  /** What axe finds wrong by WCAG 2.2 AA, one line each. */
  violations(): Promise<string[]>;
  /** Faults the page reported. */
  faults: readonly string[];
}>;

/** Signs in as somebody made up and opens a screen of the console. */
export async function personAt(
  browser: Browser,
  url: string,
  who: Readonly<{ unit: string; post: string }> | null,
  screen: string,
  options: Parameters<Browser['newContext']>[0] = PHONE,
): Promise<Person> {
  const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block', ...options });
  if (who) {
    const under = who.unit === DISTRICT ? {} : { under: DISTRICT };
    const data = { ...who, ...under };
    await context.request.post(`${url}/session/demo`, { headers: { 'cobuild-csrf': '1' }, data });
  }
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${url}/console/${screen}`);
  const counted = { taps: 0, typed: 0 };
  return {
    page,
    context,
    faults,
    tap: async (what) => {
      counted.taps += 1;
      await (options.hasTouch ? what.tap() : what.click());
    },
    type: async (where, text) => {
      counted.typed += 1;
      await where.fill(text);
    },
    choose: async (where, file) => {
      counted.taps += 1;
      await where.setInputFiles(file);
    },
    count: () => {
      const until = { ...counted };
      Object.assign(counted, { taps: 0, typed: 0 });
      return until;
    },
    violations: async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    },
  };
}
