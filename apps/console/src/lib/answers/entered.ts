import { choiceSaid, wrongChoice, wrongCode, wrongDay, wrongNumber } from './words';

type Words = Readonly<{ zh: string; en: string }>;

/** A parameter as the API asks for it. */
export type Parameter = Readonly<{
  key: string;
  type: 'text' | 'number' | 'day' | 'dates';
  question: Words;
  choices?: (string | number)[] | undefined;
  default?: string | number | string[] | undefined;
}>;
export type Answer = string | number | string[];

/** The texts of a form by parameter, exactly as somebody typed them. */
export type Texts = Readonly<Record<string, string>>;

/** The texts that hold for all, and those of each row. */
export type Entered = Readonly<{ all: Texts; own: Readonly<Record<string, Texts>> }>;
export const NOTHING: Entered = { all: {}, own: {} };

/** A text as an answer; null for an empty one, or the reason why it is none. */
export type Read = Readonly<{ answer: Answer } | { wrong: Words }> | null;

const CODE = /^[A-Za-z0-9:._-]{1,40}$/;
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day as people and spreadsheets write it (6月25日, 6.25, 2019/6/25) as MM-DD; null where it is none. */
export function dayOf(text: string): string | null {
  const found = /^(?:\d{4}[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim());
  const [month, day] = [Number(found?.[1]), Number(found?.[2])];
  const known = found && day >= 1 && day <= (LENGTHS[month - 1] ?? 0);
  return known ? `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null;
}

/** Reads what was typed for a parameter by its type. */
export function readText({ type, choices }: Parameter, text: string): Read {
  const typed = text.trim();
  if (typed === '') return null;
  if (choices) {
    const isMeant = (one: string | number) => [String(one), choiceSaid(one).zh, choiceSaid(one).en].includes(typed);
    const choice = choices.find(isMeant);
    return choice === undefined ? { wrong: wrongChoice(typed) } : { answer: choice };
  }
  if (type === 'number') return /^-?\d{1,9}$/.test(typed) ? { answer: Number(typed) } : { wrong: wrongNumber };
  if (type === 'text') return CODE.test(typed) ? { answer: typed } : { wrong: wrongCode };
  const days = type === 'day' ? [typed] : typed.split(/[\s,，、;；]+/).filter((one) => one !== '');
  const stranger = days.find((one) => dayOf(one) === null);
  if (stranger !== undefined) return { wrong: wrongDay(stranger) };
  const read = days.flatMap((one) => dayOf(one) ?? []);
  return { answer: type === 'day' ? (read[0] ?? '') : read };
}

/** The answers among some texts; what is empty or wrong is left to the API to ask for. */
export function answersIn(parameters: readonly Parameter[], texts: Texts = {}): Record<string, Answer> {
  return Object.fromEntries(
    parameters.flatMap((one) => {
      const read = readText(one, texts[one.key] ?? '');
      return read && 'answer' in read ? [[one.key, read.answer] as const] : [];
    }),
  );
}

/** Answers as a query has them, `key=value` each. */
export const pairsOf = (answers: Readonly<Record<string, Answer>>): string[] =>
  Object.entries(answers).map(([key, answer]) => `${key}=${String(answer)}`);
