import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { actsFor } from '@cobuild/access';
import { Id } from '@cobuild/api-schema';
import { freshToken } from '@cobuild/config';
import { beginSession, endSession, nameOf } from '@cobuild/directory';
import { Cookies } from './cookies';
import { demoPeople, demoPerson, demoPosts } from './demo';
import { demoMode, demoOffWords, needDemo } from './demo-mode';
import { ApiDeps } from './deps';
import { Open, SESSION, type SeenRequest } from './session.guard';
import { withDevice } from './sign-in/devices';
import { needSafeConnection } from './sign-in/safe-connection';
import { SignIn } from './sign-in/sign-in';
import { Zod } from './zod.pipe';

const Credentials = z.strictObject({ login: z.string().min(1).max(100), password: z.string().min(1).max(1000) });
const Demo = z.strictObject({ unit: Id, post: z.enum(demoPosts), under: Id.optional() });

/** The cookie by which a browser is known to those who signed in with it, and how long it stays, in s. */
const DEVICE = 'cobuild-device';
const HALF_A_YEAR = 180 * 86_400;

/** Signing in and out. */
@Controller('session')
export class SessionController {
  constructor(
    private readonly deps: ApiDeps,
    private readonly cookies: Cookies,
    private readonly signing: SignIn,
  ) {}

  @Post()
  @Open()
  @HttpCode(200)
  async signIn(
    @Body(new Zod(Credentials)) { login, password }: z.output<typeof Credentials>,
    @Req() request: SeenRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    needSafeConnection(request);
    const device = await this.cookies.read(request, DEVICE);
    const person = await this.signing.check({ login, password, address: request.ip, device });
    const { db, deviceKey } = this.deps;
    await this.cookies.give(request, reply, SESSION, await beginSession(db.manager, person, 'password'));
    const known = withDevice(deviceKey, device, login, freshToken().slice(0, 22));
    await this.cookies.give(request, reply, DEVICE, known, { maxAge: HALF_A_YEAR });
    return { person };
  }

  /** Who I am, and which ways to sign in there are. */
  @Get()
  @Open()
  async who(@Req() { viewer }: SeenRequest) {
    const mode = await demoMode(this.deps);
    const ways = { demo: mode === 'on', demoOff: demoOffWords(mode), provider: this.deps.oidc !== null };
    if (!viewer) return { signedIn: false, ways };
    const name = await nameOf(this.deps.db.manager, this.deps.side, viewer.person);
    return { signedIn: true, ways, ...viewer, name, actsFor: actsFor(viewer) };
  }

  @Delete()
  @Open()
  @HttpCode(200)
  async signOut(@Req() request: SeenRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    if (request.token !== undefined) await endSession(this.deps.db.manager, request.token);
    await this.cookies.take(reply, SESSION);
    return { signedIn: false };
  }

  /** The made-up people there are; without demo mode there is no such place. */
  @Get('demo')
  @Open()
  async demo() {
    await needDemo(this.deps);
    return { people: await demoPeople(this.deps) };
  }

  /** Signs in as somebody made up, who is made when they are not there yet. */
  @Post('demo')
  @Open()
  @HttpCode(200)
  async demoSignIn(
    @Body(new Zod(Demo)) wish: z.output<typeof Demo>,
    @Req() request: SeenRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await needDemo(this.deps);
    needSafeConnection(request);
    const person = await demoPerson(this.deps, wish);
    await this.cookies.give(request, reply, SESSION, await beginSession(this.deps.db.manager, person, 'demo'));
    return { person };
  }
}
