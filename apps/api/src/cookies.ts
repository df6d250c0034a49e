import { parseCookie, stringifySetCookie, type SetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-`: only from us, only over a safe connection, for the whole of us (RFC 6265bis). */
const PREFIX = '__Host-';

/** Loopback is a safe place to browsers, so `Secure` holds there too. */
const KEPT: Partial<SetCookie> = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' };

/** A cookie of ours, or undefined. */
export const cookieIn = ({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | undefined =>
  parseCookie(headers.cookie ?? '')[`${PREFIX}${name}`];

/** Gives the browser a cookie of ours; `null` takes it away. `more` overrides how it is kept. */
export function putCookie(
  reply: FastifyReply,
  name: string,
  value: string | null,
  more: Partial<SetCookie> = {},
): void {
  const gone = value === null ? { maxAge: 0 } : {};
  void reply.header(
    'set-cookie',
    stringifySetCookie({ ...KEPT, ...more, ...gone, name: `${PREFIX}${name}`, value: value ?? '' }),
  );
}
