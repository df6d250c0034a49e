import type { z } from 'zod';
import { formats } from '@cobuild/api-schema';
import { sayIssue } from './issue-words';

type Words = Readonly<{ zh: string; en: string }>;
type Issue = z.core.$ZodIssue;

/** One thing wrong with a request: where, what, and the cure. */
export type Wrong = Readonly<{ path: string; message: Words; cure: Words; line?: number; column?: number }>;

/** Not even a command: stopped at the door with everything that is wrong with it. */
export class BadRequest extends Error {
  readonly wrong: readonly Wrong[];
  /** The number of problems beside those of `wrong`. */
  readonly more: number;
  /** `issues` as zod tells them of `value`, in English and, one for one, in Chinese. */
  constructor(value: unknown, issues: readonly Issue[], inChinese: readonly Issue[]) {
    super('bad request');
    const found = lazily(value, issues, inChinese);
    this.wrong = found.slice(0, MOST).flatMap((tell) => tell());
    this.more = Math.max(0, found.length - MOST);
  }
}

/** The most problems that an answer names; it counts the rest. */
const MOST = 20;

/** Each problem as it will be told if it is among the first: an unknown field counts for itself, and costs nothing untold. */
const lazily = (value: unknown, issues: readonly Issue[], inChinese: readonly Issue[]): (() => Wrong[])[] =>
  issues.flatMap((issue, n) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => () => wrongWith(value, { ...issue, keys: [key] }, issue, []))
      : [() => wrongWith(value, issue, inChinese[n] ?? issue, []).slice(0, MOST)],
  );

function wrongWith(value: unknown, issue: Issue, inChinese: Issue, within: readonly PropertyKey[]): Wrong[] {
  const where = [...within, ...issue.path];
  const path = where.map(String).join('.');
  const one = (message: Words, cure: Words): Wrong[] => [{ path, message, cure }];
  const expected = format(issue.message);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      message: { zh: `不认识的字段 ${key}`, en: `unknown field ${key}` },
      cure: { zh: '删去它或改正拼写', en: 'remove it or correct its spelling' },
    }));
  }
  if (path !== '' && standsAt(value, where) === undefined) {
    const [zh, en] = expected ? [`：${expected.zh}`, `: ${expected.en}`] : ['', ''];
    return one({ zh: `缺少 ${path}`, en: `${path} is missing` }, { zh: `补上 ${path}${zh}`, en: `add ${path}${en}` });
  }
  const own = issue.code === 'custom' ? said(issue.params) : null;
  if (own) return one({ zh: `${path} ${own.message.zh}`, en: `${path}: ${own.message.en}` }, own.cure);
  const choices = 'options' in issue ? issue.options : 'values' in issue ? issue.values : null;
  const wrong = { zh: `${path || '请求'} 不合要求`, en: `${path || 'the request'} is not acceptable` };
  if (choices) {
    const said = choices.map(String).join(', ');
    return one(wrong, { zh: `可选：${said}`, en: `choose one of: ${said}` });
  }
  if (issue.code === 'invalid_union' && inChinese.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((best, errors, n) => (errors.length < size(issue, best) ? n : best), 0);
    const [errors = [], zh = []] = [issue.errors[nearest], inChinese.errors[nearest]];
    return errors.flatMap((error, n) => wrongWith(value, error, zh[n] ?? error, where));
  }
  const cure = expected ?? sayIssue(issue);
  return one(wrong, { zh: `应为：${cure.zh}`, en: `expected: ${cure.en}` });
}

/** The words that a schema of ours gives itself; see `displayName`. */
function said(params: Readonly<Record<string, unknown>> = {}): Pick<Wrong, 'message' | 'cure'> | null {
  return 'message' in params && 'cure' in params ? (params as Pick<Wrong, 'message' | 'cure'>) : null;
}

const size = ({ errors }: Extract<Issue, { code: 'invalid_union' }>, n: number): number =>
  errors[n]?.length ?? Infinity;

const format = (message: string): Words | null =>
  message in formats ? formats[message as keyof typeof formats] : null;

function standsAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null ? (node as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
