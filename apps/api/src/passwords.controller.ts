import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { dayOf } from '@cobuild/calendar';
import {
  DIRECTORY_ZONE,
  endSessions,
  hashPassword,
  namesOf,
  passwordOf,
  setPassword,
  unitsOfRights,
} from '@cobuild/directory';
import { ApiDeps } from './deps';
import { keeps, keepsPerson, needAdministrator } from './keeping';
import { needGoodPassword } from './password-policy';
import { Problem } from './problem';
import { BeforeChange, type SeenRequest } from './session.guard';
import { SignIn } from './sign-in/sign-in';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

/** A password as it comes in; `needGoodPassword` decides about it. */
export const Password = z.string().min(1).max(1000);
const Change = z.strictObject({ old: Password, password: Password });
const Anew = z.strictObject({ password: Password });
const Uuid = z.uuid();

/** Another password: by its owner, or by the administrator who keeps all that they may do (W9). */
@Controller()
export class PasswordsController {
  constructor(
    private readonly deps: ApiDeps,
    private readonly signing: SignIn,
  ) {}

  /** One's own, for which the old one is asked; every session but this one ends. */
  @Post('session/password')
  @BeforeChange()
  @HttpCode(200)
  async change(
    @Body(new Zod(Change)) { old, password }: z.output<typeof Change>,
    @Viewing() { person }: Viewer,
    @Req() request: SeenRequest,
  ) {
    const { db } = this.deps;
    needGoodPassword(password, await namesOf(db.manager, person), old);
    await this.signing.checkOwn(person, old, await passwordOf(db.manager, person), request.ip);
    const kept = await hashPassword(password);
    await db.transaction(async (tx) => {
      await setPassword(tx, person, kept, false);
      await endSessions(tx, person, request.token);
    });
    return { person, changed: true };
  }

  /** For somebody who has lost theirs; they sign in again everywhere, and choose one of their own (W12). */
  @Post('people/:person/password')
  @HttpCode(200)
  async set(
    @Param('person', new Zod(Uuid)) person: string,
    @Body(new Zod(Anew)) { password }: z.output<typeof Anew>,
    @Viewing() viewer: Viewer,
  ) {
    needAdministrator(viewer);
    await keepsPerson(this.deps.db.manager, viewer, person);
    needGoodPassword(password, await namesOf(this.deps.db.manager, person));
    const kept = await hashPassword(password); // outside the transaction: it takes long on purpose
    const today = dayOf(this.deps.clock.now(), DIRECTORY_ZONE);
    await this.deps.db.transaction(async (tx) => {
      await keepsPerson(tx, viewer, person);
      // Whoever sets a password could sign in with it, and would have rights of units they do not keep.
      for (const unit of await unitsOfRights(tx, person, today)) await keeps(tx, viewer, unit);
      if (!(await setPassword(tx, person, kept, true)))
        throw new Problem(409, 'no-login', {
          zh: '此人没有登录账号，不用密码登录',
          en: 'This person has no login, and signs in without a password',
        });
      await endSessions(tx, person);
    });
    return { person, changed: true };
  }
}
