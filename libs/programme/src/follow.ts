import { addDays, expand, latest, type LocalDate, type Occurrence, type Term } from '@cobuild/calendar';

/** What an item's days are counted from: another item's day. `opensBefore` days before its last day it opens. */
export type Follows = Readonly<{
  item: string;
  days?: number | undefined;
  workingDays?: number | undefined;
  hours?: number | undefined;
  opensBefore?: number | undefined;
}>;

/** An item's days once the one it follows is on `day`; null when they would lie outside the term. */
export function follow(
  { follows }: Readonly<{ follows: Follows | null }>,
  day: LocalDate,
  term: Term,
): Readonly<{ from: LocalDate; to: LocalDate }> | null {
  if (!follows) return null;
  const { item, days, workingDays, hours, opensBefore } = follows;
  if (opensBefore !== undefined) {
    const to = addDays(day, days ?? 0);
    return to < term.from ? null : { from: latest(term.from, addDays(to, -opensBefore)), to };
  }
  const anchor: Occurrence = {
    label: '',
    from: day,
    to: day,
    fixedOn: day,
    shiftedFrom: null,
    time: null,
    chooseBy: null,
    provisional: false,
  };
  const [found] = expand({ rule: 'offset', item, days, workingDays, hours }, term, () => [anchor]);
  return found ? { from: found.from, to: found.to } : null;
}
