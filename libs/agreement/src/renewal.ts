import { addDays, daysBetween, earliest, type LocalDate } from '@cobuild/calendar';
import { bareItem, type Plan, type PlannedItem } from '@cobuild/programme';
import type { Agreement } from './agreement';
import { dueOf, isOpen, type Item } from './item';

/** What was ordered, resolved or begun as a project is not forgotten at the year's end. */
const CARRIED: readonly Item['kind'][] = ['rectification', 'resolution', 'project'];

/** Days in the new term for what was overdue already. */
const AT_LEAST = 30;

/**
 * The new term's plan with what the old agreement still owes (A49): it keeps its key, so that it can be followed back, and the
 * days it had left, thirty of them at least. Who no longer takes part is left out, and what only they owed.
 */
export function carryOver(old: Agreement, plan: Plan): Plan {
  const carried = Object.values(old.items).flatMap((item): PlannedItem[] => {
    const owedBy = item.owedBy.filter((role) => Object.hasOwn(plan.sides, role));
    if (!isOpen(item) || !carriedKind(item) || owedBy.length === 0) return [];
    const { from } = plan.term;
    const left = Math.max(AT_LEAST, daysBetween(old.plan.term.to, dueOf(item)));
    const to: LocalDate = earliest(addDays(from, left), plan.term.to);
    const bare = bareItem({ clause: item.clause, kind: item.kind, owedBy, from, to, provisional: false }, '');
    const ordered = item.orderedBy === null ? {} : { orderedBy: item.orderedBy };
    return [{ ...bare, key: item.key, evidence: item.evidence, ...ordered }];
  });
  const fresh = carried.filter(({ key }) => !plan.items.some((item) => item.key === key));
  return { ...plan, items: [...fresh, ...plan.items] };
}

/** An inspection of the plan is over with its days; an order is not. */
const carriedKind = ({ kind, orderedBy }: Item): boolean =>
  CARRIED.includes(kind) && (kind !== 'rectification' || orderedBy !== null);
