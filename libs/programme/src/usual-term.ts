import { dayIn, monthOf, yearOf, type LocalDate, type Term } from '@cobuild/calendar';
import { problem, type Place, type Problem } from './problems';
import type { PlannedItem } from './plan';

/** From this month on a district plans the next year. */
const PLANNED_FROM = 10;

/** The term that somebody who plans on a day means unless told: the calendar year, and from October on the coming one. */
export function usualTerm(today: LocalDate): Term {
  const year = yearOf(today) + (monthOf(today) >= PLANNED_FROM ? 1 : 0);
  return { from: dayIn(year, '01-01'), to: dayIn(year, '12-31') };
}

/** A note where at least half of a term's items lie before today, with the term that is left to plan. */
export function mostlyOver(items: readonly PlannedItem[], today: LocalDate, place: Place): Problem[] {
  const over = items.filter(({ to }) => to < today).length;
  if (over === 0 || over * 2 < items.length) return [];
  const { from, to } = usualTerm(today);
  return [problem('term-mostly-over', 'note', place, over, items.length, `${from}..${to}`)];
}
