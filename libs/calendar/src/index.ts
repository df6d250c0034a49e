export type { LocalDate } from './days';
export {
  addDays,
  addMonths,
  dayIn,
  daysBetween,
  earliest,
  firstOfMonth,
  isKnownDay,
  isLocalDate,
  KNOWN_YEARS,
  lastOfMonth,
  latest,
  localDate,
  mondayOf,
  monthOf,
  weekdayOf,
  yearOf,
} from './days';
export type { Anchors, Offset } from './expand';
export {
  anchorOf,
  anchorsOf,
  cutWindows,
  dayFrom,
  expand,
  festivalConflicts,
  lostOffsets,
  offsetFrom,
  OPENS_BEFORE,
} from './expand';
export type { EdgeAnswer } from './frame';
export { edgeAnswers } from './frame';
export type { FestivalCode, Language } from './festivals';
export { festivalCodes, festivalDay, festivalName } from './festivals';
export type { DayKind, HolidayNotice, ImportedYear } from './holidays';
export { HolidayYear, useNotices, calendarVersion, dayKind, isPublished, isWorkingDay, noticesOf } from './holidays';
export { readNotice, type NoticeProblem } from './notice-text';
export type { Instant } from './instants';
export { dayOf, fromMillis, instant, instantOf, plusMinutes, timeOf, toMillis } from './instants';
export { festivalsOn, sayLunar } from './lunar';
export { sayDay, sayDayFrom, sayLabel } from './say';
export { festivalCalled, isAmbiguousFestival } from './festival-names';
export { numberOf } from './numerals';
export { readWhen } from './read-when';
export { sayWhen } from './say-when';
export type { Known, SchoolHoliday } from './school-holidays';
export { canBeSchoolHoliday } from './school-holidays';
export { addWorkingDays } from './shift';
export type { Occurrence, Rule, Term, WhenIssueCode } from './when';
export { MonthDay, WhenRule } from './when';
export type { PartOfMonth, Window } from './windows';
export { contains, intersect, monthWindow, partOfMonth, quarterWindow, workingDaysIn } from './windows';
