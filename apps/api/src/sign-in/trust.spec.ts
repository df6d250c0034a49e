import { trustOf } from './trust';

it('W13 a number of proxies trusts the nearest one inside, and nobody from outside', () => {
  const trust = trustOf(2);
  if (typeof trust !== 'function') throw new Error('a number is a rule');
  for (const near of ['127.0.0.1', '::1', '::ffff:10.0.0.5', '192.168.1.1', 'fd00::5'])
    expect([near, trust(near, 0), trust('203.0.113.9', 1), trust('203.0.113.9', 2)]).toEqual([near, true, true, false]);
  for (const near of ['203.0.113.9', '2001:db8::1', 'no address'])
    expect([near, trust(near, 0)]).toEqual([near, false]);
});

it('W13 addresses stand for themselves, and none for nobody', () => {
  expect([trustOf(false), trustOf(['10.0.0.5'])]).toEqual([false, ['10.0.0.5']]);
});
