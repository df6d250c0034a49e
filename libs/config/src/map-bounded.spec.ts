import { pause } from './clock';
import { mapBounded } from './map-bounded';

it('works on a few of a long list at once and keeps its order', async () => {
  let [now, most] = [0, 0];
  const doubled = await mapBounded(Array.from({ length: 200 }).keys(), async (n) => {
    most = Math.max(most, ++now);
    await pause(n % 3);
    now -= 1;
    return 2 * n;
  });
  expect(doubled).toEqual(Array.from({ length: 200 }, (_, n) => 2 * n));
  expect(most).toBe(4);
});

it('fails as its work fails', async () => {
  await expect(mapBounded([1, 2], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
