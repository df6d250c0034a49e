import { pause } from '@cobuild/config';

/** A request the API refused, with its problem as text. */
export class Refused extends Error {}

export type Api = Readonly<{
  get<T>(path: string): Promise<T>;
  /** Posts once in effect: the same key is sent until an answer comes, however long the API or the database is away. */
  post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<T>;
}>;

const RETRY_MS = 100;

/** The HTTP API at `baseUrl`. 503 and no answer at all are waited out; other refusals throw `Refused`. */
export function apiAt(baseUrl: string): Api {
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    for (;;) {
      const response = await fetch(`${baseUrl}${path}`, { ...init, signal: AbortSignal.timeout(10_000) }).catch(
        () => null,
      );
      if (response?.ok) return (await response.json()) as T;
      if (response && response.status < 500)
        throw new Refused(`${init.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}`);
      await pause(RETRY_MS);
    }
  };
  return {
    get: (path) => call(path, {}),
    post: (path, body, headers) =>
      call(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
  };
}
