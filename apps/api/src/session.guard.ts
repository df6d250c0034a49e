import { applyDecorators, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { dayOf } from '@cobuild/calendar';
import { DIRECTORY_ZONE, viewerOf, type SessionViewer } from '@cobuild/directory';
import type { Cookies } from './cookies';
import type { ApiDeps } from './deps';
import { Problem } from './problem';

/** The cookie that holds a session's token. */
export const SESSION = 'cobuild';

/** A request that has passed the guard; `viewer` is null where a route is open and nobody has signed in. */
export type SeenRequest = FastifyRequest & { viewer?: SessionViewer | null; token?: string | undefined };

/** Marks a route that needs nobody to have signed in (W1). */
export const Open = () => SetMetadata('open', true);

/** Marks a route that is the same for everybody, so that no session is looked up: it answers whatever else waits for the database. */
export const Anonymous = () => applyDecorators(Open(), SetMetadata('anonymous', true));

/**
 * Marks a route whose address is itself the right to it, so that it needs nobody to have signed in, and takes a plain form of ours,
 * which cannot send our header.
 */
export const ByAddress = () => applyDecorators(Open(), SetMetadata('by-address', true));

/** Marks a route that is open to a session which has to change its password first (W12). */
export const BeforeChange = () => SetMetadata('before-change', true);

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Who asks, from the session's cookie. Stops strangers with 401 and what another site makes a browser ask with 403. */
export class SessionGuard implements CanActivate {
  constructor(
    private readonly deps: ApiDeps,
    private readonly reflector: Reflector,
    private readonly cookies: Cookies,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SeenRequest>();
    const marked = (name: string) =>
      this.reflector.getAllAndOverride<boolean | undefined>(name, [context.getHandler(), context.getClass()]);
    if (!SAFE.includes(request.method)) {
      const ours = marked('by-address') ? fromOurPage(request) : fromOurSite(request) && hasOurHeader(request);
      if (!ours) throw crossSite();
    }
    request.viewer = null;
    if (marked('anonymous')) return true;
    request.token = await this.cookies.read(request, SESSION);
    const today = dayOf(this.deps.clock.now(), DIRECTORY_ZONE);
    request.viewer = request.token === undefined ? null : await viewerOf(this.deps.db.manager, request.token, today);
    if (marked('open')) return true;
    if (request.viewer?.mustChange && !marked('before-change')) throw passwordChangeNeeded();
    if (request.viewer) return true;
    throw new Problem(401, 'not-signed-in', { zh: '请先登录', en: 'Sign in first' });
  }
}

/**
 * A browser says where a request comes from (Fetch Metadata), and cannot be made to send a header of ours from elsewhere
 * without asking first: both are looked at (OWASP's cheat sheet on request forgery).
 */
function fromOurSite({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

const hasOurHeader = ({ headers }: FastifyRequest): boolean => headers['cobuild-csrf'] !== undefined;

/**
 * An older browser says only its page's origin, and of a page that tells nobody where it was (`no-referrer`) says `null`. What is
 * no browser, such as a mail provider that unsubscribes somebody (RFC 8058), says nothing.
 */
function fromOurPage(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined || origin === undefined || origin === 'null') return fromOurSite(request);
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

const passwordChangeNeeded = (): Problem =>
  new Problem(403, 'password-change-needed', {
    zh: '密码是管理员设的，请先改成自己的密码',
    en: 'An administrator set your password; choose one of your own first',
  });

const crossSite = (): Problem =>
  new Problem(403, 'cross-site', {
    zh: '请求缺少 Cobuild-CSRF 头，或来自其他网站',
    en: 'The request lacks the header Cobuild-CSRF, or comes from another site',
  });
