import { hookServer, type Hook } from '../../testing/hook';
import { mayConnect } from './addresses';
import { guardedPost } from './guarded-http';

const PRIVATE = [
  '127.0.0.1',
  '127.8.8.8',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '100.127.255.254',
  '::1',
  'fc00::1',
  'fd12:3456::1',
  '::ffff:127.0.0.1',
  '::127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:192.168.1.1',
];
const NEVER = [
  '0.0.0.0',
  '0.1.2.3',
  '169.254.169.254',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '198.18.0.1',
  '::',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '::ffff:169.254.169.254',
  '::7f00:1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
];
const urlOf = (address: string): string => `https://${address.includes(':') ? `[${address}]` : address}/hook`;
const named =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
const post = guardedPost({ allowPrivate: false });
const refused = { kind: 'refused', reason: 'private-address' };

describe('addresses', () => {
  it.each(['8.8.8.8', '223.5.5.5', '172.15.0.1', '172.32.0.1', '100.63.0.1', '2400:3200::1'])(
    'lets %s pass',
    (address) => expect(mayConnect(address, false)).toBe(true),
  );
  it.each(PRIVATE)('lets %s pass only when inside is allowed', (address) =>
    expect([mayConnect(address, false), mayConnect(address, true)]).toEqual([false, true]),
  );
  it.each(NEVER)('never lets %s pass', (address) =>
    expect([mayConnect(address, false), mayConnect(address, true)]).toEqual([false, false]),
  );
});

describe('guarded HTTP', () => {
  it.each([...PRIVATE, ...NEVER])('refuses %s as a literal and as what a name resolves to', async (address) => {
    expect(await post(urlOf(address), '{}')).toEqual(refused);
    const byName = guardedPost({ allowPrivate: false, resolve: named(address) });
    expect(await byName('https://hook.example/', '{}')).toEqual(refused);
  });

  it.each([
    '2130706433',
    '0x7f000001',
    '017700000001',
    '127.1',
    '0x7f.1',
    '１２７.0.0.1',
    '127.0.0.1.',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:10.0.0.1]',
  ])('refuses %s, another way to write an address inside', async (host) =>
    expect(await post(`https://${host}/`, '{}')).toEqual(refused),
  );

  it('refuses a name when one of its addresses is inside', async () => {
    const mixed = guardedPost({ allowPrivate: false, resolve: named('8.8.8.8', '10.0.0.1') });
    expect(await mixed('https://hook.example/', '{}')).toEqual(refused);
  });

  it('refuses http, other schemes, passwords in the address and what is no address', async () => {
    expect(await post('http://8.8.8.8/', '{}')).toEqual({ kind: 'refused', reason: 'not-https' });
    for (const url of ['ftp://8.8.8.8/', 'file:///etc/passwd', 'https://a:b@hook.example/', 'hook', ''])
      expect(await post(url, '{}')).toEqual({ kind: 'refused', reason: 'bad-address' });
  });

  it('says that a name is unknown', async () => {
    const resolve = (): Promise<never> => Promise.reject(new Error('ENOTFOUND'));
    expect(await guardedPost({ allowPrivate: false, resolve })('https://hook.example/', '{}')).toEqual({
      kind: 'away',
      reason: 'unresolved',
    });
  });
});

describe('a server inside, allowed', () => {
  let hook: Hook;
  afterEach(() => hook.close());

  it('is reached by the address that was checked: the name is resolved once', async () => {
    hook = await hookServer(() => ({ body: 'fine' }));
    let asked = 0;
    const resolve = () => named(++asked === 1 ? '127.0.0.1' : '192.0.2.1')();
    const answer = await guardedPost({ allowPrivate: true, resolve })(
      hook.url.replace('127.0.0.1', 'rebinding.example'),
      '"é"',
    );
    expect(answer).toEqual({ kind: 'answered', status: 200, retryAfter: null, body: 'fine' });
    expect(asked).toBe(1);
    expect(hook.received[0]).toMatchObject({ method: 'POST', body: '"é"' });
    expect(hook.received[0]!.headers.host).toContain('rebinding.example');
  });

  it('is not followed when it points elsewhere', async () => {
    hook = await hookServer(({ url }) =>
      url.pathname === '/hook' ? { status: 307, headers: { location: '/other' } } : {},
    );
    expect(await guardedPost({ allowPrivate: true })(hook.url, '{}')).toMatchObject({ status: 307 });
    expect(hook.received).toHaveLength(1);
  });

  it('is read for 64 KB and no more', async () => {
    hook = await hookServer(() => ({ body: 'x'.repeat(1_000_000) }));
    const answer = await guardedPost({ allowPrivate: true })(hook.url, '{}');
    expect(answer.kind === 'answered' && answer.body.length).toBe(64 * 1024);
  });

  it('is given up when it does not answer, and when it is not there', async () => {
    hook = await hookServer(() => null);
    const hasty = guardedPost({ allowPrivate: true, timeoutMs: 200 });
    expect(await hasty(hook.url, '{}')).toEqual({ kind: 'away', reason: 'timeout' });
    const never = guardedPost({ allowPrivate: true, timeoutMs: 200, resolve: () => new Promise(() => undefined) });
    expect(await never('https://hook.example/', '{}')).toEqual({ kind: 'away', reason: 'timeout' });
    await hook.close();
    expect(await hasty(hook.url, '{}')).toEqual({ kind: 'away', reason: 'unreachable' });
  });
});
