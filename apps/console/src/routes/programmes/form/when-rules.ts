/** A when-rule as the form knows it: what it begins with, and its fields in order. */
export type Field = Readonly<{ name: string; kind: 'month' | 'day' | 'choice'; choices?: readonly string[] }>;

const month = (name: string): Field => ({ name, kind: 'month' });
const day = (name: string): Field => ({ name, kind: 'day' });
const choice = (name: string, choices: readonly string[]): Field => ({ name, kind: 'choice', choices });

/** The rules most items have; any other is written in the text. */
export const whenRules: Readonly<Record<string, Readonly<{ begins: object; fields: readonly Field[] }>>> = {
  by: { begins: { rule: 'by', day: '06-30' }, fields: [day('day')] },
  day: { begins: { rule: 'day', day: '06-30' }, fields: [day('day')] },
  month: {
    begins: { rule: 'month', month: 6 },
    fields: [month('month'), choice('part', ['early', 'middle', 'late', 'end'])],
  },
  months: { begins: { rule: 'months', from: 3, to: 11 }, fields: [month('from'), month('to')] },
  span: { begins: { rule: 'span', from: '06-01', to: '06-30' }, fields: [day('from'), day('to')] },
  every: {
    begins: { rule: 'every', unit: 'quarter' },
    fields: [choice('unit', ['week', 'month', 'quarter', 'half-year', 'year'])],
  },
};
