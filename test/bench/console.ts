import type { Browser, CDPSession, Page } from 'playwright-core';
import { DESKTOP, personAt, PHONE } from '../e2e/console/browser';
import { withStage } from '../e2e/console/on-stage';
import { DISTRICT, HOST } from '../e2e/console/stage';
import { onDatabase } from '../e2e/notices/steps';
import { median, quantile, type Ratio } from './measure';

const ROUNDS = 5;
const AGREEMENTS = 10_000;
/** The slow 4G of Lighthouse: 1.6 Mbit/s, 150 ms there and back; a processor four times slower than this one. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const SLOWER = 4;
const SECRETARY = { unit: HOST, post: 'secretary' };
const OFFICER = { unit: DISTRICT, post: 'officer' };

type Load = Readonly<{ bytes: number; ms: number; shift: number }>;

/** The secretary's screen on a slow phone, and a list of ten thousand agreements on a desk, in the real browser on the real engines. */
export const consoleBench = (): Promise<Ratio[]> =>
  withStage('test-bench-console', async (stage, browser) => {
    const loads: Load[] = [];
    for (let round = 0; round < ROUNDS; round++) loads.push(await load(browser, stage.url));
    await seed(stage.databaseUrl);
    const frames = await scroll(browser, stage.url);
    return [...loaded(loads), ...scrolled(frames)];
  });

function loaded(loads: readonly Load[]): Ratio[] {
  const of = (part: keyof Load): number => median(loads.map((one) => one[part]));
  const [kb, seconds, shift] = [of('bytes') / 1024, of('ms') / 1000, of('shift')];
  const row = (name: string, ours: string, limit: string, ratio: number, goal: number): Ratio => ({
    ...{ name, ours, limit, ratio, goal, better: 'less' },
  });
  return [
    row('支书首屏的脚本，压缩后 script of the first screen, compressed', `${kb.toFixed(0)} KB`, '200 KB', kb, 200),
    row('同上，慢机慢网上能用 the same, useful on 4× CPU and slow 4G', `${seconds.toFixed(2)} s`, '2 s', seconds, 2),
    row('同上，版面移动 the same, layout shift', shift.toFixed(3), 'none', shift, 0),
  ];
}

function scrolled({ times, read }: Scrolled): Ratio[] {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return [
    {
      name: '滚动一万份协议，一帧 p95 scrolling 10,000 agreements, a frame p95',
      ...{ ours: `${p95.toFixed(1)} ms (p50 ${p50.toFixed(1)} ms, ${read} lines in the page)`, limit: '2 × 16.7 ms' },
      ...{ ratio: p95, goal: 33.4, better: 'less' },
    },
  ];
}

/** The first visit, nothing of it in the cache: script that came, ms until what is due is there to tap, and how much moved. */
async function load(browser: Browser, url: string): Promise<Load> {
  const { page, context } = await personAt(browser, url, SECRETARY, 'keys', PHONE);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.clearBrowserCache');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const bytes = scriptsOf(devtools);
  await page.addInitScript(WATCH_SHIFTS);
  const began = performance.now();
  await page.goto(`${url}/console/`, { waitUntil: 'commit' });
  await page.getByRole('link', { name: /共建广场活动/ }).waitFor();
  const ms = performance.now() - began;
  const came = bytes();
  await page.waitForLoadState('networkidle');
  const shift = await page.evaluate<number>('globalThis.shifted');
  await context.close();
  return { bytes: came, ms, shift };
}

/** Adds up what scripts take on the wire from now on. */
function scriptsOf(devtools: CDPSession): () => number {
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes;
}

const WATCH_SHIFTS = `globalThis.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shifted += value;
  }).observe({ type: 'layout-shift', buffered: true });`;

const SEED = `
  INSERT INTO cobuild.agreements (agreement_id, programme, version, status, items, done, overdue, seq, district, host)
  SELECT 'many-' || lpad(n::text, 5, '0'), programme, version, 'closed', 24, n % 25, 0, 1, district, host
  FROM cobuild.agreements, generate_series(1, $1::int) n WHERE agreement_id = 'pairing'`;

const seed = (databaseUrl: string): Promise<unknown> =>
  onDatabase(databaseUrl, (client) => client.query(SEED, [AGREEMENTS]));

type Scrolled = Readonly<{ times: readonly number[]; read: number }>;

/** The ms of each frame while the list is scrolled to its end at a page a second or more, and how many lines stand in the page then. */
async function scroll(browser: Browser, url: string): Promise<Scrolled> {
  const { page, context } = await personAt(browser, url, OFFICER, 'agreements', DESKTOP);
  await page.locator('.windowed li').first().waitFor();
  const times = await page.evaluate<number[]>(SCROLL);
  const read = await page.locator('.windowed li').count();
  await reachedEnd(page);
  await context.close();
  return { times, read };
}

const SCROLL = `new Promise((done) => {
  const times = [];
  let last = performance.now();
  let stood = 0;
  const frame = (now) => {
    times.push(now - last);
    last = now;
    const before = scrollY;
    scrollBy(0, 120);
    stood = scrollY === before ? stood + 1 : 0;
    if (stood > 120) done(times.slice(1, -120)); else requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})`;

async function reachedEnd(page: Page): Promise<void> {
  const last = await page.locator('.windowed li').last().getAttribute('aria-setsize');
  if (Number(last) <= AGREEMENTS) throw new Error(`the list ended at ${last}`);
}
