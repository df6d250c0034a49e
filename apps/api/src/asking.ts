import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { z } from 'zod';
import { Id } from '@cobuild/api-schema';
import { Problem } from './problem';
import type { SeenRequest } from './session.guard';
import { actingFor } from './viewing';
import { Zod } from './zod.pipe';

const Headers = z
  .object({
    'idempotency-key': z.string('command-key').regex(/^[\x21-\x7e]{1,100}$/, { message: 'command-key' }),
    'cobuild-actor': Id.optional(),
    'if-match': z
      .string()
      .regex(/^"?\d{1,9}"?$/, { message: 'version' })
      .transform((text) => Number(text.replaceAll('"', '')))
      .optional(),
  })
  .transform((headers) => ({
    key: headers['idempotency-key'],
    unit: headers['cobuild-actor'],
    expectedVersion: headers['if-match'],
  }));

/** Who asks and for which unit, under which key, and which version of the agreement they have seen. */
export type Asking = Readonly<{ key: string; actor: string; person: string; expectedVersion?: number }>;

const door = new Zod(Headers);

/** The headers every command comes with, checked at the door, and against what the asker holds. */
export const Asking = createParamDecorator((_data: unknown, context: ExecutionContext): Asking => {
  const { headers, viewer } = context.switchToHttp().getRequest<SeenRequest>();
  if (!viewer) throw new Problem(401, 'not-signed-in', { zh: '请先登录', en: 'Sign in first' });
  const { key, unit, expectedVersion } = door.transform(headers);
  const actor = actingFor(viewer, unit);
  return { key, actor, person: viewer.person, ...(expectedVersion === undefined ? {} : { expectedVersion }) };
});
