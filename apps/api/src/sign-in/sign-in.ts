import { Injectable } from '@nestjs/common';
import { byLogin, checkPassword } from '@cobuild/directory';
import { ApiDeps } from '../deps';
import { tooManyTries } from '../limits/too-many';
import { Problem } from '../problem';
import { deviceOf } from './devices';
import { Lanes } from './lanes';
import { SignInLimits, type Miss } from './limits';

type Attempt = Readonly<{
  login: string;
  password: string;
  /** Of the connection, or as the trusted proxies say. */
  address: string;
  /** The cookie of browsers that somebody signed in with before. */
  device: string | undefined;
}>;

/** Seconds after which whoever found a full lane comes back. */
const LANE_SECONDS = 10;

/**
 * Checks passwords and counts what fails (W13). Tries of one account follow one another, so that many at once gain nothing. From an
 * address with too many failures one try at a time is checked; a right password is taken from there all the same.
 */
@Injectable()
export class SignIn {
  readonly limits: SignInLimits;
  private readonly lanes = new Lanes();

  constructor(private readonly deps: ApiDeps) {
    this.limits = new SignInLimits(deps.db);
  }

  /** Resolves with the person whose login and password these are; throws 401 or, with the seconds to wait, 429. */
  async check({ login, password, address, device }: Attempt): Promise<string> {
    const account = await byLogin(this.deps.db.manager, login);
    const nonce = deviceOf(this.deps.deviceKey, device, login);
    const counted = nonce === null ? `account ${login}` : `device ${nonce}`;
    const verify = () => this.verify(counted, password, account?.password ?? null, address, wrongPassword());
    if (nonce === null && (await this.limits.hasMissed('sign-in', address)))
      await this.inLane(`address ${address}`, verify);
    else await verify();
    if (!account) throw wrongPassword();
    return account.id;
  }

  /** Checks the password that somebody who has signed in has now; throws 403 or 429. */
  checkOwn(person: string, password: string, kept: string | null, address: string): Promise<void> {
    return this.verify(`owner ${person}`, password, kept, address, wrongOldPassword());
  }

  /** The refusal of what nobody has: as it is, or 429 once the address has asked for too much of that kind. */
  async missed(kind: Miss, address: string, refusal: Problem): Promise<Problem> {
    const seconds = await this.limits.missed(kind, address);
    return seconds > 0 ? tooManyTries(seconds) : refusal;
  }

  private verify(counted: string, password: string, kept: string | null, address: string, wrong: Problem) {
    return this.inLane(counted, async () => {
      const wait = await this.limits.waitOf(counted);
      if (wait > 0) throw tooManyTries(wait);
      if (await checkPassword(password, kept)) {
        await this.limits.forget(counted);
        return;
      }
      await this.limits.failed(counted);
      throw await this.missed('sign-in', address, wrong);
    });
  }

  private async inLane(lane: string, work: () => Promise<void>): Promise<void> {
    const done = await this.lanes.run(lane, async () => {
      await work();
      return true;
    });
    if (done === null) throw tooManyTries(LANE_SECONDS);
  }
}

const wrongPassword = (): Problem =>
  new Problem(401, 'wrong-password', { zh: '账号或密码不对', en: 'Wrong account or password' });

const wrongOldPassword = (): Problem =>
  new Problem(403, 'wrong-password', { zh: '原密码不对', en: 'The old password is wrong' });
