import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { actsFor } from '@cobuild/access';
import { Id } from '@cobuild/api-schema';
import { beginSession, byLogin, checkPassword, endSession, nameOf } from '@cobuild/directory';
import { cookieIn, putCookie } from './cookies';
import { demoPeople, demoPerson, demoPosts } from './demo';
import { ApiDeps } from './deps';
import { notFound, Problem } from './problem';
import { Open, SESSION, SLOWLY, type SeenRequest } from './session.guard';
import { Zod } from './zod.pipe';

const SignIn = z.strictObject({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) });
const Demo = z.strictObject({ unit: Id, post: z.enum(demoPosts), under: Id.optional() });

/** Signing in and out. */
@Controller('session')
export class SessionController {
  constructor(private readonly deps: ApiDeps) {}

  @Post()
  @Open()
  @HttpCode(200)
  @RouteConfig(SLOWLY)
  async signIn(
    @Body(new Zod(SignIn)) { login, password }: z.output<typeof SignIn>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { manager } = this.deps.db;
    const account = await byLogin(manager, login);
    const right = await checkPassword(password, account?.password ?? null);
    if (!account || !right)
      throw new Problem(401, 'wrong-password', { zh: '账号或密码不对', en: 'Wrong account or password' });
    putCookie(reply, SESSION, await beginSession(manager, account.id));
    return { person: account.id };
  }

  /** Who I am, and which ways to sign in there are. */
  @Get()
  @Open()
  async who(@Req() { viewer }: SeenRequest) {
    const ways = { demo: this.deps.demo, provider: this.deps.oidc !== null };
    if (!viewer) return { signedIn: false, ways };
    const name = await nameOf(this.deps.db.manager, this.deps.side, viewer.person);
    return { signedIn: true, ways, ...viewer, name, actsFor: actsFor(viewer) };
  }

  @Delete()
  @Open()
  @HttpCode(200)
  async signOut(@Req() request: SeenRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = cookieIn(request, SESSION);
    if (token !== undefined) await endSession(this.deps.db.manager, token);
    putCookie(reply, SESSION, null);
    return { signedIn: false };
  }

  /** The made-up people there are; without demo mode there is no such place. */
  @Get('demo')
  @Open()
  async demo() {
    if (!this.deps.demo) throw notFound();
    return { people: await demoPeople(this.deps) };
  }

  /** Signs in as somebody made up, who is made when they are not there yet. */
  @Post('demo')
  @Open()
  @HttpCode(200)
  async demoSignIn(@Body(new Zod(Demo)) wish: z.output<typeof Demo>, @Res({ passthrough: true }) reply: FastifyReply) {
    if (!this.deps.demo) throw notFound();
    const person = await demoPerson(this.deps, wish);
    putCookie(reply, SESSION, await beginSession(this.deps.db.manager, person));
    return { person };
  }
}
