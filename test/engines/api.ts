import { createApi } from '../../apps/api/src/app';
import { temporalHealth } from '../../apps/api/src/temporal-health';
import type { HandlerDeps } from '@cobuild/handler';

export type Answer = Readonly<{ status: number; headers: Headers; body: Record<string, unknown> }>;

/** The API on a port of its own. `log` has what it logged. */
export type TestApi = Readonly<{
  url: string;
  log: string[];
  ask(path: string, init?: RequestInit): Promise<Answer>;
  /** POST of JSON on behalf of `actor`. */
  command(path: string, actor: string, key: string, body: unknown, more?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}>;

/** Serves on these connections; `temporalAddress` is only asked for its health. */
export async function serve(deps: HandlerDeps, temporalAddress: string): Promise<TestApi> {
  const log: string[] = [];
  const temporal = temporalHealth(temporalAddress, 'default');
  const app = await createApi({ ...deps, temporal, clockMode: 'test' }, (line) => void log.push(line));
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    const body = /json/.test(response.headers.get('content-type') ?? '')
      ? (JSON.parse(text) as Answer['body'])
      : { text };
    return { status: response.status, headers: response.headers, body };
  };
  return {
    url,
    log,
    ask,
    command: (path, actor, key, body, more = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key, 'cobuild-actor': actor, ...more },
        body: JSON.stringify(body),
      }),
    close: async () => {
      await app.close();
      await temporal.close();
    },
  };
}
