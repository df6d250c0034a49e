import { serve, type TestApi } from '../../../test/engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at } from '../../../test/engines/year';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await testDatabase();
  const proxied = { trustedProxies: ['127.0.0.1'] };
  api = await serve(depsOn(database, standingClock(at('2026-03-10'))), needed('TEST_TEMPORAL_ADDRESS'), proxied);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const asking = (route: string, cookie: string, more: Record<string, string> = {}) => {
  const [method = '', path = ''] = route.split(' ');
  const headers = { 'cobuild-csrf': '1', ...(cookie === '' ? {} : { cookie }), ...more };
  return fetch(`${api.url}${path.replace(/:\w+/g, 'x').replace('*', 'x')}`, { method, headers, redirect: 'manual' });
};
/** Of the public log, of the console's files and of feeds: they say for themselves how long they are kept. */
const KEPT = /^GET \/(log|console|feeds)/;

it('every route answers everybody with the headers that a browser needs, wrong or right', async () => {
  const cookie = await api.cookieOf('district-1');
  const wrong: string[] = [];
  const routes = [
    ...api.routes,
    'GET /there-is-none',
    'POST /there-is-none',
    'GET /docs/ui/swagger-ui.css',
    'GET /console/',
  ];
  for (const route of routes)
    for (const [who, session] of [
      ['nobody', ''],
      ['officer', cookie],
    ] as const) {
      if (route.startsWith('DELETE /session') || route === 'POST /demo/year') continue;
      const { headers, body } = await asking(route, session);
      await body?.cancel();
      const expected: Readonly<Record<string, RegExp>> = {
        'x-content-type-options': /^nosniff$/,
        ...(headers.get('content-type')?.startsWith('text/event-stream')
          ? {}
          : {
              'x-frame-options': /^DENY$/,
              'referrer-policy': /^no-referrer$/,
              'content-security-policy': /^(default-src 'none'|sandbox)/,
            }),
        'cache-control': KEPT.test(route) || route.includes('/docs/ui') ? /./ : /no-store|private/,
      };
      for (const [name, value] of Object.entries(expected))
        if (!value.test(headers.get(name) ?? '')) wrong.push(`${route} for ${who}: ${name}: ${headers.get(name)}`);
      if (headers.has('strict-transport-security')) wrong.push(`${route}: HSTS over http`);
    }
  expect(wrong).toEqual([]);
}, 120_000);

it('over https, which a trusted proxy speaks for us, a browser is told to come by https', async () => {
  const https = { 'x-forwarded-proto': 'https' };
  for (const route of [
    'GET /health',
    'GET /console/',
    'GET /session',
    'GET /there-is-none',
    `GET /act/${'A'.repeat(43)}`,
  ])
    expect([route, (await asking(route, '', https)).headers.get('strict-transport-security')]).toEqual([
      route,
      'max-age=31536000',
    ]);
});

it('pages run what stands in them and nothing else', async () => {
  const policy = async (path: string) => (await asking(`GET ${path}`, '')).headers.get('content-security-policy');
  expect(await policy('/status')).toMatch(/style-src 'sha256-[^ ]+'; script-src 'sha256-[^ ]+';/);
  expect(await policy('/docs')).toMatch(/script-src 'sha256-[^ ]+' 'self';/);
  expect(await policy('/console/')).toContain("script-src 'self'");
  expect(await policy('/health')).toBe("default-src 'none';base-uri 'none';frame-ancestors 'none'");
});
