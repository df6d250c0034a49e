import type { ProblemDetails } from '@cobuild/api-schema';
import type { Wrong } from '../bad-request';

type Words = Readonly<{ zh: string; en: string }>;

/** A refusal by the API itself, with its status and words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly words: Words,
    readonly wrong: readonly Wrong[] = [],
    /** Parameters of a programme that are still to be answered. */
    readonly blanks: Readonly<NonNullable<ProblemDetails['blanks']>> = [],
  ) {
    super(code);
  }
}
