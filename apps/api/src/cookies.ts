import { Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie, type SetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { installationId } from '@cobuild/directory';
import { ApiDeps } from './deps';
import { needSafeConnection } from './sign-in/safe-connection';

/** `__Host-`: only from us, only over a safe connection, for the whole of us (RFC 6265bis). */
const PREFIX = '__Host-';

/** Loopback is a safe place to browsers, so `Secure` holds there too. */
const KEPT: Partial<SetCookie> = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' };

type Request = Pick<FastifyRequest, 'headers' | 'protocol' | 'hostname'>;

/**
 * Cookies of this installation. A browser sends the cookies of a host to each of its ports, so the name of a cookie ends with the
 * installation's id: two Cobuilds on one host do not overwrite each other's.
 */
@Injectable()
export class Cookies {
  constructor(private readonly deps: ApiDeps) {}

  /** A cookie of ours, or undefined; one from before names bore an id counts as well. Asks the database only where there is a cookie. */
  async read({ headers }: Pick<Request, 'headers'>, name: string): Promise<string | undefined> {
    if (!headers.cookie?.includes(`${PREFIX}${name}`)) return undefined;
    const cookies = parseCookie(headers.cookie);
    return cookies[await this.named(name)] ?? cookies[`${PREFIX}${name}`];
  }

  /** Gives the browser a cookie of ours; `more` overrides how it is kept. Throws `https-needed` where the browser would drop it. */
  async give(
    request: Request,
    reply: FastifyReply,
    name: string,
    value: string,
    more: Partial<SetCookie> = {},
  ): Promise<void> {
    needSafeConnection(request);
    put(reply, { ...KEPT, ...more, name: await this.named(name), value });
  }

  /** Takes a cookie of ours away. */
  async take(reply: FastifyReply, name: string): Promise<void> {
    for (const one of [await this.named(name), `${PREFIX}${name}`])
      put(reply, { ...KEPT, maxAge: 0, name: one, value: '' });
  }

  private async named(name: string): Promise<string> {
    return `${PREFIX}${name}-${await installationId(this.deps.db)}`;
  }
}

const put = (reply: FastifyReply, cookie: SetCookie): void =>
  void reply.header('set-cookie', stringifySetCookie(cookie));
