import { pause } from './clock';
import { Lane, LaneRefused, Lanes } from './lane';

/** Work that ends when `end` is called. */
function held() {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end };
}

const why = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof LaneRefused ? error.why : error),
  );

it('runs so many at once, the others in the order they came', async () => {
  const lane = new Lane({ atOnce: 2, waiting: 10, waitMs: 1000 });
  const order: number[] = [];
  let most = 0;
  let now = 0;
  const one = (n: number) =>
    lane.run(async () => {
      most = Math.max(most, ++now);
      order.push(n);
      await pause(1);
      now -= 1;
    });
  await Promise.all([0, 1, 2, 3, 4, 5].map(one));
  expect([order, most, lane.idle]).toEqual([[0, 1, 2, 3, 4, 5], 2, true]);
});

it('refuses at once who finds the line full, and who has waited too long, and goes on afterwards', async () => {
  const lane = new Lane({ atOnce: 1, waiting: 1, waitMs: 20 });
  const first = held();
  const running = lane.run(first.work);
  const second = why(lane.run(first.work));
  expect(await why(lane.run(first.work))).toBe('full');
  expect(await second).toBe('waited');
  first.end();
  await running;
  expect(await lane.run(() => Promise.resolve('in'))).toBe('in');
  expect(lane.idle).toBe(true);
});

it('frees its place when the work fails', async () => {
  const lane = new Lane({ atOnce: 1, waiting: 0, waitMs: 20 });
  await expect(lane.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await lane.run(() => Promise.resolve(1))).toBe(1);
});

it('keeps the lanes of two keys apart and forgets those that nobody uses', async () => {
  const lanes = new Lanes({ atOnce: 1, waiting: 1, waitMs: 1000 });
  const first = held();
  const running = lanes.run('a', first.work);
  const waits = why(lanes.run('a', first.work));
  expect(await lanes.run('b', () => Promise.resolve('b'))).toBe('b');
  lanes.refuseWaiting('a');
  expect(await waits).toBe('closed');
  first.end();
  await running;
  expect(lanes).toMatchObject({ lanes: new Map() });
});
