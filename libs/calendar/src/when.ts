import { z } from 'zod';
import { festivalCodes } from './festivals';
import type { Window } from './windows';

/** The codes of this schema's own issues, in `params.code`, so that a caller can say them in another language. */
export type WhenIssueCode =
  | 'february-29'
  | 'no-such-day'
  | 'ends-before-start'
  | 'does-not-cross-year-end'
  | 'conflict-without-month'
  | 'one-anchor'
  | 'near-and-days';

const issue = (code: WhenIssueCode, message: string, path: string[] = []) => ({ message, path, params: { code } });

const AnyMonthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { message: 'write the day as MM-DD, such as 03-01', abort: true })
  .refine(
    (day) => !['02-30', '02-31', '04-31', '06-31', '09-31', '11-31'].includes(day),
    issue('no-such-day', 'the month has no such day'),
  );

/** `MM-DD`, a day that is in every year. */
export const MonthDay = AnyMonthDay.refine(
  (day) => day !== '02-29',
  issue('february-29', '29 February is not in every year: choose 02-28 or 03-01'),
);

const Month = z.int().min(1).max(12);

/** What happens when a single day is no working day: it stays, goes to the working day before or after, or the author is asked. */
const Shift = z.enum(['on', 'before', 'after', 'ask']);

const season = { fromMonth: Month.optional(), toMonth: Month.optional() };
const inOneYear = ({ fromMonth = 1, toMonth = 12 }: { fromMonth?: number | undefined; toMonth?: number | undefined }) =>
  fromMonth <= toMonth;
const notInOneYear = issue('ends-before-start', 'ends before it starts: the months must lie in one calendar year', [
  'toMonth',
]);

/** The one year of a longer term in which a rule holds: its first, its last, or the nth. */
const inYear = { inYear: z.union([z.enum(['first', 'last']), z.int().min(1).max(5)]).optional() };

const Day = z.strictObject({ rule: z.literal('day'), day: MonthDay, shift: Shift.optional(), ...inYear });

const By = z.strictObject({ rule: z.literal('by'), day: MonthDay, shift: Shift.optional(), ...inYear });

const WholeMonth = z.strictObject({
  rule: z.literal('month'),
  month: Month,
  part: z.enum(['early', 'middle', 'late', 'end']).optional(),
  ...inYear,
});

const Quarter = z.strictObject({ rule: z.literal('quarter'), quarter: z.int().min(1).max(4), ...inYear });

const HalfYear = z.strictObject({ rule: z.literal('half-year'), half: z.enum(['first', 'second']), ...inYear });

const acrossYearEnd = z.boolean().optional();

/** From where to where, in one year unless it says that it crosses the year end. */
type Reach = Readonly<{ from: number | string; to: number | string; acrossYearEnd?: boolean | undefined }>;
const endsAfterStart = (rule: Reach) => rule.acrossYearEnd === true || rule.from <= rule.to;
const crossesAsSaid = (rule: Reach) => rule.acrossYearEnd !== true || rule.to < rule.from;
const endsBefore = (what: string) =>
  issue('ends-before-start', `ends before it starts: swap the ${what}, or add acrossYearEnd: true`, ['to']);
const doesNotCross = issue('does-not-cross-year-end', 'does not cross the year end: leave out acrossYearEnd', [
  'acrossYearEnd',
]);

const Months = z
  .strictObject({ rule: z.literal('months'), from: Month, to: Month, acrossYearEnd, ...inYear })
  .refine(endsAfterStart, endsBefore('months'))
  .refine(crossesAsSaid, doesNotCross);

const Span = z
  .strictObject({ rule: z.literal('span'), from: MonthDay, to: MonthDay, acrossYearEnd, ...inYear })
  .refine(endsAfterStart, endsBefore('days'))
  .refine(crossesAsSaid, doesNotCross);

/**
 * A festival's day, with so many days before and after it; or, with `near`, days that lie near it and, but for `around` and `week`,
 * leave it out. `days` is how many of them. With `inMonth` the days near it are those of that month.
 */
const Festival = z
  .strictObject({
    rule: z.literal('festival'),
    festival: z.enum(festivalCodes),
    daysBefore: z.int().min(0).max(60).optional(),
    daysAfter: z.int().min(0).max(60).optional(),
    near: z.enum(['before', 'after', 'eve', 'around', 'week']).optional(),
    days: z.int().min(1).max(60).optional(),
    inMonth: Month.optional(),
    onConflict: z.enum(['festival', 'month']).optional(),
    shift: Shift.optional(),
    ...inYear,
  })
  .refine(
    ({ near, days, daysBefore, daysAfter }) =>
      near === undefined ? days === undefined : daysBefore === undefined && daysAfter === undefined,
    issue('near-and-days', 'near takes days; daysBefore and daysAfter stand without near', ['near']),
  )
  .refine(
    ({ near, days }) => days === undefined || (near !== 'eve' && near !== 'week'),
    issue('near-and-days', 'the eve and the week of a festival have their own length', ['days']),
  )
  .refine(
    ({ inMonth, onConflict }) => onConflict === undefined || inMonth !== undefined,
    issue('conflict-without-month', 'onConflict needs inMonth: without it nothing can conflict', ['onConflict']),
  );

