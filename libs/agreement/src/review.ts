import type { Agreement } from './agreement';
import { DISTRICT } from './events';
import type { Item } from './item';
import { adjustmentsOf, MOST_TIMES } from './score';
import { counterparts, whoStillOwes } from './timetable';
import { refuse, rulesOf, type By, type Command, type Verdict } from './verdict';

/** One side's scores of another, once, within the scoring days: points of every criterion, and how often each adjustment applied (A17, A110). */
export function giveScores(agreement: Agreement, { of, points }: Command<'GiveScores'>, { role, today }: By): Verdict {
  const open = Object.values(agreement.items).filter(({ kind, status }) => kind === 'review' && status === 'open');
  // A review of an earlier year may still wait for the district.
  const review = open.find(({ to }) => today <= to) ?? open.at(-1);
  if (!review) return refuse('review-not-open');
  if (today > review.to) return refuse('scoring-closed', review.to);
  if (!counterparts(agreement, role).includes(of)) return refuse('not-your-counterpart', of);
  if (agreement.scores[review.key]?.[role]?.[of]) return refuse('already-scored', of);
  const { criteria } = agreement.plan;
  const adjustments = adjustmentsOf(agreement, review);
  const wrong = [...Object.keys(criteria), ...Object.keys(points)].find((key) => {
    const most = Object.hasOwn(criteria, key)
      ? (criteria[key] ?? -1)
      : Object.hasOwn(adjustments, key)
        ? MOST_TIMES
        : -1;
    const given = points[key];
    return given === undefined || !Number.isInteger(given) || given < 0 || given > most;
  });
  if (wrong !== undefined) return refuse('points-out-of-range', wrong);
  return [{ type: 'ScoresGiven', item: review.key, by: role, of, points }];
}

/** The district decides once all have scored or the scoring days are over (A18). */
export function decideReview(
  agreement: Agreement,
  item: Item,
  { outcome }: Command<'DecideReview'>,
  { role, today }: By,
): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  if (item.kind !== 'review') return refuse('not-a-review', item.key);
  if (item.status !== 'open') return refuse('review-not-open');
  if (today <= item.to && whoStillOwes(agreement, item).length > 0) return refuse('scores-outstanding');
  return [{ type: 'ReviewDecided', item: item.key, on: today, outcome }];
}

/** The district commends a party of a decided review, once, with a prize the clause knows, and no more than it says (A47). */
export function commend(
  agreement: Agreement,
  item: Item,
  { role: whom, prize = null }: Command<'Commend'>,
  { role }: By,
): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  if (item.kind !== 'review') return refuse('not-a-review', item.key);
  if (!item.decision) return refuse('review-not-decided', item.key);
  if (!Object.hasOwn(agreement.plan.sides, whom)) return refuse('unknown-role', whom);
  const { prizes, commend: most } = rulesOf(agreement, item);
  if (prize !== null && !prizes?.includes(prize)) return refuse('unknown-prize', prize);
  if (Object.hasOwn(agreement.commended, `${item.key}/${whom}`)) return refuse('already-commended', whom);
  const commended = Object.keys(agreement.commended).filter((key) => key.startsWith(`${item.key}/`)).length;
  if (most !== undefined && commended >= most) return refuse('all-commended', String(most));
  return [{ type: 'PartyCommended', item: item.key, role: whom, prize }];
}
