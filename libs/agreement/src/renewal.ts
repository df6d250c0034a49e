import { addDays, earliest, latest, type LocalDate } from '@cobuild/calendar';
import { bareItem, type Plan } from '@cobuild/programme';
import type { Agreement } from './agreement';
import type { Refusal } from './commands';
import type { Carried } from './events';
import { dueOf, goingAlong, isOpen, type Item } from './item';
import { refuse, type Command, type Verdict } from './verdict';

/** What was ordered, resolved or begun as a project is not forgotten at the year's end. */
const CARRIED: readonly Item['kind'][] = ['rectification', 'resolution', 'project'];

/** Days in the new term for what was overdue already. */
const AT_LEAST = 30;

/** Why an agreement cannot be renewed for a term: it never ran, it has not ended by then, or it is renewed already (A85). */
export function whyNotRenew(old: Agreement, term: Plan['term'], renewedBy: string | null): Refusal | null {
  const { status, termEnded, plan } = old;
  const ran = status === 'in-force' || status === 'suspended' || (status === 'closed' && termEnded);
  if (!ran) return refuse('not-renewable');
  if (term.from <= plan.term.to) return refuse('terms-overlap', plan.term.to);
  return renewedBy === null ? null : refuse('already-renewed', renewedBy);
}

/**
 * What a closed agreement still owes, for the term that follows (A49): it keeps its key, so that it can be followed back, and its
 * last day, or thirty days where that is sooner.
 */
export function carriedFrom(old: Agreement, term: Plan['term'], today: LocalDate): Carried[] {
  const open = Object.values(old.items).filter((item) => isOpen(item) && carriedKind(item));
  const all = new Set(open.flatMap((item) => [item, ...goingAlong(old, item)]));
  return [...all].map((item): Carried => {
    const from = latest(term.from, today);
    const to = latest(from, earliest(latest(dueOf(item), addDays(from, AT_LEAST)), term.to));
    const { clause, kind, key, owedBy, evidence, partOf, orderedBy, note, versions } = item;
    const planned = { ...bareItem({ clause, kind, owedBy, from, to, provisional: false }, ''), key, evidence, partOf };
    return { planned, orderedBy, note, versions };
  });
}

/** What comes over once the old term is closed; what is here already stays, and a closed agreement takes nothing (A49). */
export function takeOver({ items, status, plan }: Agreement, { from, items: carried }: Command<'CarryOver'>): Verdict {
  const fresh = takenOver(plan, carried).filter(({ planned }) => !Object.hasOwn(items, planned.key));
  return status === 'closed' || fresh.length === 0 ? [] : [{ type: 'ItemsCarriedOver', from, items: fresh }];
}

/** Who no longer takes part is left out, and what only they owed (A49). */
export const takenOver = ({ sides }: Pick<Plan, 'sides'>, carried: readonly Carried[]): Carried[] =>
  carried.flatMap((one) => {
    const owedBy = one.planned.owedBy.filter((role) => Object.hasOwn(sides, role));
    return owedBy.length > 0 ? [{ ...one, planned: { ...one.planned, owedBy } }] : [];
  });

/** An inspection of the plan is over with its days; an order is not. */
const carriedKind = ({ kind, orderedBy }: Item): boolean =>
  CARRIED.includes(kind) && (kind !== 'rectification' || orderedBy !== null);
