import type { LocalDate } from '@cobuild/calendar';
import type { Plan, PlannedItem } from '@cobuild/programme';
import type { Agreement, Item } from './agreement';
import { DISTRICT, type Days, type Moved } from './events';
import { refuse, type By, type Command, type Verdict } from './verdict';

/**
 * What laying the programme on the calendar anew moves in an agreement, before anything is done about it: items that are
 * still to come, whose days nobody has chosen or prolonged. What has begun, or would begin in the past, stays (A23).
 */
export function movesTo({ items }: Agreement, fresh: Pick<Plan, 'items'>, today: LocalDate): Moved[] {
  return fresh.items.flatMap((planned) => {
    const item = Object.hasOwn(items, planned.key) ? items[planned.key] : undefined;
    if (!item || !stillToCome(item, today) || planned.from <= today) return [];
    const [before, after] = [daysOf(item), daysOf(planned)];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ item: item.key, before, after }];
  });
}

/** The district applies a new calendar; nothing to move is no event (A24). */
export function revisePlan(agreement: Agreement, { plan }: Command<'RevisePlan'>, { role, today }: By): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  const moved = movesTo(agreement, plan, today);
  return moved.length === 0 ? [] : [{ type: 'PlanRevised', calendar: plan.calendar, moved }];
}

/** A day somebody chose inside its window is theirs; a single planned day is the calendar's. */
const stillToCome = ({ status, from, to, fixedOn, round, doneOn }: Item, today: LocalDate): boolean =>
  status === 'planned' && round === 0 && doneOn === null && from > today && (fixedOn === null || from === to);

const daysOf = ({ from, to, fixedOn, shiftedFrom, provisional }: PlannedItem): Days => ({
  from,
  to,
  fixedOn,
  shiftedFrom,
  provisional,
});