/** A weekday relative to one anchor: of a month, of each week or month of a season, or strictly before or after a day of the year. */
const Weekday = z
  .strictObject({
    rule: z.literal('weekday'),
    weekday: z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
    which: z.enum(['first', 'second', 'third', 'fourth', 'last']).default('last'),
    month: Month.optional(),
    each: z.enum(['week', 'month']).optional(),
    before: MonthDay.optional(),
    after: MonthDay.optional(),
    ...season,
    shift: Shift.optional(),
    ...inYear,
  })
  .refine(
    ({ month, each, before, after }) => [month, each, before, after].filter((it) => it !== undefined).length === 1,
    issue('one-anchor', 'name one of month, each, before and after'),
  )
  .refine(inOneYear, notInOneYear);

const Every = z
  .strictObject({
    rule: z.literal('every'),
    /** A `day` is recorded by the month: one item says that it was kept up every day. */
    unit: z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']),
    times: z.int().min(1).max(60).optional(),
    ...season,
  })
  .refine(inOneYear, notInOneYear);

const FixedBy = z.strictObject({ rule: z.literal('fixed-by'), item: z.string().min(1), by: MonthDay.optional() });

/** The parties choose a day of the span and say it by `before`. */
const Agreed = z
  .strictObject({ rule: z.literal('agreed'), before: MonthDay, from: MonthDay.optional(), to: MonthDay.optional() })
  .refine(
    ({ from = '01-01', to = '12-31' }) => from <= to,
    issue('ends-before-start', 'ends before it starts: swap the days', ['to']),
  );

/** So many days, working days or hours after another item's day, or before it when negative; of a list, after each of them. */
const Offset = z
  .strictObject({
    rule: z.literal('offset'),
    item: z.union([z.string().min(1), z.array(z.string().min(1)).min(2).max(20)]),
    days: z.int().min(-120).max(120).optional(),
    workingDays: z.int().min(-60).max(60).optional(),
    hours: z.int().min(1).max(720).optional(),
  })
  .refine(
    ({ days, workingDays, hours }) => [days, workingDays, hours].filter((it) => it !== undefined).length === 1,
    issue('one-anchor', 'name one of days, workingDays and hours'),
  );

/** The days of a roster, such as when members joined: one item for each month that has any, or for each day. */
const Roster = z.strictObject({
  rule: z.literal('roster'),
  dates: z.array(AnyMonthDay).max(2000),
  each: z.enum(['month', 'day']).default('month'),
  /** Where a 29 February is kept in a year that has none. */
  leapDay: z.enum(['02-28', '03-01']).default('02-28'),
});

/** The winter or summer holidays of schools, as the district enters them; `any` is both. */
const SchoolHolidays = z.strictObject({
  rule: z.literal('school-holiday'),
  which: z.enum(['winter', 'summer', 'any']),
  ...inYear,
});

/** All the time, without a day of its own: one item for each year of the term. */
const Ongoing = z.strictObject({ rule: z.literal('ongoing') });

/** Whenever a party calls it; nothing is planned. */
const WhenNeeded = z.strictObject({ rule: z.literal('when-needed') });

/**
 * When a clause's item falls due, as an author writes it: data, no code, strict about unknown fields. Issues carry a message
 * in English and, where they are this schema's own, a `WhenIssueCode`. It does not check that `item` names a clause, nor
 * that a term contains any such day.
 */
export const WhenRule = z.discriminatedUnion('rule', [
  Day,
  By,
  WholeMonth,
  Quarter,
  HalfYear,
  Months,
  Span,
  Festival,
  Weekday,
  Every,
  FixedBy,
  Agreed,
  Offset,
  Roster,
  SchoolHolidays,
  Ongoing,
  WhenNeeded,
]);

/** A when-rule that has passed the schema. To add one: an arm above, then the cases the compiler names. */
export type WhenRule = z.infer<typeof WhenRule>;

/** The rule of one name. */
export type Rule<T extends WhenRule['rule']> = Extract<WhenRule, { rule: T }>;

/** The days an agreement runs, first and last included. */
export type Term = Window;

/**
 * One window a rule gives in a term, inside it. `label` is the year, or `2026-03`, `2026-Q1`, `2026-H1`, `2026-W07`, a day for
 * a roster's, with `.2` for the second of several; unique within the rule. `fixedOn` is the day where the rule's window is a single
 * one (not where an edge of the term left one day of it), `shiftedFrom` the day off it was moved away from, `chooseBy` until when
 * the parties say which day it is. `provisional` when it touches a calendar year whose days off are not published.
 */
export type Occurrence = {
  label: string;
  from: Window['from'];
  to: Window['to'];
  fixedOn: Window['from'] | null;
  shiftedFrom: Window['from'] | null;
  chooseBy: Window['from'] | null;
  provisional: boolean;
  /** Whether an edge of the term cut the window. */
  cut: boolean;
};
