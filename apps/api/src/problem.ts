import { HttpException } from '@nestjs/common';
import type { ProblemDetails } from '@cobuild/api-schema';
import type { Refusal } from '@cobuild/agreement';
import { readOnlyWords, writeTrouble, type DoorRefusal } from '@cobuild/handler';
import { BadRequest, type Wrong } from './bad-request';
import type { Happened } from './since';
import { refusalStatus, wordsOfRefusal } from './refusal-status';

type Words = ProblemDetails['message'];
type Lang = 'zh' | 'en';

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

/** Something the API itself says no to, with its status and words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly words: Words,
    readonly wrong: readonly Wrong[] = [],
  ) {
    super(code);
  }
}

/** No such thing, or not yours: the same answer. */
export const notFound = (): Problem => new Problem(404, 'not-found', { zh: '没有找到', en: 'Not found' });

/** Anything thrown as problem+json (RFC 9457). Internals of faults are not told. */
export function problemOf(error: unknown, lang: Lang): ProblemDetails {
  const of = (status: number, code: string, message: Words, more: Partial<ProblemDetails> = {}): ProblemDetails => ({
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
    return of(error.status, error.code, error.words, error.wrong.length > 0 ? { problems: [...error.wrong] } : {});
  if (error instanceof BadRequest)
    return of(
      400,
      'bad-request',
      { zh: '请求有误，见 problems', en: 'The request is wrong, see problems' },
      { problems: [...error.wrong] },
    );
  const trouble = writeTrouble(error);
  if (trouble) return of(503, trouble, readOnlyWords[trouble]);
  if (isAway(error))
    return of(503, 'ledger-away', {
      zh: '账本数据库暂时连不上，请稍后用同一个 Idempotency-Key 重发',
      en: 'The ledger database is away; send again later with the same Idempotency-Key',
    });
  if (error instanceof HttpException)
    return of(error.getStatus(), error.getStatus() === 404 ? 'not-found' : 'bad-request', {
      zh: error.getStatus() === 404 ? '没有找到' : '请求有误',
      en: error.message,
    });
  const status = (error as { statusCode?: number } | null)?.statusCode;
  if (status !== undefined && status >= 400 && status < 500)
    return of(status, 'bad-request', { zh: '请求有误', en: (error as Error).message });
  return of(500, 'fault', { zh: '系统出错，已记录', en: 'Something broke on our side; it has been logged' });
}

/** PostgreSQL's classes for a server that is gone or going, and the driver's words for a connection that is. */
const AWAY_CODES = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|08...|53300)$/;
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|not initialized|Driver not Connected|not established|Client has encountered a connection error|not queryable/i;

/** Whether an error means that the database cannot be reached, as against a fault of ours. */
export function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, driverError, errors } = error as Record<string, unknown>;
  if (typeof code === 'string' && AWAY_CODES.test(code)) return true;
  if (typeof message === 'string' && AWAY_WORDS.test(message)) return true;
  const inner: unknown = driverError ?? (Array.isArray(errors) ? errors[0] : undefined);
  return inner !== error && isAway(inner);
}
