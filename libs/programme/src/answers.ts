import type { Parameter } from './definition';
import type { Value, Values } from './parameters';
import { problem, type Place, type Problem } from './problems';
import { programmeReader, type Reading } from './read';

/** The answers that no parameter of the programme asks for, each an error at `place` with its key as the path, so that none is dropped without a word. */
export function unknownAnswers(parameters: readonly Parameter[], values: Values, place: Place): Problem[] {
  const known = parameters.map(({ key }) => key);
  const zh = known.join('、') || '（没有）';
  const en = known.join(', ') || '(none)';
  return Object.keys(values)
    .filter((key) => !known.includes(key))
    .map((key) => ({ ...problem('unknown-answer', 'error', place, key, zh, en), path: key }));
}

/** The parameter whose value a problem is about: the one that stands at its place or inside it. Null where the text is to blame. */
export function parameterAt({ places }: Pick<Reading, 'places'>, { path }: Pick<Problem, 'path'>): string | null {
  const inside = (one: string, other: string) => one === other || one.startsWith(`${other}.`);
  const item = /^items\.\d+\.\w+/.exec(path)?.[0];
  if (item === undefined) return null;
  return places.find((place) => inside(place.path, path) || inside(path, place.path))?.key ?? null;
}

/**
 * Answers as people write them, `key=value` each, by the types of the parameters they answer: a number in digits, a list of days with
 * commas or spaces between. A pair without `=` answers nothing and is left to the caller's `unknownAnswers` as a key of its own.
 */
export function readAnswers(parameters: readonly Parameter[], pairs: readonly string[]): Values {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...rest] = pair.replace('＝', '=').split('=');
      const parameter = parameters.find((one) => one.key === key.trim());
      return [key.trim(), valueOf(parameter, rest.join('=').trim())] as const;
    }),
  );
}

function valueOf(parameter: Parameter | undefined, written: string): Value {
  if (parameter?.type === 'dates') return written.split(/[\s,，、;；]+/).filter((day) => day !== '');
  const choice = parameter?.choices?.find((one) => String(one) === written);
  if (choice !== undefined) return choice;
  return parameter?.type === 'number' && /^-?\d{1,15}$/.test(written) ? Number(written) : written;
}

/** A text read with answers as people write them, `key=value` each; an answer that no parameter asks for is among the problems. */
export function answeredReading(
  text: string,
  file: string,
  pairs: readonly string[],
): { reading: Reading; values: Values } {
  const read = programmeReader(text, file);
  const open = read({});
  if (!open.draft || !open.source || pairs.length === 0) return { reading: open, values: {} };
  const { definition } = open.draft;
  const values = readAnswers(definition.parameters, pairs);
  const reading = read(values);
  const strange = unknownAnswers(definition.parameters, values, open.source.placeOf(['parameters']));
  return { reading: { ...reading, problems: [...strange, ...reading.problems] }, values };
}
