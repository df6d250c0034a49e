import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = Readonly<{
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
  bytes: Buffer;
}>;
export type Reply = Readonly<{ status?: number; headers?: Record<string, string>; body?: string }>;

/** A server on loopback that keeps what it got. */
export type Hook = Readonly<{ url: string; received: Received[]; close(): Promise<void> }>;

/** Answers each request by `reply`; null is no answer at all. */
export async function hookServer(reply: (request: Received) => Reply | null): Promise<Hook> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      const bytes = Buffer.concat(parts);
      const got = {
        method: request.method ?? '',
        url: new URL(request.url ?? '', 'http://hook'),
        headers: request.headers,
        body: bytes.toString('utf8'),
        bytes,
      };
      received.push(got);
      const answer = reply(got);
      if (answer) response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? '');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    close: () => closed(server),
  };
}

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
