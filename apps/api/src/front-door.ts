import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { ProblemDetails } from '@cobuild/api-schema';
import { problemOf, type Lang } from './problem';
import { doorProblem } from './problems/door';

/** The most bytes of a body that no route declares otherwise (`bodyBytes` of its config). */
const BODY_BYTES = 64 * 1024;

/** The longest address that is read, in characters; headers in all may be as long as Node's parser is told. */
const URL_CHARACTERS = 8 * 1024;
const HEADER_BYTES = 32 * 1024;

/** The reader's language: English where the browser asks for it, else Chinese. */
export const langOf = ({ headers }: Pick<IncomingMessage, 'headers'>): Lang =>
  /^\s*en/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh';

/** Sends a problem in the reader's language. */
export function sendProblem(reply: FastifyReply, problem: ProblemDetails, lang: Lang): void {
  void reply
    .status(problem.status)
    .headers({ 'content-type': 'application/problem+json; charset=utf-8', 'content-language': lang })
    .send(problem);
}

/** The server reads requests with these settings: small bodies, and a problem for each request that fits no route. */
export const frontDoor: FastifyServerOptions & Readonly<{ http: { maxHeaderSize: number } }> = {
  bodyLimit: BODY_BYTES,
  http: { maxHeaderSize: HEADER_BYTES },
  routerOptions: { maxParamLength: URL_CHARACTERS },
  frameworkErrors: (error, request: FastifyRequest, reply: FastifyReply) => {
    const lang = langOf(request.raw);
    sendProblem(reply, problemOf(doorProblem(error.statusCode ?? 400), lang), lang);
  },
  clientErrorHandler: answerBroken,
};

/** A request that Node's parser does not read has no reply object: the answer is written to its socket, and that is closed. */
function answerBroken(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = statusOf(error);
  const body = JSON.stringify(problemOf(doorProblem(status), 'zh'));
  const allow = status === 405 ? 'Allow: GET, HEAD, POST, PATCH, DELETE\r\n' : '';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Language: zh\r\n${allow}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function statusOf({ code, rawPacket }: ConnectionError): number {
  if (code === 'HPE_INVALID_METHOD') return 405;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code !== 'HPE_HEADER_OVERFLOW') return 400;
  // A first line without end is an address that is too long. The packet is a Buffer, whatever its type says.
  return (rawPacket as unknown as Buffer).subarray(0, URL_CHARACTERS).includes('\r\n') ? 431 : 414;
}

/** The methods that the routes of the server answer; asked once all are there. */
export type Routes = Readonly<{
  /** The methods with which an address can be asked, sorted; none where nothing is. */
  allowedAt(url: string): string[];
}>;

/** Hooks on every route: its own limit of the body, no address that is too long; remembers which methods there are where. */
export function watchRoutes(fastify: FastifyInstance): Routes {
  const known: Readonly<{ methods: string[]; pattern: RegExp }>[] = [];
  fastify.addHook('onRoute', (route) => {
    const { bodyBytes } = (route.config ?? {}) as { bodyBytes?: number };
    if (bodyBytes !== undefined) route.bodyLimit = bodyBytes;
    if (route.url !== '*' && route.url !== '/*')
      known.push({ methods: [route.method].flat(), pattern: patternOf(route.url) });
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(request.url.length > URL_CHARACTERS ? doorProblem(414) : undefined);
  });
  return {
    allowedAt: (url) => {
      const path = url.split('?')[0] ?? '';
      const methods = known.filter(({ pattern }) => pattern.test(path)).flatMap((one) => one.methods);
      return [...new Set(methods)].sort();
    },
  };
}

/** A route's path as an expression without backtracking: a parameter is one part, a star the rest. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replace(/\*/g, '.*')}/?$`,
  );
