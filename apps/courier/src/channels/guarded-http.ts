import { lookup } from 'node:dns/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { mayConnect } from './addresses';

/** `refused`: we do not go there, ever; `away`: it could not be reached this time. */
export type Answer =
  | Readonly<{ kind: 'answered'; status: number; retryAfter: string | null; body: string }>
  | Readonly<{ kind: 'refused'; reason: 'bad-address' | 'not-https' | 'private-address' }>
  | Readonly<{ kind: 'away'; reason: 'unresolved' | 'timeout' | 'unreachable' }>;

export type Guard = Readonly<{
  /** Also servers inside (loopback, private networks), and http. */
  allowPrivate: boolean;
  /** All addresses of a host name; rejects when there are none. Else the system's. */
  resolve?: (host: string) => Promise<LookupAddress[]>;
  /** For everything together, in ms; else 10 000. */
  timeoutMs?: number;
}>;

export type Post = (url: string, body: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** Of an answer, no more is read. */
const MOST_BYTES = 64 * 1024;

const system = (host: string): Promise<LookupAddress[]> => lookup(host, { all: true });

/**
 * POSTs JSON to addresses that strangers have given us. A name is resolved once; unless every address it has may be
 * connected to, none is, and the connection goes to those very addresses. Redirects are not followed, connections not
 * kept, of the body the first 64 KB read. Never rejects.
 */
export const guardedPost =
  ({ allowPrivate, resolve = system, timeoutMs = 10_000 }: Guard): Post =>
  async (text, body, headers = {}) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return refused('bad-address');
    if (url.protocol === 'http:' && !allowPrivate) return refused('not-https');
    const signal = AbortSignal.timeout(timeoutMs);
    const addresses = await addressesOf(url.hostname, resolve, signal);
    if (!addresses) return away(signal.aborted ? 'timeout' : 'unresolved');
    if (!addresses.every(({ address }) => mayConnect(address, allowPrivate))) return refused('private-address');
    return exchange(url, addresses, body, headers, signal).catch(() =>
      away(signal.aborted ? 'timeout' : 'unreachable'),
    );
  };

/** Null when there are none, or not before the signal. The URL's parser has already made one form of all numeric hosts. */
async function addressesOf(
  hostname: string,
  resolve: (host: string) => Promise<LookupAddress[]>,
  signal: AbortSignal,
): Promise<LookupAddress[] | null> {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return [{ address: host, family: isIP(host) }];
  const late = new Promise<null>((give) => {
    signal.addEventListener('abort', () => give(null), { once: true });
  });
  const found = await Promise.race([resolve(host).catch(() => null), late]);
  return found?.length ? found : null;
}

function exchange(
  url: URL,
  addresses: LookupAddress[],
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((give, fail) => {
    const options: https.RequestOptions = {
      method: 'POST',
      agent: false,
      lookup: pinned(addresses),
      signal,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
    };
    const request = url.protocol === 'https:' ? https.request(url, options) : http.request(url, options);
    request.on('error', fail);
    request.on('response', (response) => {
      const { statusCode: status = 0, headers: heads } = response;
      readUpTo(MOST_BYTES, response).then(
        (text) => give({ kind: 'answered', status, retryAfter: heads['retry-after'] ?? null, body: text }),
        fail,
      );
    });
    request.end(body);
  });
}

/** Answers with what was checked, whatever is asked. */
const pinned =
  (addresses: LookupAddress[]): LookupFunction =>
  (_host, { all }, give) => {
    const [{ address, family } = { address: '', family: 0 }] = addresses;
    if (all) give(null, addresses);
    else give(null, address, family);
  };

/** The text of the first bytes; the rest is not fetched. */
async function readUpTo(most: number, response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= most) break; // leaving the loop destroys the response
  }
  return Buffer.concat(chunks).subarray(0, most).toString('utf8');
}

const refused = (reason: Extract<Answer, { kind: 'refused' }>['reason']): Answer => ({ kind: 'refused', reason });
const away = (reason: Extract<Answer, { kind: 'away' }>['reason']): Answer => ({ kind: 'away', reason });
