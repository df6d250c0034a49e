/** The one task queue of the product. */
export const TASK_QUEUE = 'cobuild';

/** The workflow id of an agreement; the same spelling names its stream and its log lines. */
export const workflowIdOf = (agreementId: string): string => `agreement/${agreementId}`;

export const RECONCILER_ID = 'reconciler';

export const tickerId = (n: number): string => `ticker/${n}`;
