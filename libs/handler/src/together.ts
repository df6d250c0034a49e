/**
 * Waits for statements that were sent together on one connection. When one fails, those after it fail, too, and may be heard of
 * first: throws what was the matter with the first that failed.
 */
export const together = <T extends readonly unknown[]>(
  asked: readonly [...T],
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> =>
  // eslint-disable-next-line no-restricted-syntax -- a tuple: its callers write out what they ask
  Promise.all(asked).catch(async (error: unknown) => {
    // eslint-disable-next-line no-restricted-syntax -- the same tuple
    const failed = (await Promise.allSettled(asked)).find(({ status }) => status === 'rejected');
    throw failed?.status === 'rejected' ? failed.reason : error;
  });
