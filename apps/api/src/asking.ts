import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Id } from '@cobuild/api-schema';
import { Zod } from './zod.pipe';

const Headers = z
  .object({
    'idempotency-key': z.string('command-key').regex(/^[\x21-\x7e]{1,100}$/, { message: 'command-key' }),
    'cobuild-actor': Id,
    'if-match': z
      .string()
      .regex(/^"?\d{1,9}"?$/, { message: 'version' })
      .transform((text) => Number(text.replaceAll('"', '')))
      .optional(),
  })
  .transform((headers) => ({
    key: headers['idempotency-key'],
    actor: headers['cobuild-actor'],
    expectedVersion: headers['if-match'],
  }));

/** Who asks, under which key, and which version of the agreement they have seen. */
export type Asking = z.output<typeof Headers>;

const door = new Zod(Headers);

/** The headers every command comes with, checked at the door. */
export const Asking = createParamDecorator((_data: unknown, context: ExecutionContext): Asking =>
  door.transform(context.switchToHttp().getRequest<FastifyRequest>().headers),
);
