import type { LocalDate, Window } from '@cobuild/calendar';
import { follow, type Plan, type PlannedItem } from '@cobuild/programme';
import type { Agreement } from './agreement';
import { DISTRICT, type AgreementEvent, type Days, type Moved } from './events';
import { PROMISES, waitsForDay, type Item } from './item';
import { same } from './same';
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
    return same(before, after) ? [] : [{ item: item.key, before, after }];
  });
}

/** The district applies a new calendar; nothing to move is no event (A24). */
export function revisePlan(agreement: Agreement, { plan }: Command<'RevisePlan'>, { role, today }: By): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  const moved = movesTo(agreement, plan, today);
  return moved.length === 0 ? [] : [{ type: 'PlanRevised', calendar: plan.calendar, moved }];
}

/**
 * The days that events have just fixed, agreed on or granted, carried on to what is counted from them, as one event more (A26).
 * What is done, overdue or prolonged stays, and so does what would have been due before today.
 */
export function carriedOn(agreement: Agreement, events: readonly AgreementEvent[], today: LocalDate): AgreementEvent[] {
  const { plan } = agreement;
  const settled = new Set<string>();
  const moved: Moved[] = [];
  let anchors: readonly Anchor[] = events.flatMap((event) => anchorsOf(agreement, events, event));
  while (anchors.length > 0) {
    for (const { item } of anchors) settled.add(item);
    const next = anchors.flatMap((anchor) => movedBy(agreement, anchor, settled, today));
    moved.push(...next);
    // What is counted from an item that has moved moves on in its turn (from version 2 of the rules).
    const further = next.map(({ item, after }) => ({ item, on: after.fixedOn ?? after.to }));
    anchors = agreement.rulesVersion >= PROMISES ? further.filter(({ item }) => !settled.has(item)) : [];
  }
  return moved.length === 0 ? [] : [{ type: 'PlanRevised', calendar: plan.calendar, moved }];
}

/** An item with the day that what follows it is counted from. */
type Anchor = Readonly<{ item: string; on: LocalDate }>;

/** The items counted from an anchor that get other days by it, but for those whose own day is settled. */
function movedBy(agreement: Agreement, anchor: Anchor, settled: ReadonlySet<string>, today: LocalDate): Moved[] {
  const { items, plan } = agreement;
  return Object.values(items).flatMap((item): Moved[] => {
    const follows = item.follows?.item === anchor.item && !settled.has(item.key) && movable(item);
    const days = follows ? dated(agreement, item, follow(item, anchor.on, plan.term), today) : null;
    if (!days || days.to < today || (days.from === item.from && days.to === item.to)) return [];
    const fixedOn = days.from === days.to ? days.from : null;
    return [{ item: item.key, before: daysOf(item), after: { ...daysOf(item), ...days, fixedOn } }];
  });
}

/** An item that gets its first day only now is not late at that moment: it can still be recorded today (A105). */
const dated = (agreement: Agreement, item: Item, days: Window | null, today: LocalDate): Window | null =>
  days && days.to < today && waitsForDay(agreement, item) ? { from: days.from, to: today } : days;

/** From which day on what follows an item is counted after an event; nothing where the event moves none. */
function anchorsOf(
  { amendments, items, rulesVersion }: Agreement,
  events: readonly AgreementEvent[],
  event: AgreementEvent,
): readonly Anchor[] {
  if (event.type === 'DateFixed') return [event];
  // Done on a day that nobody had fixed, or on another one: what follows is counted from the day it was done on (A105).
  if (event.type === 'ItemCompleted')
    return rulesVersion >= PROMISES && items[event.item]?.fixedOn !== event.on ? [event] : [];
  if (event.type === 'ExtensionGranted') return [{ item: event.item, on: event.until }];
  if (event.type !== 'AmendmentApplied') return [];
  const proposed = events.find((one) => one.type === 'AmendmentProposed' && one.amendment === event.amendment);
  const { changes, to } = proposed?.type === 'AmendmentProposed' ? proposed : (amendments[event.amendment] ?? NOTHING);
  if (to !== null) return []; // a migration brings the days of everything
  return changes.flatMap(({ item, after }) => (after ? [{ item, on: after.fixedOn ?? after.from }] : []));
}

const NOTHING = { changes: [], to: null } as const;

/** A day somebody chose inside its window is theirs; a single planned day is the calendar's. */
const movable = ({ status, overdue, until, fixedOn, from, to, agreed }: Item): boolean =>
  !agreed &&
  (status === 'planned' || status === 'open') &&
  !overdue &&
  until === null &&
  (fixedOn === null || from === to);

const stillToCome = (item: Item, today: LocalDate): boolean =>
  movable(item) && item.status === 'planned' && item.from > today;

/** The days of an item that a calendar decides. */
export const daysOf = ({ from, to, fixedOn, shiftedFrom, provisional }: PlannedItem): Days => ({
  from,
  to,
  fixedOn,
  shiftedFrom,
  provisional,
});
