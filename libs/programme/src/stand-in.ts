import type { z } from 'zod';
import type { Definition } from './definition';
import type { Filled, Hole } from './fill';
import { standInsFor } from './parameters';

/** More rounds than the longest list of stand-ins has entries for a few parameters that depend on each other. */
const ROUNDS = 40;

type Parsed = z.ZodSafeParseResult<z.output<typeof Definition>>;

/** Whether a problem at `path` may be about what stands at `hole`: one of the two contains the other. */
export const touches = (path: readonly PropertyKey[], hole: readonly PropertyKey[]): boolean =>
  path.slice(0, hole.length).every((part, n) => part === hole[n]);

/**
 * Parses a text whose open parameters hold the first values that their places accept, so that a blank hides no other error. What
 * no stand-in satisfies stays in the result, as does all that is wrong elsewhere.
 */
export function parsedWithStandIns({ holes, withStandIns }: Filled, parse: (value: unknown) => Parsed) {
  const open = holes.filter((hole) => hole.open);
  const tried = new Map<string, number>();
  const valueOf = () =>
    withStandIns((parameter) => {
      const all = standInsFor(parameter);
      return all[Math.min(tried.get(parameter.key) ?? 0, all.length - 1)];
    });
  for (let round = 0; ; round++) {
    const value = valueOf();
    const parsed = parse(value);
    const failed = parsed.success ? [] : parsed.error.issues.map(({ path }) => path);
    const next = keysToMove(open, failed, tried);
    if (next.size === 0 || round === ROUNDS) return { value, parsed };
    for (const key of next) tried.set(key, (tried.get(key) ?? 0) + 1);
  }
}

/** The open parameters beside a failure that have another stand-in to try. */
function keysToMove(open: readonly Hole[], failed: readonly PropertyKey[][], tried: ReadonlyMap<string, number>) {
  const keys = open.flatMap(({ key, path, parameter }) =>
    parameter && (tried.get(key) ?? 0) < standInsFor(parameter).length - 1 && failed.some((at) => touches(at, path))
      ? [key]
      : [],
  );
  return new Set(keys);
}
