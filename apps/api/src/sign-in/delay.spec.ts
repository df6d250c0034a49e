import { delayAfter, sourceOf } from './delay';

it('W13 the delay begins with the fifth failure, grows, and has an end', () => {
  expect([0, 1, 4, 5, 6, 7, 12, 13, 1000].map(delayAfter)).toEqual([0, 0, 0, 5, 10, 20, 640, 900, 900]);
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['no address', 'no address'],
])('W13 %s counts as %s', (address, source) => {
  expect(sourceOf(address)).toBe(source);
});
