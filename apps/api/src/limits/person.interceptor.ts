import { SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { LaneRefused, Lanes, pause } from '@cobuild/config';
import type { SeenRequest } from '../session.guard';
import { consumed } from './consumed';
import type { Deed, PersonLimits } from './settings';
import { tooManyAtOnce, tooOften, type TooMany } from './too-many';

const DOING = 'doing';

/** Says that a route takes a file, or changes channels; every other route that writes is a command. */
export const Doing = (doing: Deed) => SetMetadata(DOING, doing);

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** One person takes no more of a process than is theirs, however many connections they open; nobody else waits for it. */
export class PersonInterceptor implements NestInterceptor {
  private readonly rates: Readonly<Record<Deed, RateLimiterMemory>>;
  private readonly lanes: Readonly<Record<keyof PersonLimits['lanes'], Lanes>>;

  constructor(
    private readonly limits: PersonLimits,
    private readonly reflector: Reflector,
  ) {
    const rate = (doing: Deed) => {
      const { points, seconds } = limits.rates[doing];
      return new RateLimiterMemory({ keyPrefix: doing, points, duration: seconds });
    };
    this.rates = { command: rate('command'), upload: rate('upload'), channel: rate('channel') };
    const { read, write, upload } = limits.lanes;
    this.lanes = { read: new Lanes(read), write: new Lanes(write), upload: new Lanes(upload) };
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer, method } = context.switchToHttp().getRequest<SeenRequest>();
    if (!viewer) return next.handle();
    const answered = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    if (SAFE.includes(method)) return from(this.inLane('read', viewer.person, answered));
    const doing =
      this.reflector.getAllAndOverride<Deed | undefined>(DOING, [context.getHandler(), context.getClass()]) ??
      'command';
    const write = async () => {
      await this.count(doing, viewer.person);
      return this.inLane(doing === 'upload' ? 'upload' : 'write', viewer.person, answered);
    };
    return from(write());
  }

  private async count(doing: Deed, person: string): Promise<void> {
    const seconds = await consumed(this.rates[doing], person);
    if (seconds > 0) await this.refuse(tooOften(seconds));
  }

  private async inLane(lane: keyof PersonLimits['lanes'], person: string, work: () => Promise<unknown>) {
    try {
      return await this.lanes[lane].run(person, work);
    } catch (error) {
      if (error instanceof LaneRefused) return this.refuse(tooManyAtOnce());
      throw error;
    }
  }

  /** Later than at once: whoever asks again without waiting is slowed, and everybody else is served meanwhile. */
  private async refuse(refusal: TooMany): Promise<never> {
    await pause(this.limits.holdBackMs);
    throw refusal;
  }
}
