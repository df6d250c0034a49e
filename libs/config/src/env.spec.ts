import { readEnv } from './env';
import { isLoopback } from './loopback';

const proxies = (said: string) =>
  readEnv('api', { DATABASE_URL: 'postgres://x', COBUILD_TRUSTED_PROXIES: said }).COBUILD_TRUSTED_PROXIES;

it.each([
  ['', false],
  ['0', false],
  ['1', 1],
  ['10', 10],
  ['10.0.0.5', ['10.0.0.5']],
  ['10.0.0.5, 10.1.0.0/16,fd00::/8', ['10.0.0.5', '10.1.0.0/16', 'fd00::/8']],
])('COBUILD_TRUSTED_PROXIES=%s is understood', (said, meant) => {
  expect(proxies(said)).toEqual(meant);
});

it.each([
  'true',
  '11',
  '-1',
  '10.0.0',
  '10.0.0.5/33',
  '10.0.0.5/',
  'proxy.local',
  '10.0.0.5,,',
  'fd00::/129',
  '1.2.3.4/8/8',
])('COBUILD_TRUSTED_PROXIES=%s is refused by name', (said) => {
  expect(() => proxies(said)).toThrow(/COBUILD_TRUSTED_PROXIES|is no address/);
});

it.each(['0.0.0.0/0', '::/0', '10.0.0.5,0.0.0.0/0'])('COBUILD_TRUSTED_PROXIES=%s would trust everybody', (said) => {
  expect(() => proxies(said)).toThrow('trusts everybody');
});

it('this machine is known by its names and addresses, and no other machine is', () => {
  for (const host of ['localhost', 'LOCALHOST', 'a.localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost.'])
    expect([host, isLoopback(host)]).toEqual([host, true]);
  for (const host of ['0.0.0.0', '::', '10.0.0.5', 'cobuild.example', 'localhost.example', '127.0.0.1.example', ''])
    expect([host, isLoopback(host)]).toEqual([host, false]);
});
