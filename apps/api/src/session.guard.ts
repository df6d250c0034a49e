import { SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '@cobuild/access';
import { dayOf } from '@cobuild/calendar';
import { DIRECTORY_ZONE, viewerOf } from '@cobuild/directory';

import { cookieIn } from './cookies';
import type { ApiDeps } from './deps';
import { Problem } from './problem';

/** The cookie that holds a session's token. */
export const SESSION = 'cobuild';

/** Where a password can be guessed: ten tries a minute from one address. */
export const SLOWLY = { rateLimit: { max: 10, timeWindow: '1 minute' } };

/** A request that has passed the guard; `viewer` is null where a route is open and nobody has signed in. */
export type SeenRequest = FastifyRequest & { viewer?: Viewer | null };

/** Marks a route that needs nobody to have signed in (W1). */
export const Open = () => SetMetadata('open', true);

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Who asks, from the session's cookie. Stops strangers with 401 and what another site makes a browser ask with 403. */
export class SessionGuard implements CanActivate {
  constructor(
    private readonly deps: ApiDeps,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SeenRequest>();
    if (!SAFE.includes(request.method)) refuseCrossSite(request);
    const token = cookieIn(request, SESSION);
    const today = dayOf(this.deps.clock.now(), DIRECTORY_ZONE);
    request.viewer = token === undefined ? null : await viewerOf(this.deps.db.manager, token, today);
    const open = this.reflector.getAllAndOverride<boolean | undefined>('open', [
      context.getHandler(),
      context.getClass(),
    ]);
    if (request.viewer || open) return true;
    throw new Problem(401, 'not-signed-in', { zh: '请先登录', en: 'Sign in first' });
  }
}

/**
 * A browser says where a request comes from (Fetch Metadata), and cannot be made to send a header of ours from elsewhere
 * without asking first: both are looked at (OWASP's cheat sheet on request forgery).
 */
function refuseCrossSite({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  const ours = site === undefined || site === 'same-origin' || site === 'none';
  if (!ours || headers['cobuild-csrf'] === undefined)
    throw new Problem(403, 'cross-site', {
      zh: '请求缺少 Cobuild-CSRF 头，或来自其他网站',
      en: 'The request lacks the header Cobuild-CSRF, or comes from another site',
    });
}
