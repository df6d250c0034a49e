import type { Language } from '@cobuild/calendar';
import { problemWords } from './problem-words';

export type ProblemCode = keyof typeof problemWords;

export const problemCodes = Object.keys(problemWords) as readonly ProblemCode[];

export const isProblemCode = (code: unknown): code is ProblemCode => problemCodes.some((known) => known === code);

/** Something wrong (`error`), something only the author can answer (`question`), or something to know (`note`). Lines and columns count from 1. */
export type Problem = Readonly<{
  code: ProblemCode;
  severity: 'error' | 'question' | 'note';
  file: string;
  line: number;
  column: number;
  path: string;
  message: Readonly<Record<Language, string>>;
  cure: Readonly<Record<Language, string>>;
}>;

/** Where in a file something stands. */
export type Place = Readonly<{ file: string; line: number; column: number; path: string }>;

/** A problem at a place, in both languages. */
export function problem(
  code: ProblemCode,
  severity: Problem['severity'],
  place: Place,
  ...values: readonly (string | number)[]
): Problem {
  const [zh, en, zhCure, enCure] = problemWords[code].map((text) =>
    text.replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)] ?? '')),
  );
  return {
    code,
    severity,
    ...place,
    message: { zh: zh ?? '', en: en ?? '' },
    cure: { zh: zhCure ?? '', en: enCure ?? '' },
  };
}

const SEVERITY = {
  error: { zh: '错误', en: 'error' },
  question: { zh: '待答', en: 'question' },
  note: { zh: '提示', en: 'note' },
};

/** `file:line:column severity message → cure`, as editors and terminals can follow it. */
export const formatProblem = ({ file, line, column, severity, message, cure }: Problem, lang: Language): string =>
  `${file}:${line}:${column} ${SEVERITY[severity][lang]} ${message[lang]} → ${cure[lang]}`;
