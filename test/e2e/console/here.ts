import type { Browser } from 'playwright-core';
import type { Stage } from './stage';

/** The one stage and browser in which all stories are told; there once the spec's `beforeAll` is over. */
export const here = {} as { stage: Stage; browser: Browser };
