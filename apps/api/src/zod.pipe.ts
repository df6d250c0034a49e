import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { hiddenInText, sayHidden } from '@cobuild/text';
import { BadRequest } from './bad-request';
import { Problem } from './problem';

const chinese = z.locales.zhCN().localeError;

/** Lets in what the schema lets in, and says of the rest where it is wrong. No text is let in that no database can keep. */
export class Zod<S extends z.ZodType> implements PipeTransform<unknown, z.output<S>> {
  /** `takes` bytes where the route reads them itself; elsewhere they are a text in place of JSON. */
  constructor(
    private readonly schema: S,
    private readonly takes: 'json' | 'bytes' = 'json',
  ) {}

  transform(given: unknown): z.output<S> {
    const value = this.takes === 'json' && Buffer.isBuffer(given) ? given.toString('utf8') : given;
    const found = unkeepable(value);
    if (found) throw notText(found);
    const parsed = this.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const inChinese = this.schema.safeParse(value, { error: chinese }).error?.issues ?? [];
    throw new BadRequest(value, parsed.error.issues, inChinese);
  }
}

/** U+0000, and half of a surrogate pair. */
const NOT_TEXT = /\0|\p{Surrogate}/u;

/** The place of a text that no database can keep, and the text; null when there is none. Not by recursion: a body may be deep. */
function unkeepable(value: unknown): Readonly<{ path: string; text: string }> | null {
  const ahead: [string, unknown][] = [['', value]];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const [path, node] = next;
    if (typeof node === 'string' && NOT_TEXT.test(node)) return { path, text: node };
    if (typeof node !== 'object' || node === null || ArrayBuffer.isView(node)) continue;
    for (const [key, inner] of Object.entries(node)) {
      if (NOT_TEXT.test(key)) return { path, text: key };
      ahead.push([path === '' ? key : `${path}.${key}`, inner]);
    }
  }
  return null;
}

function notText({ path, text }: Readonly<{ path: string; text: string }>): Problem {
  const hidden = hiddenInText(text);
  const told = hidden && sayHidden(hidden);
  const message = {
    zh: `${path || '请求'} 含有不能保存的字符：${told?.message.zh ?? ''}`,
    en: `${path || 'the request'} holds what is not text: ${told?.message.en ?? ''}`,
  };
  const cure = told?.cure ?? { zh: '删去它', en: 'remove it' };
  const words = { zh: '请求有误，见 problems', en: 'The request is wrong, see problems' };
  return new Problem(400, 'bad-request', words, [{ path, message, cure }]);
}
