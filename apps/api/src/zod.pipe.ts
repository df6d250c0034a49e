import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { BadRequest } from './bad-request';
import { Problem } from './problem';

const chinese = z.locales.zhCN().localeError;

/** Lets in what the schema lets in, and says of the rest where it is wrong. No text is let in that no database can keep. */
export class Zod<S extends z.ZodType> implements PipeTransform<unknown, z.output<S>> {
  constructor(private readonly schema: S) {}

  transform(value: unknown): z.output<S> {
    const path = unkeepable(value);
    if (path !== null) throw notText(path);
    const parsed = this.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const inChinese = this.schema.safeParse(value, { error: chinese }).error?.issues ?? [];
    throw new BadRequest(value, parsed.error.issues, inChinese);
  }
}

/** U+0000, and half of a surrogate pair. */
const NOT_TEXT = /\0|\p{Surrogate}/u;

/** Where a text stands that no database can keep; null when there is none. Not by recursion: what was sent may be deep. */
function unkeepable(value: unknown): string | null {
  const ahead: [string, unknown][] = [['', value]];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const [path, node] = next;
    if (typeof node === 'string' && NOT_TEXT.test(node)) return path;
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, inner] of Object.entries(node)) {
      if (NOT_TEXT.test(key)) return path;
      ahead.push([path === '' ? key : `${path}.${key}`, inner]);
    }
  }
  return null;
}

function notText(path: string): Problem {
  const message = { zh: `${path || '请求'} 含有不能保存的字符`, en: `${path || 'the request'} holds what is not text` };
  const cure = { zh: '删去空字符（U+0000）和不成对的代理字符', en: 'remove U+0000 and unpaired surrogates' };
  const words = { zh: '请求有误，见 problems', en: 'The request is wrong, see problems' };
  return new Problem(400, 'bad-request', words, [{ path, message, cure }]);
}
