import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { BadRequest } from './bad-request';

/** Lets in what the schema lets in, and says of the rest where it is wrong. */
export class Zod<S extends z.ZodType> implements PipeTransform<unknown, z.output<S>> {
  constructor(private readonly schema: S) {}

  transform(value: unknown): z.output<S> {
    const parsed = this.schema.safeParse(value);
    if (!parsed.success) throw new BadRequest(parsed.error.issues);
    return parsed.data;
  }
}
