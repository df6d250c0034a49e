import type { Browser } from 'playwright-core';
import { startBrowser } from './browser';
import { startStage, type Stage } from './stage';

/** Does some work with a browser and a stage of this profile, outside jest, and ends both whatever becomes of it. */
export async function withStage<T>(
  profile: `test-${string}`,
  work: (stage: Stage, browser: Browser) => Promise<T>,
): Promise<T> {
  const browser = await startBrowser();
  try {
    const stage = await startStage(profile);
    try {
      return await work(stage, browser);
    } finally {
      await stage.stop();
    }
  } finally {
    await browser.close();
  }
}
