import type { z } from 'zod';

type Words = Readonly<{ zh: string; en: string }>;
type Issue = z.core.$ZodIssue;
type Sized = Extract<Issue, { code: 'too_big' | 'too_small' }>;

const KINDS: Readonly<Record<string, Words>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
  null: { zh: '空（null）', en: 'null' },
};

/** The shape that a field has to have, in words for the reader; for what has no sentence in `formats`. Pure. */
export function sayIssue(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? { zh: issue.expected, en: issue.expected };
    case 'too_big':
      return bound(issue, Number(issue.maximum), issue.inclusive !== false, 'most');
    case 'too_small':
      return bound(issue, Number(issue.minimum), issue.inclusive !== false, 'least');
    case 'not_multiple_of':
      return { zh: `${issue.divisor} 的倍数`, en: `a multiple of ${issue.divisor}` };
    case 'invalid_format':
      return { zh: `格式为 ${issue.format}`, en: `text in the format ${issue.format}` };
    case 'invalid_value':
      return { zh: issue.values.map(String).join('、'), en: issue.values.map(String).join(', ') };
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return { zh: '接口文档（/docs）里写明的格式', en: 'the shape that the documentation (/docs) gives' };
  }
}

/** The limit of a list, a text or a number. */
function bound({ origin }: Sized, limit: number, inclusive: boolean, end: 'most' | 'least'): Words {
  const most = end === 'most';
  const n = origin === 'number' || origin === 'int' || inclusive ? limit : most ? limit - 1 : limit + 1;
  switch (origin) {
    case 'array':
    case 'set':
      return {
        zh: `${most ? '最多' : '至少'} ${n} 项${most ? '，请分几次提交' : ''}`,
        en: `at ${end} ${n} entries${most ? '; send them in several requests' : ''}`,
      };
    case 'string':
      return { zh: `${most ? '最多' : '至少'} ${n} 个字`, en: `at ${end} ${n} characters` };
    default: {
      const than = { zh: most ? '小于' : '大于', en: most ? 'below' : 'above' };
      return inclusive
        ? { zh: `${most ? '不大于' : '不小于'} ${n} 的数`, en: `a number of at ${end} ${n}` }
        : { zh: `${than.zh} ${n} 的数`, en: `a number ${than.en} ${n}` };
    }
  }
}
