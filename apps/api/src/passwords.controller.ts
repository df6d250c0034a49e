import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { dayOf } from '@cobuild/calendar';
import {
  checkPassword,
  DIRECTORY_ZONE,
  endSessions,
  hashPassword,
  passwordOf,
  setPassword,
  unitsOfRights,
} from '@cobuild/directory';
import { cookieIn } from './cookies';
import { ApiDeps } from './deps';
import { keeps, keepsPerson, needAdministrator } from './keeping';
import { Problem } from './problem';
import { SESSION, SLOWLY, type SeenRequest } from './session.guard';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

/** As long as a password has to be. */
export const Password = z.string().min(10).max(200);
const Change = z.strictObject({ old: z.string().min(1).max(200), password: Password });
const Anew = z.strictObject({ password: Password });
const Uuid = z.uuid();

/** Another password: by its owner, or by the administrator who keeps all that they may do (W9). */
@Controller()
export class PasswordsController {
  constructor(private readonly deps: ApiDeps) {}

  /** One's own, for which the old one is asked; every session but this one ends. */
  @Post('session/password')
  @HttpCode(200)
  @RouteConfig(SLOWLY)
  async change(
    @Body(new Zod(Change)) { old, password }: z.output<typeof Change>,
    @Viewing() { person }: Viewer,
    @Req() request: SeenRequest,
  ) {
    const { db } = this.deps;
    if (!(await checkPassword(old, await passwordOf(db.manager, person))))
      throw new Problem(403, 'wrong-password', { zh: '原密码不对', en: 'The old password is wrong' });
    const kept = await hashPassword(password);
    await db.transaction(async (tx) => {
      await setPassword(tx, person, kept);
      await endSessions(tx, person, cookieIn(request, SESSION));
    });
    return { person, changed: true };
  }

  /** For somebody who has lost theirs; they have to sign in again everywhere. */
  @Post('people/:person/password')
  @HttpCode(200)
  async set(
    @Param('person', new Zod(Uuid)) person: string,
    @Body(new Zod(Anew)) { password }: z.output<typeof Anew>,
    @Viewing() viewer: Viewer,
  ) {
    needAdministrator(viewer);
    const kept = await hashPassword(password); // outside the transaction: it takes long on purpose
    const today = dayOf(this.deps.clock.now(), DIRECTORY_ZONE);
    await this.deps.db.transaction(async (tx) => {
      await keepsPerson(tx, viewer, person);
      // Whoever sets a password could sign in with it, and would have rights of units they do not keep.
      for (const unit of await unitsOfRights(tx, person, today)) await keeps(tx, viewer, unit);
      if (!(await setPassword(tx, person, kept)))
        throw new Problem(409, 'no-login', {
          zh: '此人没有登录账号，不用密码登录',
          en: 'This person has no login, and signs in without a password',
        });
      await endSessions(tx, person);
    });
    return { person, changed: true };
  }
}
