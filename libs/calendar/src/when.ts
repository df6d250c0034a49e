import { z } from 'zod';
import { festivalCodes } from './festivals';
import type { Window } from './windows';

/** The codes of this schema's own issues, in `params.code`, so that a caller can say them in another language. */
export type WhenIssueCode =
  'february-29' | 'no-such-day' | 'ends-before-start' | 'does-not-cross-year-end' | 'conflict-without-month';

const issue = (code: WhenIssueCode, message: string, path: string[] = []) => ({ message, path, params: { code } });

const MonthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: 'write the day as MM-DD, such as 03-01', abort: true })
  .refine((day) => day !== '02-29', issue('february-29', '29 February is not in every year: choose 02-28 or 03-01'))
  .refine(
    (day) => !['02-30', '02-31', '04-31', '06-31', '09-31', '11-31'].includes(day),
    issue('no-such-day', 'the month has no such day'),
  );

const Month = z.int().min(1).max(12);

const Day = z.strictObject({ rule: z.literal('day'), day: MonthDay });

const By = z.strictObject({ rule: z.literal('by'), day: MonthDay });

const WholeMonth = z.strictObject({
  rule: z.literal('month'),
  month: Month,
  part: z.enum(['early', 'middle', 'late']).optional(),
});

const Span = z
  .strictObject({ rule: z.literal('span'), from: MonthDay, to: MonthDay, acrossYearEnd: z.boolean().optional() })
  .refine(
    ({ from, to, acrossYearEnd }) => acrossYearEnd || from <= to,
    issue('ends-before-start', 'ends before it starts: swap the days, or add acrossYearEnd: true', ['to']),
  )
  .refine(
    ({ from, to, acrossYearEnd }) => !acrossYearEnd || to < from,
    issue('does-not-cross-year-end', 'does not cross the year end: leave out acrossYearEnd', ['acrossYearEnd']),
  );

const Festival = z
  .strictObject({
    rule: z.literal('festival'),
    festival: z.enum(festivalCodes),
    daysBefore: z.int().min(0).max(60).optional(),
    daysAfter: z.int().min(0).max(60).optional(),
    inMonth: Month.optional(),
    onConflict: z.enum(['festival', 'month']).optional(),
  })
  .refine(
    ({ inMonth, onConflict }) => onConflict === undefined || inMonth !== undefined,
    issue('conflict-without-month', 'onConflict needs inMonth: without it nothing can conflict', ['onConflict']),
  );

const Every = z
  .strictObject({
    rule: z.literal('every'),
    unit: z.enum(['week', 'month', 'quarter']),
    fromMonth: Month.optional(),
    toMonth: Month.optional(),
  })
  .refine(
    ({ fromMonth = 1, toMonth = 12 }) => fromMonth <= toMonth,
    issue('ends-before-start', 'ends before it starts: the months must lie in one calendar year', ['toMonth']),
  );

const FixedBy = z.strictObject({ rule: z.literal('fixed-by'), item: z.string().min(1), by: MonthDay.optional() });

/**
 * When a clause's item falls due, as an author writes it: data, no code, strict about unknown fields. Issues carry a message
 * in English and, where they are this schema's own, a `WhenIssueCode`. It does not check that `item` names a clause, nor
 * that a term contains any such day.
 */
export const WhenRule = z.discriminatedUnion('rule', [Day, By, WholeMonth, Span, Festival, Every, FixedBy]);

/** A when-rule that has passed the schema. To add one: an arm above, then the cases the compiler names. */
export type WhenRule = z.infer<typeof WhenRule>;

/** The days an agreement runs, first and last included. */
export type Term = Window;

/**
 * One window a rule gives in a term, inside it. `label` is the year, or `2026-03`, `2026-Q1`, `2026-W07` for recurrences;
 * unique within the rule. `fixedOn` is the day where the window is a single one. `provisional` when it touches a
 * calendar year whose days off are not published.
 */
export type Occurrence = {
  label: string;
  from: Window['from'];
  to: Window['to'];
  fixedOn: Window['from'] | null;
  provisional: boolean;
};
