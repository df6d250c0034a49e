import { deviceOf, withDevice } from './devices';

const key = Buffer.alloc(32, 1);
const nonce = (n: number): string => String(n).repeat(22);

it('W13 a browser is known for whom it signed in, and for nobody else', () => {
  const cookie = withDevice(key, undefined, 'wang', nonce(1));
  expect(deviceOf(key, cookie, 'wang')).toBe(nonce(1));
  expect(deviceOf(key, cookie, 'li')).toBeNull();
  expect(deviceOf(Buffer.alloc(32, 2), cookie, 'wang')).toBeNull();
  for (const forged of [undefined, '', '~~~', `${nonce(1)}.${'A'.repeat(43)}`, cookie.slice(1)])
    expect(deviceOf(key, forged, 'wang')).toBeNull();
});

it('W13 a shared browser knows the last four, and keeps the nonce of each', () => {
  let cookie: string | undefined;
  for (const [n, login] of ['a', 'b', 'c', 'a', 'd', 'e'].entries()) cookie = withDevice(key, cookie, login, nonce(n));
  expect(['a', 'b', 'c', 'd', 'e'].map((login) => deviceOf(key, cookie, login))).toEqual([
    nonce(0),
    null,
    nonce(2),
    nonce(4),
    nonce(5),
  ]);
});
