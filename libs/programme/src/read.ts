import { z } from 'zod';
import { badDay, keyOfAnotherRule, unknownValue } from './cures';
import { Definition } from './definition';
import { draftOf, type Draft } from './draft';
import { fill, type Hole } from './fill';
import { knownKeys } from './json-schema';
import type { Values } from './parameters';
import { isProblemCode, problem, type Place, type Problem } from './problems';
import { parseSource, type Source } from './source';
import { parsedWithStandIns, touches } from './stand-in';
import { structureProblems } from './structure';

/**
 * A text as read: the definition when nothing is wrong with it and nothing blank, the draft when nothing is wrong with it, and all
 * that is wrong or blank.
 */
export type Reading = Readonly<{
  definition: Definition | null;
  draft: Draft | null;
  problems: readonly Problem[];
  source: Source | null;
  /** The parameters' places: dotted path and key of the parameter. */
  places: readonly Readonly<{ path: string; key: string }>[];
}>;

const chinese = z.locales.zhCN().localeError;

/**
 * Reads a programme's YAML. `$key` in the items becomes the parameter's value: the one given, else its default. A parameter without
 * a value is a note and stays open in the draft. Errors name file, line, column and cure; nothing an author writes makes it throw.
 */
export const readProgramme = (text: string, file: string, values: Values = {}): Reading =>
  programmeReader(text, file)(values);

/** The same for several sets of answers to one text, which is parsed once. */
export function programmeReader(text: string, file: string): (values: Values) => Reading {
  const { source, problems } = parseSource(text, file);
  return (values) =>
    source ? readSource(source, values) : { definition: null, draft: null, problems, source, places: [] };
}

function readSource(source: Source, values: Values): Reading {
  const filled = fill(source, values);
  const { value, parsed } = parsedWithStandIns(filled, (candidate) => Definition.safeParse(candidate));
  // The value in these places is named as wrong already.
  const blamed = filled.holes.filter(({ key, parameter }) => !parameter || filled.refused.includes(key));
  const isNews = (path: readonly PropertyKey[]) => !blamed.some((hole) => touches(path, hole.path));
  const problems = [...filled.problems];
  if (!parsed.success) {
    const inChinese = Definition.safeParse(value, { error: chinese }).error?.issues;
    for (const [n, issue] of parsed.error.issues.entries())
      if (isNews(issue.path))
        problems.push(...said(inText(issue, filled.holes), inChinese?.[n]?.message ?? '', source));
  } else problems.push(...structureProblems(parsed.data, source).filter(isOfText(filled.holes)));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const draft =
    parsed.success && problems.every(({ severity }) => severity === 'note') ? draftOf(parsed.data, filled.holes) : null;
  return {
    definition: draft?.blanks.length === 0 ? draft.definition : null,
    ...{ draft, problems, source },
    places: filled.holes.map(({ path, key }) => ({ path: path.map(String).join('.'), key })),
  };
}

/** An issue inside a parameter's value, such as the second day of a list, as one of the place where the parameter stands. */
function inText(issue: z.core.$ZodIssue, holes: readonly Hole[]): z.core.$ZodIssue {
  const hole = holes.find(({ path }) => path.length < issue.path.length && touches(issue.path, path));
  return hole ? { ...issue, path: [...hole.path] } : issue;
}

/** Whether a problem is about what an author wrote, not about the stand-in of an open parameter. */
const isOfText =
  (holes: readonly Hole[]) =>
  ({ path }: Problem): boolean =>
    !holes.some((hole) => hole.open && hole.path.map(String).join('.') === path);

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
  const own = issue.path.findLast((part) => typeof part === 'string') ?? '';
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
