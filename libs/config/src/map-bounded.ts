import pLimit from 'p-limit';

/** Members of a list that are worked on at once: a request takes a few connections of a process, never all of them. */
const AT_ONCE = 4;

/** `work` on each of a list of any length, a few at a time; the results in the order of the list. Rejects with the first failure. */
export const mapBounded = <T, R>(list: Iterable<T>, work: (one: T) => Promise<R>, atOnce = AT_ONCE): Promise<R[]> =>
  pLimit(atOnce).map(list, work);
