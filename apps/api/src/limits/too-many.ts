import { Problem } from '../problems/api-problem';

/** A limit of somebody's own is reached; nothing was done, and it is free again after `retryAfter` seconds. */
export class TooMany extends Problem {
  constructor(
    code: string,
    readonly retryAfter: number,
    words: Readonly<{ zh: string; en: string }>,
  ) {
    super(429, code, words);
  }
}

export const tooOften = (seconds: number): TooMany =>
  new TooMany('too-often', seconds, {
    zh: `操作太频繁，请等 ${seconds} 秒再试`,
    en: `Too many requests from you; wait ${seconds} seconds and try again`,
  });

/** The refusal of a guess after too many wrong ones; the wait is said in minutes where it is long. */
export function tooManyTries(seconds: number): TooMany {
  const wait = Math.max(1, Math.ceil(seconds));
  const { zh, en } = waitInWords(wait);
  return new TooMany('too-often', wait, {
    zh: `尝试太频繁，请等${zh}再试`,
    en: `Too often; wait ${en} and try again`,
  });
}

const waitInWords = (seconds: number): Readonly<{ zh: string; en: string }> => {
  if (seconds < 120) return { zh: ` ${seconds} 秒`, en: seconds === 1 ? 'a second' : `${seconds} seconds` };
  const minutes = Math.ceil(seconds / 60);
  return { zh: ` ${minutes} 分钟`, en: `${minutes} minutes` };
};

export const tooManyAtOnce = (): TooMany =>
  new TooMany('too-many-at-once', 2, {
    zh: '您同时提交的操作太多，请等前面的办完再试',
    en: 'Too many requests of yours wait at once; wait for those before and try again',
  });

export const tooManyBytes = (bytes: number): TooMany =>
  new TooMany('unit-bytes', 3600, {
    zh: `贵单位 24 小时内上传的材料超过 ${megabytes(bytes)} MB，请稍后再传`,
    en: `Your organisation has uploaded over ${megabytes(bytes)} MB within 24 hours; upload again later`,
  });

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
