import { z } from 'zod';
import { MonthDay } from '@cobuild/calendar';
import { ParameterType } from './definition';
import { Words } from './words';

/** Answers to a programme's parameters, by key. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>;
export type Value = Values[string];

/** A declared parameter as the reader needs it, before the schema has looked at the whole. */
const Declared = z.object({
  key: z.string(),
  type: ParameterType.default('text'),
  choices: z.array(z.union([z.string(), z.number()])).optional(),
  default: z.union([z.string(), z.number(), z.array(z.string())]).optional(),
  question: Words.catch({ zh: '', en: '' }),
});
export type Declared = Readonly<z.output<typeof Declared>>;

/** The parameters that a parsed text declares; a malformed one is left to the schema. */
export function parametersOf(value: unknown): Declared[] {
  const declared = typeof value === 'object' && value !== null && 'parameters' in value ? value.parameters : [];
  if (!Array.isArray(declared)) return [];
  return declared.flatMap((one: unknown) => {
    const parsed = Declared.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

const FITS: Readonly<Record<Declared['type'], (value: Value) => boolean>> = {
  text: (value) => !Array.isArray(value),
  number: (value) => typeof value === 'number',
  day: (value) => MonthDay.safeParse(value).success,
  dates: (value) => Array.isArray(value),
};

/** Why a value cannot answer a parameter: it is not among the choices, or not of the type. Null where it can. */
export function misfitOf({ type, choices }: Declared, value: Value): 'unknown-value' | 'wrong-value' | null {
  if (choices && !choices.some((choice) => choice === value)) return 'unknown-value';
  return FITS[type](value) ? null : 'wrong-value';
}

/** What a blank may hold while the rest of the text is checked, by type; the first that the place accepts is taken. */
const STAND_INS: Readonly<Record<Declared['type'], readonly Value[]>> = {
  text: ['____', '09:00', '06-30', 'blank', 'month', 'monday', 'by', 'before', 'festival', 'days-off', 'on'],
  number: [1, 100, 30, 10, 5, 2026],
  day: ['06-30', '12-31', '01-01'],
  dates: [['06-30'], ['monday'], ['photo'], ['____']],
};

/** Values of a parameter's type to try in the place of a blank; none of them is ever shown as an answer. */
export const standInsFor = ({ type, choices }: Declared): readonly Value[] => choices ?? STAND_INS[type];
