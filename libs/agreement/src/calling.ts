import { earliest, latest, type LocalDate, type Window } from '@cobuild/calendar';
import { bareItem, follow, type Called, type OnCall, type PlannedItem } from '@cobuild/programme';
import type { Agreement } from './agreement';
import { refuse, type By, type Command, type Verdict } from './verdict';

/**
 * A party, or the district, calls for what the programme has when it is needed; what is counted from it is made with it, unless its
 * day would have passed already or lies outside the term (A109).
 */
export function callItem(
  agreement: Agreement,
  { clause, from, to = from }: Command<'CallItem'>,
  { role, today }: By,
): Verdict {
  const { plan } = agreement;
  const onCall = Object.hasOwn(plan.rules, clause) ? plan.rules[clause]?.onCall : undefined;
  if (!onCall) return refuse('not-on-call', clause);
  if (from < today) return refuse('in-the-past', from);
  if (to < from || from < plan.term.from || to > plan.term.to)
    return refuse('outside-window', `${latest(plan.term.from, today)}..${plan.term.to}`);
  const item = made(agreement, { clause, ...onCall }, { from, to }, freeLabel(agreement, [], clause, from));
  if (!item) return refuse('not-on-call', clause); // nobody who owes it is left
  return madeWith(agreement, item, onCall.then, today).map((called) => ({ type: 'ItemCalled', called, by: role }));
}

/** The called item and what is counted from it, each from the last day of the one before it. */
function madeWith(agreement: Agreement, item: PlannedItem, then: OnCall['then'], today: LocalDate): PlannedItem[] {
  const all = [item];
  for (const { of, count, ...called } of then) {
    const anchor = all.findLast((one) => one.clause === of);
    if (!anchor) continue;
    const follows = { item: anchor.key, ...count };
    const days = follow({ follows }, anchor.to, agreement.plan.term);
    if (!days || days.to < today) continue;
    const label = freeLabel(agreement, all, called.clause, `${of}.${item.from}`);
    const fresh = made(agreement, called, { from: latest(days.from, earliest(today, days.to)), to: days.to }, label);
    if (fresh) all.push({ ...fresh, follows });
  }
  return all;
}

/** The day it is called for, numbered where the clause has an item of that day already. */
function freeLabel({ items }: Agreement, made: readonly PlannedItem[], clause: string, label: string): string {
  const taken = (key: string): boolean => Object.hasOwn(items, key) || made.some((one) => one.key === key);
  for (let n = 1; ; n++) {
    const numbered = n === 1 ? label : `${label}.${n}`;
    if (!taken(`${clause}@${numbered}`)) return numbered;
  }
}

/** An item of a clause on these days, owed by those who are still parties; null where none of them is. */
function made(
  { plan }: Agreement,
  { clause, kind, owedBy, evidence, graceDays, time, prefer }: Called & Readonly<{ clause: string }>,
  { from, to }: Window,
  label: string,
): PlannedItem | null {
  const owers = owedBy.filter((role) => Object.hasOwn(plan.sides, role));
  if (owers.length === 0) return null;
  const bare = bareItem({ clause, kind, owedBy: owers, from, to, provisional: false }, label);
  const ladder = Object.hasOwn(plan.ladders, clause) ? clause : kind;
  return { ...bare, fixedOn: from === to ? from : null, evidence, graceDays, time, prefer, ladder };
}
