import { addDays, type LocalDate } from '@cobuild/calendar';
import type { Agreement } from './agreement';
import { scoresFor } from './blind';
import type { Outcome } from './events';
import { isOpen, type Item } from './item';
import { gradeOf, percentOf } from './score';

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
export function reviewed(agreement: Agreement, name?: string): Readonly<{ from: LocalDate; to: LocalDate }> {
  const { plan } = agreement;
  const [review, before] = reviewsUpTo(agreement, name);
  if (!review) return plan.term;
  return { from: before ? addDays(before.to, 1) : plan.term.from, to: review.to };
}

/** The review of this name, and the one before it. */
function reviewsUpTo({ items }: Agreement, name?: string): (Item | undefined)[] {
  const reviews = Object.values(items).filter(({ kind }) => kind === 'review');
  reviews.sort((a, b) => (a.to < b.to ? -1 : 1));
  const nth = reviews.findIndex((item) => (name === undefined ? isOpen(item) : item.key === name));
  const review = reviews.at(nth);
  return [review, review && reviews[reviews.indexOf(review) - 1]];
}

/**
 * The grade, by the programme's grades, that the scores of a review speak for on average, as far as these roles see them (A90, A51,
 * A110), with the percentage; null where they see none, or it has no grades.
 */
export function suggestedGrade(
  agreement: Agreement,
  roles: readonly string[],
  name?: string,
): Readonly<{ percent: number; band: string | null; outcome: Outcome }> | null {
  const [review] = reviewsUpTo(agreement, name);
  const given = Object.values(scoresFor(agreement, roles)[review?.key ?? ''] ?? {}).flatMap((to) => Object.values(to));
  if (!review || given.length === 0) return null;
  const percent = given.reduce((sum, points) => sum + percentOf(agreement, review, points), 0) / given.length;
  const grade = gradeOf(agreement, review, percent);
  return grade && { percent, ...grade };
}

/** The outcome of that grade. */
export const suggestedOutcome = (agreement: Agreement, roles: readonly string[], name?: string): Outcome | null =>
  suggestedGrade(agreement, roles, name)?.outcome ?? null;

const counts = (item: Item, { from, to }: Readonly<{ from: LocalDate; to: LocalDate }>): boolean =>
  item.status !== 'not-owed' && item.status !== 'released' && item.to >= from && item.to <= to;

function verdictOf(item: Item): Counted['verdict'] {
  if (item.status !== 'done') return 'not-done';
  return item.overdue ? 'late' : 'in-time';
}
