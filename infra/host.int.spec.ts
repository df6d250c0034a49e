import { networkInterfaces, tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { needed, testDatabase, type TestDatabase } from '../test/engines/database';
import { startApp } from './app';
import { choosePortOn, urlAt } from './ports';
import { untilReady } from './ready';
import { up } from './up';

const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
const own = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
const hasIPv6 = addresses.some(({ address }) => address === '::1');

/** The addresses that this machine has, and whether only it reaches what listens there. */
const HOSTS: readonly (readonly [string, boolean])[] = [
  ['127.0.0.1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ...(hasIPv6
    ? ([
        ['::1', true],
        ['::', false],
      ] as const)
    : []),
  ...(own === undefined ? [] : ([[own, false]] as const)),
];

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'cobuild-host-'));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(HOSTS)(
  'HTTP_HOST=%s starts and answers; made-up people sign in there: %s',
  async (host, loopback) => {
    const port = await choosePortOn(host, 0);
    const settings = {
      DATABASE_URL: database.appUrl,
      TEMPORAL_ADDRESS: needed('TEST_TEMPORAL_ADDRESS'),
      HTTP_HOST: host,
      HTTP_PORT: String(port),
      COBUILD_DEMO: '1',
      COBUILD_MASTER_KEY: '07'.repeat(32),
      COBUILD_FILES: join(folder, 'files'),
      COBUILD_LOG: join(folder, 'log'),
    };
    const app = await startApp('api', settings, folder);
    const url = urlAt(host, port);
    const session = async () => {
      const response = await fetch(`${url}/session`, { signal: AbortSignal.timeout(2000) });
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as { ways: { demo: boolean; demoOff: { code: string } | null } };
    };
    expect(await untilReady(app.exited, session, 60_000)).toBeNull();
    const { ways } = await session();
    expect([ways.demo, ways.demoOff?.code ?? null]).toEqual([loopback, loopback ? null : 'beyond-loopback']);
    await app.stop();
  },
  120_000,
);

it('an address that the machine does not have is named, and nothing waits for it', async () => {
  await expect(choosePortOn('192.0.2.1', 0)).rejects.toThrow('HTTP_HOST=192.0.2.1');
});

it('everything comes up on the address that HTTP_HOST names, and says where', async () => {
  const host = own ?? '0.0.0.0';
  process.env.HTTP_HOST = host;
  try {
    const stack = await up({ profile: 'test-host', apiPort: 3950, log: () => undefined });
    stack.ready.catch(() => undefined);
    expect(new URL(stack.apiUrl).hostname).toBe(own ?? '127.0.0.1');
    expect((await fetch(`${stack.apiUrl}/openapi.json`)).status).toBe(200);
    await stack.stop();
  } finally {
    delete process.env.HTTP_HOST;
  }
}, 180_000);
