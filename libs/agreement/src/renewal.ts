import { addDays, daysBetween, earliest, latest, type LocalDate } from '@cobuild/calendar';
import { bareItem, type Plan } from '@cobuild/programme';
import type { Agreement } from './agreement';
import type { Refusal } from './commands';
import type { Carried } from './events';
import { dueOf, isOpen, type Item } from './item';
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
 * What a closed agreement still owes, for the term that follows (A49): it keeps its key, so that it can be followed back, and the
 * days it had left, thirty of them at least. Who no longer takes part is left out, and what only they owed.
 */
export function carriedFrom(
  old: Agreement,
  { term, sides }: Pick<Plan, 'term' | 'sides'>,
  today: LocalDate,
): Carried[] {
  return Object.values(old.items).flatMap((item): Carried[] => {
    const owedBy = item.owedBy.filter((role) => Object.hasOwn(sides, role));
    if (!isOpen(item) || !carriedKind(item) || owedBy.length === 0) return [];
    const from = latest(term.from, today);
    const left = Math.max(AT_LEAST, daysBetween(old.plan.term.to, dueOf(item)));
    const to = latest(from, earliest(addDays(from, left), term.to));
    const { clause, kind, key, evidence, orderedBy, note, versions } = item;
    const planned = { ...bareItem({ clause, kind, owedBy, from, to, provisional: false }, ''), key, evidence };
    return [{ planned, orderedBy, note, versions }];
  });
}

/** What comes over once the old term is closed; what is here already stays, and a closed agreement takes nothing (A49). */
export function takeOver({ items: known, status }: Agreement, { from, items }: Command<'CarryOver'>): Verdict {
  const fresh = items.filter(({ planned }) => !Object.hasOwn(known, planned.key));
  return status === 'closed' || fresh.length === 0 ? [] : [{ type: 'ItemsCarriedOver', from, items: fresh }];
}

/** An inspection of the plan is over with its days; an order is not. */
const carriedKind = ({ kind, orderedBy }: Item): boolean =>
  CARRIED.includes(kind) && (kind !== 'rectification' || orderedBy !== null);
