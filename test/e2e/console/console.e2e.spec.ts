import { startBrowser } from './browser';
import { here } from './here';
import { startStage } from './stage';

beforeAll(async () => {
  Object.assign(here, { stage: await startStage('test-console'), browser: await startBrowser() });
}, 300_000);
afterAll(async () => {
  await here.browser.close();
  await here.stage.stop();
});

// In the order of their days: who only looks comes first, and the officer's are in July.
import './auditor.story';
import './secretary.story';
import './officer.story';
