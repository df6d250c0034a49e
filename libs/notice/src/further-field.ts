import type { AgreementCommand } from '@cobuild/agreement';
import type { LocalDate } from '@cobuild/calendar';
import type { Language } from './titles';

type Words = Readonly<Record<Language, string>>;

/** One of several; `note` is the id of the text that says more than `said`. */
export type Option = Readonly<{ value: string | number; said: Words; note: string | null }>;

/**
 * What a form asks for, and where in the command it goes. A `text` is kept apart and goes in by its digest, a `file` by its
 * SHA-256; the rest goes in as it is, in place of what stands there.
 */
export type Field = Readonly<{ said: Words }> &
  (
    | Readonly<{ as: 'day'; at: readonly (string | number)[]; from: LocalDate; to: LocalDate | null }>
    | Readonly<{ as: 'time' | 'file'; at: readonly [string] }>
    | Readonly<{ as: 'text'; at: readonly [string]; required: boolean }>
    | Readonly<{ as: 'one' | 'some'; at: readonly [string]; of: readonly Option[] }>
  );

/**
 * Something the rules allow, as a command that they would take as it is, and what of it is for people to say; `rare` is what changes
 * what was agreed, and mostly is not what somebody came for.
 */
export type Further = Readonly<{ said: Words; command: AgreementCommand; fields: readonly Field[]; rare: boolean }>;

/** One that is not sorted yet. */
export type Unsorted = Omit<Further, 'rare'>;

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
