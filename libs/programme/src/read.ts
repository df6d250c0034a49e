import { z } from 'zod';
import { Definition } from './definition';
import { problem, type Problem, type ProblemCode } from './problems';
import { parseSource, type Source } from './source';
import { structureProblems } from './structure';

/** A text as read: the definition when nothing is wrong with it, and everything that is. */
export type Reading = Readonly<{ definition: Definition | null; problems: readonly Problem[]; source: Source | null }>;

type Values = Readonly<Record<string, string | number>>;

/**
 * Reads a programme's YAML. `$key` in the items becomes the parameter's value: the one given, else its default; a
 * blank one is a question. Errors name file, line, column and cure; nothing an author writes makes it throw.
 */
export function readProgramme(text: string, file: string, values: Values = {}): Reading {
  const { source, problems } = parseSource(text, file);
  if (!source) return { definition: null, problems, source };
  const filled = fill(source, values);
  if (filled.problems.length > 0) return { definition: null, problems: filled.problems, source };
  const parsed = Definition.safeParse(filled.value);
  if (!parsed.success)
    return { definition: null, problems: parsed.error.issues.flatMap((issue) => said(issue, source)), source };
  const wrong = structureProblems(parsed.data, source);
  return { definition: wrong.length > 0 ? null : parsed.data, problems: wrong, source };
}

const Parameters = z.object({
  parameters: z.array(
    z.object({
      key: z.string(),
      default: z.union([z.string(), z.number()]).optional(),
      question: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
});

/** Puts the parameters' values where `$key` stands in the items. */
function fill(source: Source, values: Values): { value: unknown; problems: Problem[] } {
  const { value } = source;
  if (typeof value !== 'object' || value === null || !('items' in value)) return { value, problems: [] };
  const known = Parameters.safeParse(value);
  const parameters = known.success ? known.data.parameters : [];
  const problems: Problem[] = [];
  const walk = (node: unknown, path: readonly PropertyKey[]): unknown => {
    if (Array.isArray(node)) return node.map((child, n) => walk(child, [...path, n]));
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, walk(child, [...path, key])]));
    if (typeof node !== 'string' || !/^\$[a-z][a-z0-9-]*$/.test(node)) return node;
    const parameter = parameters.find(({ key }) => key === node.slice(1));
    if (!parameter) {
      problems.push(problem('unknown-parameter', 'error', source.placeOf(path), node.slice(1)));
      return node;
    }
    const given = Object.hasOwn(values, parameter.key) ? values[parameter.key] : parameter.default;
    if (given === undefined)
      problems.push(
        problem('blank', 'question', source.placeOf(path), parameter.question.zh, parameter.question.en, parameter.key),
      );
    return given;
  };
  return { value: { ...value, items: walk(value.items, ['items']) }, problems };
}

/** One issue of the schema as problems in the author's words. */
function said(issue: z.core.$ZodIssue, source: Source): Problem[] {
  const at = source.placeOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const near = nearest(key);
        return problem(
          'unknown-key',
          'error',
          source.placeOf(issue.path, key),
          key,
          near ? `是不是 ${near}？` : '删去它',
          near ? `did you mean ${near}?` : 'remove it',
        );
      });
    case 'invalid_type':
      return [
        source.isMissing(issue.path) ? missing(issue.path, source) : problem('wrong-type', 'error', at, issue.expected),
      ];
    case 'invalid_value':
      if (source.isMissing(issue.path)) return [missing(issue.path, source)];
      return [
        problem('unknown-value', 'error', at, JSON.stringify(issue.input ?? ''), issue.values.map(String).join(', ')),
      ];
    case 'invalid_union':
      return [
        issue.discriminator
          ? problem('unknown-value', 'error', source.placeOf([...issue.path, issue.discriminator]), 'rule', RULES)
          : problem('wrong-value', 'error', at, issue.message),
      ];
    case 'custom': {
      const code = (issue.params as { code?: ProblemCode } | undefined)?.code;
      return [code ? problem(code, 'error', at) : problem('wrong-value', 'error', at, issue.message)];
    }
    default:
      return [problem('wrong-value', 'error', at, issue.message)];
  }
}

const RULES = 'day, by, month, span, festival, every, fixed-by';

const missing = (path: readonly PropertyKey[], source: Source): Problem =>
  problem('missing-key', 'error', source.placeOf(path.slice(0, -1)), String(path.at(-1)));

const KNOWN = [
  'cobuild',
  'programme',
  'version',
  'title',
  'timeZone',
  'roles',
  'parameters',
  'items',
  'key',
  'kind',
  'when',
  'rule',
  'owedBy',
  'evidence',
  'graceDays',
  'ladder',
  'criteria',
  'side',
  'question',
  'choices',
  'default',
  'festival',
  'daysBefore',
  'daysAfter',
  'inMonth',
  'onConflict',
  'month',
  'part',
  'day',
  'from',
  'to',
  'unit',
  'fromMonth',
  'toMonth',
  'item',
  'by',
  'acrossYearEnd',
  'step',
  'anchor',
  'days',
  'time',
  'max',
];

/** The known key that shares the most letters and pairs of neighbours, if it is close. */
function nearest(key: string): string | null {
  const pairs = (word: string): string[] =>
    Array.from(word.toLowerCase()).flatMap((char, n, all) => [char, `${char}${all[n + 1] ?? '$'}`]);
  const own = pairs(key);
  const scored = KNOWN.map((known) => ({
    known,
    score: (2 * pairs(known).filter((pair) => own.includes(pair)).length) / (pairs(known).length + own.length),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= 0.7 ? best.known : null;
}
