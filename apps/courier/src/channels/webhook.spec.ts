import { Webhook } from 'standardwebhooks';
import { hookServer, type Hook, type Reply } from '../../testing/hook';
import { messageWith } from '../../testing/message';
import { channelsFrom } from './channels';
import type { Sending } from './channel';

const OLD = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const NEW = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const { webhook } = channelsFrom({ mail: null, push: null, allowPrivate: true });

describe('webhook', () => {
  let hook: Hook;
  let reply: Reply = {};
  beforeAll(async () => (hook = await hookServer(() => reply)));
  afterAll(() => hook.close());
  const send = (secret: string | null = OLD): Promise<Sending> =>
    webhook.send(messageWith(), { address: hook.url, secret });

  it('is verified by the published library, under the old secret and the new one', async () => {
    reply = { status: 204 };
    expect(await send(`${OLD} ${NEW}`)).toEqual({ outcome: 'sent' });
    const { body, headers } = hook.received.at(-1)!;
    const signed = headers as Record<string, string>;
    for (const secret of [OLD, NEW])
      expect(new Webhook(secret).verify(body, signed)).toEqual({
        type: 'notice',
        timestamp: '2026-06-19T01:00:00.000Z',
        data: { ...messageWith(), at: undefined, urgent: undefined, checkpoint: undefined },
      });
    expect(signed['webhook-id']).toBe(messageWith().id);
    expect(() => new Webhook(OLD).verify(`${body} `, signed)).toThrow('No matching signature');
    expect(() => new Webhook(`whsec_${Buffer.alloc(24, 3).toString('base64')}`).verify(body, signed)).toThrow();
  });

  it.each<[number, Record<string, string>, Sending]>([
    [200, {}, { outcome: 'sent' }],
    [410, {}, { outcome: 'never', reason: 'gone' }],
    [429, { 'retry-after': '7' }, { outcome: 'later', afterMs: 7000, reason: 'http-429' }],
    [503, { 'retry-after': '999999999' }, { outcome: 'later', afterMs: 86_400_000, reason: 'http-503' }],
    [503, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, { outcome: 'later', afterMs: 0, reason: 'http-503' }],
    [429, { 'retry-after': 'soon' }, { outcome: 'later', afterMs: null, reason: 'http-429' }],
    [500, { 'retry-after': '7' }, { outcome: 'later', afterMs: null, reason: 'http-500' }],
    [302, { location: '/elsewhere' }, { outcome: 'later', afterMs: null, reason: 'http-302' }],
    [404, {}, { outcome: 'later', afterMs: null, reason: 'http-404' }],
  ])('takes %i %j for what it is', async (status, headers, expected) => {
    reply = { status, headers };
    expect(await send()).toEqual(expected);
  });

  it('takes the checkpoint along as a header, and none when there is none', async () => {
    reply = { status: 204 };
    const checkpoint = 'cobuild/test\n3\nAAAA\n\n\u2014 cobuild/test BBBB\n';
    await webhook.send(messageWith({ checkpoint }), { address: hook.url, secret: OLD });
    const header = hook.received.at(-1)!.headers['cobuild-checkpoint'] as string;
    expect(Buffer.from(header, 'base64').toString()).toBe(checkpoint);
    await send();
    expect(hook.received.at(-1)!.headers).not.toHaveProperty('cobuild-checkpoint');
  });

  it('sends nothing unsigned', async () => {
    const before = hook.received.length;
    for (const secret of [null, '', 'whsec_short', 'a secret', `${OLD} other`, `whsec_${'A'.repeat(33)}`])
      expect(await send(secret)).toEqual({ outcome: 'never', reason: 'bad-secret' });
    expect(hook.received).toHaveLength(before);
  });

  it('does not go inside unless that is allowed', async () => {
    const { webhook: strict } = channelsFrom({ mail: null, push: null, allowPrivate: false });
    const address = hook.url.replace('http:', 'https:');
    expect(await strict.send(messageWith(), { address, secret: OLD })).toEqual({
      outcome: 'never',
      reason: 'private-address',
    });
    expect(await strict.send(messageWith(), { address: hook.url, secret: OLD })).toEqual({
      outcome: 'never',
      reason: 'not-https',
    });
  });
});
