import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { mayConnect } from './addresses';
import { exchange, type Answered } from './exchange';

/** `refused`: we do not go there, ever; `away`: it could not be reached this time. */
export type Answer =
  | Answered
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

export type Post = (url: string, body: string | Buffer, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

const system = (host: string): Promise<LookupAddress[]> => lookup(host, { all: true });

/**
 * POSTs JSON, or what `content-type` says, to addresses that strangers have given us. A name is resolved once; unless every address it has may be
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

const refused = (reason: Extract<Answer, { kind: 'refused' }>['reason']): Answer => ({ kind: 'refused', reason });
const away = (reason: Extract<Answer, { kind: 'away' }>['reason']): Answer => ({ kind: 'away', reason });
