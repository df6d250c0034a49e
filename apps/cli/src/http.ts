import { pause } from '@cobuild/config';

/** A request the API refused, with its problem as text. */
export class Refused extends Error {}

export type Api = Readonly<{
  /** Signs in as somebody made up of a unit, once; from then on what the unit asks is asked by them. Demo mode only. */
  signIn(unit: string, post: 'administrator' | 'officer' | 'secretary' | 'auditor', under?: string): Promise<void>;
  /** On behalf of a unit that has signed in, or of nobody. */
  get<T>(path: string, unit?: string): Promise<T>;
  /** Posts once in effect: the same key is sent until an answer comes, however long the API or the database is away. */
  post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<T>;
}>;

const RETRY_MS = 100;

/** The HTTP API at `baseUrl`. 503 and no answer at all are waited out; other refusals throw `Refused`. */
export function apiAt(baseUrl: string): Api {
  const cookies = new Map<string, string>();
  const call = async <T>(path: string, init: RequestInit, onOk?: (response: Response) => void): Promise<T> => {
    for (;;) {
      const response = await fetch(`${baseUrl}${path}`, { ...init, signal: AbortSignal.timeout(10_000) }).catch(
        () => null,
      );
      if (response?.ok) {
        onOk?.(response);
        return (await response.json()) as T;
      }
      if (response && response.status < 500)
        throw new Refused(`${init.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}`);
      await pause(RETRY_MS);
    }
  };
  const as = (unit: string | undefined): Record<string, string> => {
    const cookie = unit === undefined ? undefined : cookies.get(unit);
    return cookie === undefined ? {} : { cookie };
  };
  const posting = (body: unknown, headers: Readonly<Record<string, string>>): RequestInit => ({
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'cobuild-csrf': '1', ...headers },
  });
  return {
    signIn: async (unit, post, under) => {
      if (cookies.has(unit)) return;
      const wish = { unit, post, ...(under === undefined ? {} : { under }) };
      await call('/session/demo', posting(wish, {}), (response) => {
        const [cookie = ''] = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
        cookies.set(unit, cookie);
      });
    },
    get: (path, unit) => call(path, { headers: as(unit) }),
    post: (path, body, headers) => call(path, posting(body, { ...as(headers['cobuild-actor']), ...headers })),
  };
}
