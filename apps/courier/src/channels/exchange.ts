import type { LookupAddress } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';

/** `body` is the first 64 KB as text. */
export type Answered = Readonly<{ kind: 'answered'; status: number; retryAfter: string | null; body: string }>;

/** Of an answer, no more is read. */
const MOST_BYTES = 64 * 1024;

/**
 * One POST to one of these addresses and no other, whatever the name in the URL would resolve to by now; the connection is
 * not kept and a redirect is an answer. Rejects when there is no answer, and on the signal.
 */
export function exchange(
  url: URL,
  addresses: LookupAddress[],
  body: string | Buffer,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answered> {
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
