import type { Wrong } from '../bad-request';

type Words = Readonly<{ zh: string; en: string }>;

/** Something the API itself says no to, with its status and words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly words: Words,
    readonly wrong: readonly Wrong[] = [],
  ) {
    super(code);
  }
}
