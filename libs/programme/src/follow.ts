import { addDays, dayFrom, latest, offsetFrom, type LocalDate, type Term, type Window } from '@cobuild/calendar';

/** What an item's days are counted from: another item's day. `opensBefore` days before its last day it opens. */
export type Follows = Readonly<{
  item: string;
  days?: number | undefined;
  workingDays?: number | undefined;
  hours?: number | undefined;
  opensBefore?: number | undefined;
}>;

/** An item's days once the one it follows is on `day`; null when they would lie outside the term. */
export function follow({ follows }: Readonly<{ follows: Follows | null }>, day: LocalDate, term: Term): Window | null {
  if (!follows) return null;
  const { opensBefore } = follows;
  if (opensBefore === undefined) return offsetFrom(follows, day, term);
  const to = dayFrom(follows, day);
  return to < term.from ? null : { from: latest(term.from, addDays(to, -opensBefore)), to };
}
