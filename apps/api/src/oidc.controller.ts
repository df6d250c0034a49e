import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import * as client from 'openid-client';
import { beginSession, bySubject } from '@cobuild/directory';
import { Cookies } from './cookies';
import { ApiDeps, type Oidc } from './deps';
import { notFound, Problem } from './problem';
import { Open, SESSION, type SeenRequest } from './session.guard';
import { SignIn } from './sign-in/sign-in';

const PENDING = 'cobuild-oidc';
/** `lax`: the browser comes back from another site. */
const FOR_TEN_MINUTES = { sameSite: 'lax', maxAge: 600 } as const;

/** Signing in by an identity provider: authorization code with PKCE (RFC 7636). Without one there is no such place. */
@Controller('session/oidc')
export class OidcController {
  private found: Promise<client.Configuration> | undefined;

  constructor(
    private readonly deps: ApiDeps,
    private readonly cookies: Cookies,
    private readonly signing: SignIn,
  ) {}

  @Get()
  @Open()
  async begin(@Req() request: SeenRequest, @Res() reply: FastifyReply): Promise<void> {
    const oidc = this.oidc();
    const config = await this.provider(oidc);
    const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
    const to = client.buildAuthorizationUrl(config, {
      redirect_uri: wayBack(oidc),
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    await this.cookies.give(request, reply, PENDING, JSON.stringify({ verifier, state, nonce }), FOR_TEN_MINUTES);
    await reply.redirect(to.href, 302);
  }

  @Get('callback')
  @Open()
  async end(@Req() request: SeenRequest, @Res() reply: FastifyReply): Promise<void> {
    const oidc = this.oidc();
    const config = await this.provider(oidc);
    const pending = await this.cookies.read(request, PENDING);
    const claims = await this.claims(config, new URL(request.url, oidc.publicUrl), pending);
    if (!claims) throw await this.signing.missed('provider', request.ip, failed());
    const person = await bySubject(this.deps.db.manager, `${claims.iss} ${claims.sub}`);
    if (person === null)
      throw new Problem(403, 'no-account', {
        zh: '这个身份还没有开通账号，请联系区管理员',
        en: 'There is no account for this identity yet; ask the district administrator',
      });
    await this.cookies.give(request, reply, SESSION, await beginSession(this.deps.db.manager, person));
    await reply.redirect('/', 302);
  }

  private oidc(): Oidc {
    if (!this.deps.oidc) throw notFound();
    return this.deps.oidc;
  }

  /** Asked once, again after a failure. */
  private provider({ issuer, clientId, clientSecret }: Oidc): Promise<client.Configuration> {
    // A provider on this machine may speak plain HTTP; anywhere else TLS is asked for.
    const local = ['127.0.0.1', 'localhost'].includes(issuer.hostname);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is marked so that it stands out, and here it is meant
    const options = local ? { execute: [client.allowInsecureRequests] } : {};
    this.found ??= client.discovery(issuer, clientId, clientSecret, undefined, options).catch(() => {
      this.found = undefined;
      throw new Problem(503, 'provider-away', {
        zh: '统一身份认证暂时连不上，请稍后再试，或用账号密码登录',
        en: 'The identity provider is away; try again later, or sign in with an account and password',
      });
    });
    return this.found;
  }

  /** The claims that the provider vouches for; null for a code that was not asked for here, or has been used. */
  private async claims(
    config: client.Configuration,
    url: URL,
    pending: string | undefined,
  ): Promise<client.IDToken | null> {
    try {
      const { verifier, state, nonce } = JSON.parse(pending ?? '') as Record<'verifier' | 'state' | 'nonce', string>;
      const tokens = await client.authorizationCodeGrant(config, url, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
      });
      return tokens.claims() ?? null;
    } catch {
      return null;
    }
  }
}

const failed = (): Problem =>
  new Problem(401, 'sign-in-failed', { zh: '登录没有完成，请重新登录', en: 'Signing in did not succeed; try again' });

const wayBack = ({ publicUrl }: Oidc): string => new URL('/session/oidc/callback', publicUrl).href;
