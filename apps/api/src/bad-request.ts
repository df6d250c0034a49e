import type { z } from 'zod';

type Words = Readonly<{ zh: string; en: string }>;

/** One thing wrong with a request: where, what, and the cure. */
export type Wrong = Readonly<{ path: string; message: Words; cure: Words; line?: number; column?: number }>;

/** Not even a command: stopped at the door with everything that is wrong with it. */
export class BadRequest extends Error {
  readonly wrong: readonly Wrong[];
  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('bad request');
    this.wrong = issues.flatMap(wrongWith);
  }
}

function wrongWith(issue: z.core.$ZodIssue): Wrong[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      message: { zh: `不认识的字段 ${key}`, en: `unknown field ${key}` },
      cure: { zh: '删去它或改正拼写', en: 'remove it or correct its spelling' },
    }));
  }
  const expected = 'values' in issue ? issue.values.map(String).join(', ') : issue.message;
  return [
    {
      path,
      message: { zh: `${path || '请求'}不合要求`, en: `${path || 'the request'} is not acceptable` },
      cure: { zh: `应为：${expected}`, en: `expected: ${expected}` },
    },
  ];
}
