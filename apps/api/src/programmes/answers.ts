import type { ProgrammeParameter } from '@cobuild/api-schema';
import type { Term } from '@cobuild/calendar';
import {
  check,
  openItems,
  parameterAt,
  unknownAnswers,
  type Draft,
  type Parameter,
  type Reading,
  type Values,
} from '@cobuild/programme';
import type { Wrong } from '../bad-request';
import { Problem } from '../problems/api-problem';

type Doubt = ReturnType<typeof check>[number];

/** What stands against a proposal with some answers: blanks, what is wrong with an answer, and questions to the author. */
export type Judged = Readonly<{
  reading: Reading;
  blanks: readonly ProgrammeParameter[];
  wrong: readonly Readonly<{ parameter: string; doubt: Doubt }>[];
  open: readonly Doubt[];
}>;

/** A text to be read with answers, its parameters, and the term it is laid on. */
export type Asking = Readonly<{ read: (values: Values) => Reading; parameters: readonly Parameter[]; term: Term }>;

/**
 * Judges answers: those that somebody gives now, and those that an agreement keeps. A given one that no parameter asks for is wrong;
 * a kept one may answer what is no longer asked. Pure.
 */
export function judged({ read, parameters, term }: Asking, given: Values, kept: Values = {}): Judged {
  const values = { ...kept, ...given };
  const reading = read(values);
  const doubts = check(reading, term).filter(({ severity }) => severity !== 'note');
  const blamed = doubts.map((doubt) => ({ parameter: parameterAt(reading, doubt), doubt }));
  const isAnswered = (key: string | null): key is string => key !== null && Object.hasOwn(values, key);
  const wrong = blamed.flatMap(({ parameter, doubt }) => (isAnswered(parameter) ? [{ parameter, doubt }] : []));
  const strange = unknownAnswers(parameters, given, { file: '', line: 1, column: 1, path: '' });
  const isBlank = (one: Parameter) => one.default === undefined && !Object.hasOwn(values, one.key);
  return {
    reading,
    blanks: parameters.filter(isBlank).map(asked),
    wrong: [...strange.map((doubt) => ({ parameter: doubt.path, doubt })), ...wrong],
    open: blamed.flatMap(({ parameter, doubt }) => (isAnswered(parameter) ? [] : [doubt])),
  };
}

/** A parameter as a form asks for it. */
export const asked = ({ key, type, question, choices, default: usual }: Parameter): ProgrammeParameter => ({
  ...{ key, type, question },
  ...(choices ? { choices } : {}),
  ...(usual === undefined ? {} : { default: usual }),
});

/** What a form asks before a programme is complete, and what waits for it. */
export const openPart = (draft: Draft | null) => ({
  parameters: draft?.definition.parameters.map(asked) ?? [],
  blanks: draft?.blanks.map(({ key }) => key) ?? [],
  open: draft ? openItems(draft) : [],
});

const CURE = {
  dates: { zh: '写 月-日，用逗号隔开，不写姓名', en: 'write days as MM-DD with commas between, no names' },
  day: { zh: '写 月-日', en: 'write a day as MM-DD' },
  number: { zh: '写数字', en: 'write a number' },
  text: { zh: '写代码或时间', en: 'write a code or a time' },
};

/** What is missing or wrong, answer by answer, in words; once, however many items use the answer. */
export function wrongValues({ blanks, wrong }: Judged) {
  const missing = blanks.map(({ key, type, question, choices }) => ({
    parameter: key,
    message: { zh: `待填：${question.zh}`, en: `to be filled in: ${question.en}` },
    cure: choices ? { zh: `可选：${choices.join('、')}`, en: `choose one of: ${choices.join(', ')}` } : CURE[type],
  }));
  const said = wrong.map(({ parameter, doubt: { message, cure } }) => ({ parameter, message, cure }));
  const once = new Map(said.map((one) => [JSON.stringify([one.parameter, one.message, one.cure]), one]));
  return [...once.values(), ...missing];
}

/** Refuses answers that are missing or wrong with `answers-needed` (422), which names each blank with what a form needs. */
export function needAnswers(found: Judged): void {
  const wrong = wrongValues(found).map(({ parameter, ...said }): Wrong => ({
    path: `parameters.${parameter}`,
    ...said,
  }));
  if (wrong.length > 0) throw new Problem(422, 'answers-needed', NEEDED, wrong, found.blanks);
}

export const NEEDED = {
  zh: '方案有待填的内容，请补全或改正',
  en: 'The programme has blanks: every one needs an answer that fits',
};
