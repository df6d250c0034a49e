import { pushKeysOf } from '@cobuild/config';
import type { Notice } from '@cobuild/notice';
import { hookServer, type Hook } from '../../courier/testing/hook';
import { pushBrowser, vapidClaims } from '../../courier/testing/push-browser';
import { send, tell } from '../../courier/src/send';
import { serve, type TestApi } from '../../../test/engines/api';
import { courierOn } from '../../../test/engines/courier';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';

const keys = pushKeysOf('1f'.repeat(32));
const push = { ...keys, subject: 'https://cobuild.test' };
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;
let hook: Hook;
let status = 201;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { pushKey: keys.publicKey });
  hook = await hookServer(() => ({ status }));
});
afterAll(async () => {
  await api.close();
  await hook.close();
  await database.close();
});

const subscribe = (subscription: unknown, unit = 'p-community', more: object = {}) =>
  api.ask(
    '/channels',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'push', subscription, ...more }),
    },
    unit,
  );
const told = (n: number): Notice => {
  const line = { agreement: 'p', occasion: `p/${n}`, code: 'in-force', item: null, on: null, urgent: true } as const;
  return { id: `n-${n}`, party: 'p-community', at: clock.at, lines: [line] };
};

it('a browser subscribes to our key, is told through its push service, and is given up when it is gone', async () => {
  await sign(depsOn(database, clock), 'p', yearOf('police-section-pairing', 2026, 'p').acts);
  const browser = pushBrowser(hook.url);
  const { body: asked } = await api.ask('/channels/push-key', {}, 'p-community');
  expect(asked).toEqual({ key: keys.publicKey });
  const wish = { ...(JSON.parse(browser.subscription) as object), expirationTime: null };
  const { body } = await subscribe(wish);
  const channel = body['channel'] as string;
  expect((await subscribe(wish)).body).toEqual({ channel });
  expect((await subscribe(wish, 'p-police')).body).not.toEqual({ channel });
  expect((await subscribe(JSON.parse(pushBrowser(hook.url).subscription))).body).not.toEqual({ channel });

  const deps = courierOn(database.db, clock, { mail: null, push, allowPrivate: true });
  await tell(deps, [told(1)]);
  await send(deps, channel);
  const { headers, bytes } = hook.received.at(-1)!;
  expect(vapidClaims(headers.authorization!, keys.publicKey)).toMatchObject({ sub: push.subject });
  expect(headers['urgency']).toBe('high');
  expect(browser.open(bytes)).toMatchObject({
    lang: 'zh',
    title: expect.stringContaining('生效'),
    link: 'http://cobuild.test/agreements/p',
  });

  status = 410;
  await tell(deps, [told(2)]);
  await send(deps, channel);
  const { body: list } = await api.ask('/channels/messages', {}, 'p-community');
  const states = (list['messages'] as { state: string; reason: string | null }[]).map(({ state, reason }) => ({
    state,
    reason,
  }));
  expect(states).toEqual(
    expect.arrayContaining([
      { state: 'dead', reason: 'gone' },
      { state: 'sent', reason: null },
    ]),
  );
});

it('where a browser is reached stands sealed, and nowhere in the answers', async () => {
  const { subscription } = pushBrowser('https://push.example/secret-token');
  await subscribe(JSON.parse(subscription));
  const find = `SELECT t.sealed FROM directory.channels c JOIN side.texts t ON t.id = c.address`;
  const rows = await database.db.query<{ sealed: Buffer }[]>(find);
  const { body } = await api.ask('/channels', {}, 'p-community');
  const kept = [...rows.map(({ sealed }) => sealed), Buffer.from(JSON.stringify(body))];
  expect(kept.length).toBeGreaterThan(1);
  expect(kept.filter((one) => one.includes('secret-token'))).toEqual([]);
});

it('takes what a browser says of itself, of oneself only, and nothing else', async () => {
  const good = JSON.parse(pushBrowser(hook.url).subscription) as { endpoint: string; keys: Record<string, string> };
  for (const wrong of [
    { ...good, endpoint: 'file:///etc/passwd' },
    { ...good, endpoint: `https://push.example/${'x'.repeat(2000)}` },
    { endpoint: good.endpoint },
    { ...good, keys: { ...good.keys, p256dh: 'A'.repeat(87) } },
    { ...good, keys: { ...good.keys, auth: 'short' } },
    { ...good, more: 1 },
  ])
    expect((await subscribe(wrong)).status).toBe(400);
  expect((await subscribe(good, 'p-community', { unit: 'p-community' })).status).toBe(400);
  expect((await subscribe(good)).body['code']).toBe('too-many-channels'); // three are there already
  expect((await subscribe(good, 'p-police')).status).toBe(200);
});

it('without a key there is no push, and it says so', async () => {
  const none = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'), { pushKey: null });
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ kind: 'push', subscription: JSON.parse(pushBrowser(hook.url).subscription) });
  const asked = await none.ask('/channels/push-key', {}, 'p-community');
  const added = await none.ask('/channels', { method: 'POST', headers, body }, 'p-community');
  await none.close();
  expect([asked.status, added.status]).toEqual([404, 404]);
});
