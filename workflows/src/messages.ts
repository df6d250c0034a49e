import { defineSignal } from '@temporalio/workflow';

/** Something happened earlier than the clock expects: look again. Carries nothing; the ledger knows. */
export const nudge = defineSignal('nudge');
