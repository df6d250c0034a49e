import { addDays, dayKind, isWorkingDay, type LocalDate } from '@cobuild/calendar';
import type { Plan, PlannedItem } from './plan';

/**
 * A day of an item's window that suits people: what is fixed stays; `days-off` takes public holidays first, one of each run of
 * them, then weekends; anything else a working day two thirds into the window, which leaves an evening for `outside-work`.
 * Several that share a window are spread over it. Where no day suits, the window's last.
 */
export function suggestDay({ term, items }: Pick<Plan, 'term' | 'items'>, item: PlannedItem): LocalDate {
  const { from, to, fixedOn, prefer, clause } = item;
  if (fixedOn !== null) return fixedOn;
  const days: LocalDate[] = [];
  for (let day = from; day <= to && day <= term.to; day = addDays(day, 1)) days.push(day);
  const siblings = items.filter((other) => other.clause === clause && other.from === from && other.to === to);
  const nth = siblings.findIndex(({ key }) => key === item.key);
  const holidays = prefer === 'days-off' ? days.filter((day) => isHoliday(day) && !isHoliday(addDays(day, -1))) : [];
  const holiday = holidays[nth];
  if (holiday !== undefined) return holiday;
  const left = siblings.length - holidays.length;
  const share = siblings.length <= 1 ? 2 / 3 : (nth - holidays.length + 1) / (left + 1);
  const suits = (day: LocalDate): boolean =>
    prefer === 'days-off' ? dayKind(day).kind === 'weekend' : isWorkingDay(day);
  return days.slice(Math.floor(days.length * share)).find(suits) ?? to;
}

const isHoliday = (day: LocalDate): boolean => dayKind(day).kind === 'holiday';
