import { HttpException } from '@nestjs/common';
import type { ProblemDetails } from '@cobuild/api-schema';
import type { Refusal } from '@cobuild/agreement';
import { HashingBusy } from '@cobuild/directory';
import type { DoorRefusal } from '@cobuild/handler';
import { BadRequest } from './bad-request';
import type { Happened } from './since';
import { Problem } from './problems/api-problem';
import { bounded } from './problems/bounded';
import { doorProblem } from './problems/door';
import { passingTrouble } from './problems/passing';
import { refusalStatus, wordsOfRefusal } from './refusal-status';

export { Problem };

type Words = ProblemDetails['message'];
export type Lang = 'zh' | 'en';

/** A refusal on its way to the asker. */
export class RefusedByRule extends Error {
  /** `since` is what happened that the asker had not seen. */
  constructor(
    readonly refusal: Refusal | DoorRefusal,
    readonly since: readonly Happened[] = [],
  ) {
    super(refusal.code);
  }
}

/** No such thing, or not yours: the same answer. */
export const notFound = (): Problem => new Problem(404, 'not-found', { zh: '没有找到', en: 'Not found' });

/** Anything thrown as problem+json (RFC 9457), of a bounded size. Internals of faults are not told. */
export function problemOf(error: unknown, lang: Lang): ProblemDetails {
  const of = (status: number, code: string, message: Words, more: Partial<ProblemDetails> = {}): ProblemDetails =>
    bounded({
      type: `/problems/${code}`,
      title: message[lang],
      status,
      detail: message[lang],
      code,
      message,
      ...more,
    });
  if (error instanceof RefusedByRule) {
    const { code, about } = error.refusal;
    return of(refusalStatus[code], code, wordsOfRefusal[code], {
      ...(about === undefined ? {} : { about }),
      ...(error.since.length > 0 ? { since: [...error.since] } : {}),
    });
  }
  if (error instanceof Problem)
    return of(error.status, error.code, error.words, {
      ...(error.wrong.length > 0 ? { problems: [...error.wrong] } : {}),
      ...(error.blanks.length > 0 ? { blanks: [...error.blanks] } : {}),
    });
  if (error instanceof BadRequest)
    return of(
      400,
      'bad-request',
      { zh: '请求有误，见 problems', en: 'The request is wrong, see problems' },
      { problems: [...error.wrong], more: error.more },
    );
  if (error instanceof HashingBusy)
    return of(503, 'sign-in-busy', {
      zh: '现在登录的人太多，请稍后再试',
      en: 'Too many people sign in at this moment; try again in a few seconds',
    });
  const passing = passingTrouble(error);
  if (passing) return of(503, passing.code, passing.words);
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  if (status !== undefined && status >= 400 && status < 500) {
    const { code, words } = doorProblem(status);
    return of(status, code, words);
  }
  return of(500, 'fault', { zh: '系统出错，已记录', en: 'Something broke on our side; it has been logged' });
}
