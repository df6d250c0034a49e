import { bareItem, follow, type Called, type PlannedItem } from '@cobuild/programme';
import type { Agreement } from './agreement';
import type { AgreementEvent } from './events';
import { refuse, type By, type Command, type Verdict } from './verdict';

/** A party, or the district, calls for what the programme has when it is needed; what is counted from it is made with it (A109). */
export function callItem(
  agreement: Agreement,
  { clause, from, to }: Command<'CallItem'>,
  { role, today }: By,
): Verdict {
  const { plan, items } = agreement;
  const onCall = Object.hasOwn(plan.rules, clause) ? plan.rules[clause]?.onCall : undefined;
  if (!onCall) return refuse('not-on-call', clause);
  if (from < today) return refuse('in-the-past', from);
  if (to < from || to > plan.term.to) return refuse('outside-window', `${today}..${plan.term.to}`);
  const label = labelOf(items, clause, from);
  const item = made(agreement, clause, onCall, { from, to }, label);
  if (!item) return refuse('not-yours', clause);
  const events: AgreementEvent[] = [{ type: 'ItemCalled', called: item, by: role }];
  for (const { clause: next, count, ...called } of onCall.then) {
    const follows = { item: item.key, ...count };
    const days = follow({ follows }, to, plan.term);
    const fresh = days && made(agreement, next, called, days, `${clause}.${label}`);
    if (fresh && days.to >= today) events.push({ type: 'ItemCalled', called: { ...fresh, follows }, by: role });
  }
  return events;
}

/** The day it begins on, numbered where the clause was called for that day before. */
function labelOf(items: Agreement['items'], clause: string, from: string): string {
  for (let n = 1; ; n++) {
    const label = n === 1 ? from : `${from}.${n}`;
    if (!Object.hasOwn(items, `${clause}@${label}`)) return label;
  }
}

/** An item of a clause on these days, owed by those who are still parties; null where none of them is. */
function made(
  { plan }: Agreement,
  clause: string,
  { kind, owedBy, evidence, graceDays }: Called,
  { from, to }: Pick<PlannedItem, 'from' | 'to'>,
  label: string,
): PlannedItem | null {
  const owers = owedBy.filter((role) => Object.hasOwn(plan.sides, role));
  if (owers.length === 0) return null;
  const bare = bareItem({ clause, kind, owedBy: owers, from, to, provisional: false }, label);
  const ladder = Object.hasOwn(plan.ladders, clause) ? clause : kind;
  return { ...bare, fixedOn: from === to ? from : null, evidence, graceDays, ladder };
}
