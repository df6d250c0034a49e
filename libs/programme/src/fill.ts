import { choicesOf } from './cures';
import { parametersOf, misfitOf, type Declared, type Value, type Values } from './parameters';
import { problem, type Problem } from './problems';
import type { Source } from './source';

/** Where a parameter stands in the items; `open` while no acceptable value is known for it. */
export type Hole = Readonly<{ path: readonly PropertyKey[]; key: string; parameter: Declared | null; open: boolean }>;

/** A text's holes, what is wrong with them, and the text with values in their places. */
export type Filled = Readonly<{
  holes: readonly Hole[];
  problems: readonly Problem[];
  /** Parameters whose value is none of theirs. */
  refused: readonly string[];
  /** `standIn` gives the value of an open parameter. */
  withStandIns: (standIn: (parameter: Declared) => Value | undefined) => unknown;
}>;

const NAME = /^\$([a-z][a-z0-9-]*)$/;

/** Finds every `$key` of the items and decides its value: the one given, else the default. A blank one stays open, with a note. */
export function fill(source: Source, values: Values): Filled {
  const { value } = source;
  if (typeof value !== 'object' || value === null || !('items' in value))
    return { holes: [], problems: [], refused: [], withStandIns: () => value };
  const parameters = new Map(parametersOf(value).map((one) => [one.key, one]));
  const answerTo = ({ key, default: usual }: Declared) => (Object.hasOwn(values, key) ? values[key] : usual);
  const holes: Hole[] = [];
  const problems: Problem[] = [];
  const noted = new Set<string>();
  const refused: string[] = [];
  replaced(value.items, ['items'], (key, path) => {
    const parameter = parameters.get(key) ?? null;
    const given = parameter && answerTo(parameter);
    const misfit = parameter && given !== undefined && given !== null ? misfitOf(parameter, given) : null;
    const open = given === undefined || given === null || misfit !== null;
    holes.push({ path, key, parameter, open });
    const at = source.placeOf(path);
    if (!parameter) problems.push(problem('unknown-parameter', 'error', at, key));
    else if (noted.has(key)) return null;
    else if (misfit === 'unknown-value')
      problems.push(
        problem(
          misfit,
          'error',
          at,
          `${key}: ${String(given)}`,
          ...choicesOf('', (parameter.choices ?? []).map(String)),
        ),
      );
    else if (misfit)
      problems.push(problem(misfit, 'error', at, `${key}: ${String(given)}`, `${key}: ${String(given)}`));
    else if (open) problems.push(problem('blank', 'note', at, parameter.question.zh, parameter.question.en, key));
    if (misfit) refused.push(key);
    noted.add(key);
    return null;
  });
  const open = new Set(holes.filter((hole) => hole.open).map(({ key }) => key));
  return {
    holes,
    problems,
    refused,
    withStandIns: (standIn) => ({
      ...value,
      items: replaced(value.items, ['items'], (key) => {
        const parameter = parameters.get(key);
        if (!parameter) return `$${key}`;
        return open.has(key) ? standIn(parameter) : answerTo(parameter);
      }),
    }),
  };
}

/** The node with every `$key` replaced. */
function replaced(
  node: unknown,
  path: readonly PropertyKey[],
  by: (key: string, path: readonly PropertyKey[]) => unknown,
): unknown {
  if (Array.isArray(node)) return node.map((child, n) => replaced(child, [...path, n], by));
  if (typeof node === 'object' && node !== null)
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, replaced(child, [...path, key], by)]));
  const name = typeof node === 'string' ? NAME.exec(node)?.[1] : undefined;
  return name === undefined ? node : by(name, path);
}
