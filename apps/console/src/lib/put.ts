/** Where something stands in a command. */
export type At = readonly (string | number)[];

/** The same with `value` there; what is there in a list stays in its place. */
export function put<T>(whole: T, [key, ...rest]: At, value: unknown): T {
  if (key === undefined) return value as T;
  if (Array.isArray(whole)) return whole.map((one: unknown, n) => (n === key ? put(one, rest, value) : one)) as T;
  return { ...whole, [key]: put((whole as Record<string, unknown>)[key], rest, value) };
}

/** What stands there. */
export const at = (whole: unknown, path: At): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], whole);
