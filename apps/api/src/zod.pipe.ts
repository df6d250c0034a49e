import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { BadRequest } from './bad-request';

const chinese = z.locales.zhCN().localeError;

/** Lets in what the schema lets in, and says of the rest where it is wrong. */
export class Zod<S extends z.ZodType> implements PipeTransform<unknown, z.output<S>> {
  constructor(private readonly schema: S) {}

  transform(value: unknown): z.output<S> {
    const parsed = this.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const inChinese = this.schema.safeParse(value, { error: chinese }).error?.issues ?? [];
    throw new BadRequest(value, parsed.error.issues, inChinese);
  }
}
