import { addDays, type LocalDate } from '@cobuild/calendar';
import type { Agreement } from './agreement';
import { isOpen, type Item } from './item';

/** How one item counts for a criterion: in full when in time, half when late, not at all otherwise. */
export type Counted = Readonly<{ item: string; verdict: 'in-time' | 'late' | 'not-done'; doneOn: LocalDate | null }>;

/** The points a criterion's record speaks for, and each item that says so; `suggested` null where no record is named. */
export type Appraised = Readonly<{
  criterion: string;
  max: number;
  suggested: number | null;
  because: readonly Counted[];
}>;

const SHARE = { 'in-time': 1, late: 0.5, 'not-done': 0 } as const;

/**
 * What the ledger says of a party for each criterion, so that nobody types a fact: of the items it owed in the clauses the
 * criterion names, due in `during`, the share done in time, late ones counting half, times the most points, rounded (A50).
 * What was let go does not count. A suggestion: people score as they see fit.
 */
export function appraisal(
  agreement: Agreement,
  role: string,
  during: Readonly<{ from: LocalDate; to: LocalDate }> = agreement.plan.term,
): Appraised[] {
  const { criteria, scoring } = agreement.plan;
  return Object.entries(criteria).map(([criterion, max]) => {
    const clauses = scoring[criterion];
    if (!clauses) return { criterion, max, suggested: null, because: [] };
    const because = Object.values(agreement.items)
      .filter((item) => clauses.includes(item.clause) && item.owedBy.includes(role) && counts(item, during))
      .map((item): Counted => ({ item: item.key, verdict: verdictOf(item), doneOn: item.doneOn }));
    const share = because.reduce((sum, { verdict }) => sum + SHARE[verdict], 0) / because.length;
    return { criterion, max, suggested: because.length > 0 ? Math.round(max * share) : null, because };
  });
}

/**
 * The days a review looks at: from the day after the review before it to its own last day. Without a name the first that is open,
 * else the last; a term without reviews is looked at whole.
 */
export function reviewed({ items, plan }: Agreement, name?: string): Readonly<{ from: LocalDate; to: LocalDate }> {
  const reviews = Object.values(items).filter(({ kind }) => kind === 'review');
  reviews.sort((a, b) => (a.to < b.to ? -1 : 1));
  const nth = reviews.findIndex((item) => (name === undefined ? isOpen(item) : item.key === name));
  const review = reviews.at(nth);
  if (!review) return plan.term;
  const before = reviews[reviews.indexOf(review) - 1];
  return { from: before ? addDays(before.to, 1) : plan.term.from, to: review.to };
}

const counts = (item: Item, { from, to }: Readonly<{ from: LocalDate; to: LocalDate }>): boolean =>
  item.status !== 'not-owed' && item.status !== 'released' && item.to >= from && item.to <= to;

function verdictOf(item: Item): Counted['verdict'] {
  if (item.status !== 'done') return 'not-done';
  return item.overdue ? 'late' : 'in-time';
}
