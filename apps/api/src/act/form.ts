import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { FILE_BYTES } from '@cobuild/directory';
import type { Problem } from '../problem';

/** What a form said: each field once or several times. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** A form as it came in; `refused` is why the first of its files that was not taken was not. */
export type Form = Readonly<{ fields: Fields; refused: Problem | null }>;

/** Takes a file that stands in a field, by what was said before it: resolves with its SHA-256, or why it is not taken. */
export type TakeFile = (field: string, content: Readable, said: Fields) => Promise<string | Problem>;

/** One byte more than a file may have, so that what is too large is seen to be. */
const LIMITS = { files: 10, fields: 60, fieldSize: 2000, fileSize: FILE_BYTES + 1 };

/** Reads a form, plain or with files; a file counts as its field said by its hash. Anything else says nothing. */
export async function readForm(request: FastifyRequest, take: TakeFile): Promise<Form> {
  const fields: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  const say = (name: string, value: string): void => void (fields[name] ??= []).push(value);
  if (!request.isMultipart()) {
    const body = Object.entries((request.body ?? {}) as Record<string, unknown>);
    for (const [name, value] of body) for (const one of [value].flat()) if (typeof one === 'string') say(name, one);
    return { fields, refused: null };
  }
  let refused: Problem | null = null;
  for await (const part of request.parts({ limits: LIMITS })) {
    if (part.type === 'field') say(part.fieldname, String(part.value));
    else if (!part.filename)
      part.file.resume(); // a field for a file, left empty
    else {
      const taken = await take(part.fieldname, part.file, fields);
      if (typeof taken === 'string') say(part.fieldname, taken);
      else refused ??= taken;
      part.file.resume();
    }
  }
  return { fields, refused };
}
