/**
 * A pure function of one text that remembers up to `limit` answers and then forgets them all, so it never
 * grows without bound. Remembers no failure: a `compute` that throws is asked again.
 */
export function remembering<T>(limit: number, compute: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = compute(key);
    if (answers.size >= limit) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
