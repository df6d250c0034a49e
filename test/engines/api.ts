import { createApi } from '../../apps/api/src/app';
import { temporalHealth } from '../../apps/api/src/temporal-health';
import type { ApiDeps } from '../../apps/api/src/deps';
import { closeWithin } from '../../apps/api/src/drain';
import { Readiness } from '../../apps/api/src/readiness';
import { StorageAlarm } from '../../apps/api/src/storage-alarm';
import { personLimits } from '../../apps/api/src/limits/settings';
import { createDataSource } from '@cobuild/ledger';
import { liveLimits } from '../../apps/api/src/live/limits';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deviceKeyOf, sideStore } from '@cobuild/directory';
import type { HandlerDeps } from '@cobuild/handler';
import { closesAtEnd } from './resources';

export type Answer = Readonly<{ status: number; headers: Headers; body: Record<string, unknown> }>;

/** The API on a port of its own. `log` has what it logged. */
export type TestApi = Readonly<{
  url: string;
  log: string[];
  /** Where it keeps files. */
  files: string;
  /** `GET /path/:id` of every route of ours. */
  routes: ReadonlySet<string>;
  /** On behalf of `unit`, or of nobody. */
  ask(path: string, init?: RequestInit, unit?: string): Promise<Answer>;
  /** The cookie of somebody made up who holds a post in a unit: an officer in what is called a district, else a secretary. */
  cookieOf(unit: string): Promise<string>;
  /** POST of JSON on behalf of `actor`. */
  command(path: string, actor: string, key: string, body: unknown, more?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}>;

/** Any text will do: nobody here encrypts. */
const PUSH_KEY = 'B'.repeat(87);

/** The district under which made-up units are. */
const DISTRICT = 'district-1';

/** A spec does in seconds what people do in days: as often as it likes, all else as it is. */
const often = { points: 100_000, seconds: 1 };
const hurried = { ...personLimits, rates: { command: often, upload: often, channel: often } };

/** Serves on these connections; `temporalAddress` is only asked for its health. */
export async function serve(
  deps: HandlerDeps,
  temporalAddress: string,
  more: Partial<
    Pick<
      ApiDeps,
      | 'demo'
      | 'oidc'
      | 'live'
      | 'pushKey'
      | 'log'
      | 'beyondLoopback'
      | 'trustedProxies'
      | 'clockMode'
      | 'limits'
      | 'files'
    >
  > = {},
): Promise<TestApi> {
  const log: string[] = [];
  const temporal = temporalHealth(temporalAddress, 'default');
  const files = more.files ?? mkdtempSync(join(tmpdir(), 'cobuild-files-'));
  const { options } = deps.db;
  const healthDb = createDataSource('url' in options ? (options.url ?? '') : '', { purpose: 'health', poolSize: 2 });
  const side = sideStore(Buffer.alloc(32, 7));
  const all = {
    ...deps,
    side,
    files,
    log: join(files, 'log'),
    demo: true,
    beyondLoopback: false,
    trustedProxies: false as const,
    deviceKey: deviceKeyOf(Buffer.alloc(32, 7)),
    oidc: null,
    pushKey: PUSH_KEY,
    temporal,
    clockMode: 'test',
    live: liveLimits,
    storage: new StorageAlarm(deps.clock),
    limits: hurried,
    healthDb,
    readiness: new Readiness(),
    ...more,
  };
  const started: (() => Promise<unknown>)[] = [];
  const close = closesAtEnd('API', async () => {
    for (const end of started.reverse()) await end();
    if (more.files === undefined) rmSync(files, { recursive: true, force: true });
  });
  started.push(() => temporal.close());
  await healthDb.initialize();
  started.push(() => healthDb.destroy());
  all.readiness.begin();
  const app = await createApi(all, (line) => void log.push(line));
  started.push(() => closeWithin(app, 1000, () => undefined));
  const routes = new Set<string>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url: path }) => {
      for (const one of [method].flat())
        if (one !== 'HEAD' && !path.startsWith('/docs/ui')) routes.add(`${one} ${path}`);
    });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const cookies = new Map<string, string>();
  const cookieOf = async (unit: string): Promise<string> => {
    const known = cookies.get(unit);
    if (known !== undefined) return known;
    const post = unit.includes('district') ? 'officer' : 'secretary';
    const response = await fetch(`${url}/session/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cobuild-csrf': '1' },
      body: JSON.stringify({ unit, post, ...(post === 'officer' ? {} : { under: DISTRICT }) }),
    });
    const [cookie = ''] = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    cookies.set(unit, cookie);
    return cookie;
  };
  const ask = async (path: string, init: RequestInit = {}, unit?: string): Promise<Answer> => {
    const cookie = unit === undefined ? {} : { cookie: await cookieOf(unit) };
    const headers = { ...cookie, 'cobuild-csrf': '1', ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(`${url}${path}`, { ...init, headers });
    const text = await response.text();
    const body = /json/.test(response.headers.get('content-type') ?? '')
      ? (JSON.parse(text) as Answer['body'])
      : { text };
    return { status: response.status, headers: response.headers, body };
  };
  return {
    url,
    log,
    routes,
    files,
    ask,
    cookieOf,
    command: (path, actor, key, body, more = {}) =>
      ask(
        path,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key, 'cobuild-actor': actor, ...more },
          body: JSON.stringify(body),
        },
        actor,
      ),
    close,
  };
}
