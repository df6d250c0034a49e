import { z } from 'zod';
import { MonthDay } from '@cobuild/calendar';
import { badDay, choicesOf, keyOfAnotherRule, unknownValue } from './cures';
import { Definition, ParameterType } from './definition';
import { knownKeys } from './json-schema';
import { isProblemCode, problem, type Place, type Problem } from './problems';
import { parseSource, type Source } from './source';
import { Words } from './words';
import { structureProblems } from './structure';

/** A text as read: the definition when nothing is wrong with it, and everything that is. */
export type Reading = Readonly<{ definition: Definition | null; problems: readonly Problem[]; source: Source | null }>;

const chinese = z.locales.zhCN().localeError;

/** What is filled in for the parameters, by key. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>;

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
  if (!parsed.success) {
    const inChinese = Definition.safeParse(filled.value, { error: chinese }).error?.issues;
    const problems = parsed.error.issues.flatMap((issue, n) => said(issue, inChinese?.[n]?.message ?? '', source));
    problems.sort((a, b) => a.line - b.line || a.column - b.column);
    return { definition: null, problems, source };
  }
  const wrong = structureProblems(parsed.data, source);
  return { definition: wrong.length > 0 ? null : parsed.data, problems: wrong, source };
}

const Parameters = z.object({
  parameters: z.array(
    z.object({
      key: z.string(),
      type: ParameterType.default('text'),
      choices: z.array(z.union([z.string(), z.number()])).optional(),
      default: z.union([z.string(), z.number(), z.array(z.string())]).optional(),
      question: Words,
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
    else problems.push(...unfit(parameter, given, source.placeOf(path)));
    return given;
  };
  return { value: { ...value, items: walk(value.items, ['items']) }, problems };
}

type Parameter = z.infer<typeof Parameters>['parameters'][number];

const FITS: Readonly<Record<Parameter['type'], (value: Values[string]) => boolean>> = {
  text: (value) => !Array.isArray(value),
  number: (value) => typeof value === 'number',
  day: (value) => MonthDay.safeParse(value).success,
  dates: (value) => Array.isArray(value),
};

/** A value that is not of the parameter's type, or not among its choices. */
function unfit({ key, type, choices }: Parameter, value: Values[string], at: Place): Problem[] {
  if (choices && !choices.some((choice) => choice === value))
    return [problem('unknown-value', 'error', at, `${key}: ${String(value)}`, ...choicesOf('', choices.map(String)))];
  return FITS[type](value)
    ? []
    : [problem('wrong-value', 'error', at, `${key}: ${String(value)}`, `${key}: ${String(value)}`)];
}

const isMonth = (key: string): boolean => /^(month|fromMonth|toMonth|inMonth)$/.test(key);

/** What the schema calls its types. */
const TYPES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ['文字', 'text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['列表 [ ]', 'a list [ ]'],
  object: ['键和值 { }', 'keys and values { }'],
};

/** One issue of the schema as problems in the author's words. */
function said(issue: z.core.$ZodIssue, zh: string, source: Source): Problem[] {
  const at = source.placeOf(issue.path);
  const one = (code: Parameters<typeof problem>[0], ...values: string[]) => [problem(code, 'error', at, ...values)];
  const own = String(issue.path.findLast((part) => typeof part === 'string') ?? '');
  if (source.isMissing(issue.path)) return [missing(issue.path, source)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const place = source.placeOf(issue.path, key);
        const rule = issue.path.at(-1) === 'when' ? source.valueAt([...issue.path, 'rule']) : undefined;
        return keyOfAnotherRule(place, key, rule) ?? unknown(key, place);
      });
    case 'invalid_type':
      return one('wrong-type', ...(TYPES[issue.expected] ?? [issue.expected, issue.expected]));
    case 'invalid_value':
      return [unknownValue(at, own, source.wordingAt(issue.path), issue.values.map(String))];
    case 'invalid_union':
      return 'options' in issue
        ? [unknownValue(at, own, source.wordingAt(issue.path), issue.options.map(String))]
        : likeliest(issue).flatMap((inner) => said({ ...inner, path: [...issue.path, ...inner.path] }, zh, source));
    case 'too_small':
      if (isMonth(own)) return one('no-such-month', source.wordingAt(issue.path));
      return one('too-small', ...amount(issue.minimum, issue.origin));
    case 'too_big':
      if (isMonth(own)) return one('no-such-month', source.wordingAt(issue.path));
      return one('too-big', ...amount(issue.maximum, issue.origin));
    case 'invalid_format':
      return isProblemCode(issue.message) ? one(issue.message) : [badDay(at, source.wordingAt(issue.path))];
    case 'custom': {
      const code: unknown = issue.params?.['code'];
      const values: unknown = issue.params?.['values'];
      const told = Array.isArray(values) ? values.map(String) : [];
      return isProblemCode(code) ? one(code, ...told) : one('wrong-value', zh, issue.message);
    }
    default:
      return one('wrong-value', zh, issue.message);
  }
}

/** Of the ways a value may be written, the one that its author began: where fewest things are wrong, and not the value as a whole. */
function likeliest({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] {
  const isWhole = (issues: readonly z.core.$ZodIssue[]) =>
    issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  return errors.find((issues) => !isWhole(issues)) ?? errors[0] ?? [];
}

/** So many of what, in both languages. */
function amount(n: number | bigint, origin: string): [zh: string, en: string] {
  const one = Number(n) === 1;
  if (origin === 'array') return [`${n} 项`, one ? '1 entry' : `${n} entries`];
  return origin === 'string' ? [`${n} 个字`, one ? '1 character' : `${n} characters`] : [String(n), String(n)];
}

function unknown(key: string, at: Place): Problem {
  const near = nearest(key);
  const cure = near ? [`是不是 ${near}？`, `did you mean ${near}?`] : ['删去它', 'remove it'];
  return problem('unknown-key', 'error', at, key, ...cure);
}

const missing = (path: readonly PropertyKey[], source: Source): Problem =>
  problem('missing-key', 'error', source.placeOf(path.slice(0, -1)), String(path.at(-1)));

/** The known key that shares the most letters and pairs of neighbours, if it is close. */
function nearest(key: string): string | null {
  const pairs = (word: string): string[] =>
    Array.from(word.toLowerCase()).flatMap((char, n, all) => [char, `${char}${all[n + 1] ?? '$'}`]);
  const own = pairs(key);
  const scored = knownKeys().map((known) => ({
    known,
    score: (2 * pairs(known).filter((pair) => own.includes(pair)).length) / (pairs(known).length + own.length),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= 0.7 ? best.known : null;
}
