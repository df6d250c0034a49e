import type { Browser } from 'playwright-core';
import { startBrowser } from './browser';
import { startStage, type Stage } from './stage';

/** The one stage and browser of the stories of a spec; there once its `beforeAll` is over. */
export const here = {} as { stage: Stage; browser: Browser };

/** Sets them up for the spec that calls it. */
export function onStage(profile: `test-${string}`): void {
  beforeAll(async () => {
    here.browser = await startBrowser();
    here.stage = await startStage(profile);
  }, 300_000);
  // A page that is left open goes on asking.
  afterEach(() => Promise.all(here.browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await here.browser.close();
    await here.stage.stop();
  });
}
