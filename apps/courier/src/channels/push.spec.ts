import { pushKeysOf } from '@cobuild/config';
import { hookServer, type Hook, type Reply } from '../../testing/hook';
import { messageWith } from '../../testing/message';
import { pushBrowser, vapidClaims } from '../../testing/push-browser';
import { channelsFrom } from './channels';
import type { Sending } from './channel';

const keys = pushKeysOf('1f'.repeat(32));
const settings = { ...keys, subject: 'https://cobuild.example' };
const { push } = channelsFrom({ mail: null, push: settings, allowPrivate: true });

describe('push', () => {
  let hook: Hook;
  let reply: Reply = {};
  beforeAll(async () => (hook = await hookServer(() => reply)));
  afterAll(() => hook.close());
  const send = (more = {}, address = pushBrowser(hook.url).subscription): Promise<Sending> =>
    push.send(messageWith(more), { address, secret: null });

  it('is signed for the push service by our key, and nothing in it can be read on the way', async () => {
    reply = { status: 201 };
    expect(await send()).toEqual({ outcome: 'sent' });
    const { headers, bytes } = hook.received.at(-1)!;
    const claims = vapidClaims(headers.authorization!, keys.publicKey)!;
    expect(claims).toEqual({ aud: new URL(hook.url).origin, exp: expect.any(Number), sub: settings.subject });
    const left = Number(claims['exp']) - Date.now() / 1000;
    expect(left > 3600 && left <= 86_400).toBe(true);
    expect(vapidClaims(headers.authorization!, pushKeysOf('2e'.repeat(32)).publicKey)).toBeNull();
    expect(headers).toMatchObject({
      ttl: '259200',
      urgency: 'normal',
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
    });
    expect(bytes.includes(Buffer.from('主题党日'))).toBe(false);
  });

  it('is read by the browser that subscribed and no other: title, first line, link', async () => {
    const browser = pushBrowser(hook.url);
    await send({}, browser.subscription);
    const { bytes } = hook.received.at(-1)!;
    expect(browser.open(bytes)).toEqual({
      id: messageWith().id,
      lang: 'zh',
      title: '共建提醒：2 件事等您办理',
      body: '今天：主题党日，最迟 6月19日 周五 登记',
      link: 'https://cobuild.example/a/1?item=x&y=2',
      more: 3,
    });
    expect(() => pushBrowser(hook.url).open(bytes)).toThrow();
  });

  it('the same message has the same topic, so that a second one takes the place of the first; what is urgent says so', async () => {
    await send();
    await send({ urgent: true });
    await send({ id: 'another' });
    const [one, again, other] = hook.received.slice(-3).map(({ headers }) => headers);
    expect(one!['topic']).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect([again!['topic'] === one!['topic'], other!['topic'] === one!['topic']]).toEqual([true, false]);
    expect([one!['urgency'], again!['urgency']]).toEqual(['normal', 'high']);
  });

  it('stays within what every push service takes, and takes no link that is none', async () => {
    const browser = pushBrowser(hook.url);
    const lines = [{ text: '"共建"\n'.repeat(2000), link: 'javascript:alert(1)' }];
    await send({ subject: '"🏮"'.repeat(2000), lines }, browser.subscription);
    const { bytes } = hook.received.at(-1)!;
    expect(bytes.length).toBeLessThanOrEqual(4096);
    expect(browser.open(bytes)).toMatchObject({ link: null, body: expect.stringMatching(/^"共建" "共建"/) });
  });

  it.each<[number, Record<string, string>, Sending]>([
    [201, {}, { outcome: 'sent' }],
    [404, {}, { outcome: 'never', reason: 'gone' }],
    [410, {}, { outcome: 'never', reason: 'gone' }],
    [403, {}, { outcome: 'never', reason: 'http-403' }],
    [413, {}, { outcome: 'never', reason: 'http-413' }],
    [429, { 'retry-after': '7' }, { outcome: 'later', afterMs: 7000, reason: 'http-429' }],
    [500, { 'retry-after': '9' }, { outcome: 'later', afterMs: 9000, reason: 'http-500' }],
    [503, {}, { outcome: 'later', afterMs: null, reason: 'http-503' }],
    [400, { 'retry-after': '7' }, { outcome: 'later', afterMs: null, reason: 'http-400' }],
    [307, { location: '/elsewhere' }, { outcome: 'later', afterMs: null, reason: 'http-307' }],
  ])('takes %i %j for what it is', async (status, headers, expected) => {
    reply = { status, headers };
    expect(await send()).toEqual(expected);
  });

  it('sends nothing to what is no subscription, and does not go inside unless that is allowed', async () => {
    const before = hook.received.length;
    const { endpoint, keys: own } = JSON.parse(pushBrowser(hook.url).subscription) as {
      endpoint: string;
      keys: object;
    };
    for (const address of [
      'no json',
      'null',
      JSON.stringify({ endpoint }),
      JSON.stringify({ endpoint, keys: { ...own, p256dh: 'A'.repeat(87) } }),
      JSON.stringify({ endpoint: 'nowhere', keys: own }),
    ])
      expect(await send({}, address)).toEqual({ outcome: 'never', reason: 'bad-address' });
    const strict = channelsFrom({ mail: null, push: settings, allowPrivate: false }).push;
    const to = (url: string) => ({ address: pushBrowser(url).subscription, secret: null });
    for (const [url, reason] of [
      [hook.url.replace('http:', 'https:'), 'private-address'],
      ['https://169.254.169.254/', 'private-address'],
      [hook.url, 'not-https'],
    ] as const)
      expect(await strict.send(messageWith(), to(url))).toEqual({ outcome: 'never', reason });
    expect(hook.received).toHaveLength(before);
  });

  it('goes nowhere without a key', async () => {
    const { push: none } = channelsFrom({ mail: null, push: null, allowPrivate: true });
    expect(await none.send(messageWith(), { address: pushBrowser(hook.url).subscription, secret: null })).toEqual({
      outcome: 'never',
      reason: 'not-configured',
    });
  });
});
