import { z } from 'zod';
import published from './data/holidays.json';
import { addDays, isLocalDate, weekdayOf, yearOf, type LocalDate } from './days';
import { festivalCodes } from './festivals';
import { isStatutory } from './statutory';

const Day = z.custom<LocalDate>(isLocalDate, 'not a day');

/** The days off of one year by its notices, and the weekend days that are worked instead. */
export const HolidayYear = z.strictObject({
  year: z.int().min(2020).max(2099),
  notices: z.array(z.strictObject({ title: z.string().min(1).max(200), number: z.string().min(1).max(60) })).min(1),
  off: z.array(z.strictObject({ for: z.array(z.enum(festivalCodes)).min(1), from: Day, to: Day })).min(1),
  makeUp: z.array(Day),
});
export type HolidayYear = Readonly<z.infer<typeof HolidayYear>>;

const HolidayData = z.strictObject({ version: z.string().regex(/^cn-\d{4}\.\d+$/), years: z.array(HolidayYear) });

/** A year's days off as they were imported into an installation, in which version. */
export type ImportedYear = HolidayYear & Readonly<{ version: number }>;

const builtIn = HolidayData.parse(published);

function laidOut(imported: readonly ImportedYear[]) {
  const years = new Map<number, HolidayYear>(builtIn.years.map((year) => [year.year, year]));
  for (const year of imported) years.set(year.year, year);
  const all = [...years.values()];
  const more = [...imported].sort((one, other) => one.year - other.year);
  return {
    version: [builtIn.version, ...more.map(({ year, version }) => `${year}.${version}`)].join('+'),
    years,
    daysOff: new Set(all.flatMap(({ off }) => off.flatMap(({ from, to }) => run(from, to)))),
    makeUpDays: new Set(all.flatMap(({ makeUp }) => makeUp)),
  };
}

let known = laidOut([]);

/**
 * Takes notices that were imported into this installation into account from now on, in the whole process: each replaces the built-in
 * data of its year. Called again, it replaces what was given before. Days that were planned keep what they were planned by.
 */
export function useNotices(imported: readonly ImportedYear[]): void {
  known = laidOut(imported);
}

/** What a day is. `holiday` is a day off by a notice, or by law where there is none yet, `make-up` a weekend day worked by a notice (调休). */
export type DayKind = { kind: 'workday' | 'weekend' | 'holiday' | 'make-up'; provisional: boolean };

/** A notice of the State Council General Office (国务院办公厅) on the days off of one year. */
export type HolidayNotice = { title: string; number: string };

/** The version of the holiday data in use, such as `cn-2026.1+2027.1` with one imported year, to be kept with whatever was computed from it. Says nothing of festivals or time zones. */
export const calendarVersion = (): string => known.version;

/** Whether the days off of that calendar year are published and in the data. */
export function isPublished(year: number): boolean {
  return known.years.has(year);
}

/** The notices a year's days off come from, the first one first; empty for a year not published. */
export function noticesOf(year: number): readonly HolidayNotice[] {
  return known.years.get(year)?.notices ?? [];
}

/**
 * What the day is in mainland China by the published notices. Where none is published it answers by Monday to Friday and the
 * days off by law, and says `provisional`; so it does for 25 to 31 December while the next year is not published, because a notice may reach
 * back into them (2022-12-31 is a day off by the notice for 2023). A weekend joined to a one-day holiday stays a weekend.
 */
export function dayKind(day: LocalDate): DayKind {
  const year = yearOf(day);
  const provisional = !isPublished(year) || (day.slice(5) >= '12-25' && !isPublished(year + 1));
  if (known.daysOff.has(day)) return { kind: 'holiday', provisional };
  if (known.makeUpDays.has(day)) return { kind: 'make-up', provisional };
  if (!isPublished(year) && isStatutory(day)) return { kind: 'holiday', provisional };
  return { kind: weekdayOf(day) > 5 ? 'weekend' : 'workday', provisional };
}

/** Whether offices work that day: a workday or a make-up day. Does not say whether that is provisional: `dayKind` does. */
export function isWorkingDay(day: LocalDate): boolean {
  const { kind } = dayKind(day);
  return kind === 'workday' || kind === 'make-up';
}

function run(from: LocalDate, to: LocalDate): LocalDate[] {
  return from > to ? [] : [from, ...run(addDays(from, 1), to)];
}
