import { checkPassword, hashPassword } from './password';

it('W13 passwords are hashed off the event loop, and each answer is its own', async () => {
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 1);
  const kept = await Promise.all(['one password', 'another one', 'a third one'].map(hashPassword));
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(20);
  expect(new Set(kept).size).toBe(3);
  expect(await Promise.all(kept.map((one) => checkPassword('another one', one)))).toEqual([false, true, false]);
  expect(await checkPassword('another one', null)).toBe(false);
});
