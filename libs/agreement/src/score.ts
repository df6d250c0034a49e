import type { ClauseRules } from '@cobuild/programme';
import type { Agreement } from './agreement';
import type { Outcome } from './events';
import type { Item } from './item';
import { rulesOf } from './verdict';

type Points = Readonly<Record<string, number>>;
type Adjustment = NonNullable<ClauseRules['deductions']>[string];

/** How often an adjustment can be counted in one score. */
export const MOST_TIMES = 100;

/** The deductions and bonuses of a review by their keys. */
export const adjustmentsOf = (agreement: Agreement, review: Item): Readonly<Record<string, Adjustment>> => {
  const { deductions = {}, bonuses = {} } = rulesOf(agreement, review);
  return { ...deductions, ...bonuses };
};

/** Points that were taken away or added: so many each time, and no more in all than the programme says. */
function adjusted(adjustments: Readonly<Record<string, Adjustment>>, criterion: string, points: Points): number {
  return Object.entries(adjustments)
    .filter(([, one]) => one.criterion === criterion)
    .reduce((sum, [key, { points: each, atMost }]) => sum + Math.min((points[key] ?? 0) * each, atMost ?? Infinity), 0);
}

/**
 * One side's score of another as per cent of what can be had (A110): of each criterion its points, less its deductions, not below 0, and
 * with its bonuses, which may go beyond its most; all of them summed, or by weight where the programme gives weights. `points` holds
 * the points of criteria and how often each adjustment applied.
 */
export function percentOf(agreement: Agreement, review: Item, points: Points): number {
  const { criteria } = agreement.plan;
  const { deductions = {}, bonuses = {}, weights } = rulesOf(agreement, review);
  const scored = Object.entries(criteria).map(([key, max]) => {
    const base = Math.max(0, (points[key] ?? 0) - adjusted(deductions, key, points));
    return { key, max, score: base + adjusted(bonuses, key, points) };
  });
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  if (!weights) return (100 * sum(scored.map(({ score }) => score))) / sum(scored.map(({ max }) => max));
  return sum(scored.map(({ key, max, score }) => ((weights[key] ?? 0) * score) / max));
}

/** What a percentage speaks for by the programme's grades: its named band, if it has bands, and the outcome; null where it has neither (A90). */
export function gradeOf(
  agreement: Agreement,
  review: Item,
  percent: number,
): Readonly<{ band: string | null; outcome: Outcome }> | null {
  const { grades, bands } = rulesOf(agreement, review);
  const band = bands?.find(({ from }) => percent >= from);
  if (band) return { band: band.key, outcome: band.outcome };
  if (!grades) return null;
  if (percent >= grades.excellent) return { band: null, outcome: 'excellent' };
  return { band: null, outcome: percent >= grades.qualified ? 'qualified' : 'unqualified' };
}

/** The adjustments of a plan's reviews by key, deductions with points below 0: what a form of scores asks for besides the criteria. */
export function adjustmentsIn({ rules }: Pick<Agreement['plan'], 'rules'>) {
  const signed = (sign: 1 | -1, all: Readonly<Record<string, Adjustment>> = {}) =>
    Object.entries(all).map(([key, { points, atMost }]) => [key, { points: sign * points, atMost }] as const);
  const found = Object.values(rules).flatMap(({ deductions, bonuses }) => [
    ...signed(-1, deductions),
    ...signed(1, bonuses),
  ]);
  return Object.fromEntries(found);
}
