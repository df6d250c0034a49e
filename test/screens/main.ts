import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { personAt } from '../e2e/console/browser';
import { withStage } from '../e2e/console/on-stage';
import { screens } from './screens';

const FOLDER = join(process.cwd(), 'docs/screens');
const QUALITY = 35;
const TALLEST = 3000;
const MOST_BYTES = 5 * 1024 * 1024;
const SIZES = { 390: { width: 390, height: 844 }, 1440: { width: 1440, height: 900 } } as const;
const LANGUAGES = { zh: 'zh-CN', en: 'en-GB' } as const;

type Screen = (typeof screens)[number];
type As = Readonly<{ width: keyof typeof SIZES; lang: keyof typeof LANGUAGES; dark: boolean }>;

const ways = ({ dark }: Screen): As[] =>
  ([390, 1440] as const).flatMap((width) => [
    ...(['zh', 'en'] as const).map((lang) => ({ width, lang, dark: false })),
    ...(dark ? [{ width, lang: 'zh' as const, dark: true }] : []),
  ]);

/** All of a page as it would be on a screen tall enough, in WebP: a third of what PNG takes. */
async function whole(page: Page): Promise<Buffer> {
  const { width, height } = page.viewportSize() ?? SIZES[390];
  const tall = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.min(Math.max(height, tall), TALLEST) });
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  return Buffer.from(data, 'base64');
}

/** Writes a picture of a screen and resolves with its name. */
async function shoot(browser: Browser, url: string, screen: Screen, { width, lang, dark }: As): Promise<string> {
  const look = { viewport: SIZES[width], locale: LANGUAGES[lang], colorScheme: dark ? 'dark' : 'light' } as const;
  const { page, context, faults } = await personAt(browser, url, screen.who, screen.path, look);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  if (screen.act) await page.locator(screen.act).first().click();
  if (screen.act) await page.locator('[role=alert]').first().waitFor();
  await page
    .getByText(/正在读取|Loading…/)
    .first()
    .waitFor({ state: 'hidden' });
  const name = `${screen.name}-${lang}-${width}${dark ? '-dark' : ''}.webp`;
  writeFileSync(join(FOLDER, name), await whole(page));
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
  await context.close();
  return name;
}

/**
 * Makes `docs/screens` anew from a stage of its own, or of the named screens only: each in Chinese and English, on a phone and a
 * desktop, in light, the main ones in the dark.
 */
async function main(names: readonly string[]): Promise<void> {
  const wanted = screens.filter(({ name }) => names.length === 0 || names.includes(name));
  if (names.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  await withStage('test-screens', async (stage, browser) => {
    for (const screen of wanted)
      for (const way of ways(screen)) process.stdout.write(`${await shoot(browser, stage.url, screen, way)}\n`);
  });
  const bytes = readdirSync(FOLDER).reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
  process.stdout.write(`${(bytes / 1024 / 1024).toFixed(1)} MB\n`);
  if (bytes > MOST_BYTES) throw new Error(`docs/screens is over ${MOST_BYTES / 1024 / 1024} MB`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
