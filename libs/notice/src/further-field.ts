import type { Field, Option } from './further';
import type { Language } from './titles';

type Words = Readonly<Record<Language, string>>;

/** A choice of one of these codes. */
export const oneOf = <C extends string>(
  name: string,
  said: Words,
  codes: readonly C[],
  called: (code: C) => Words,
): Field => ({
  at: [name],
  said,
  as: 'one',
  of: codes.map((code): Option => ({ value: code, said: called(code), note: null })),
});

/** A text that goes in under `name`. */
export const textAt = (name: string, said: Words, required: boolean): Field => ({
  at: [name],
  said,
  as: 'text',
  required,
});
