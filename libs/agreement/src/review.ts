import type { Agreement, Item } from './agreement';
import { refuse, type By, type Command, type Verdict } from './verdict';
import { DISTRICT, type AgreementEvent } from './events';
import { counterparts, whoStillOwes } from './timetable';

/** One side's scores of another, once, within the scoring days (A17). */
export function giveScores(agreement: Agreement, { of, points }: Command<'GiveScores'>, { role, today }: By): Verdict {
  const review = Object.values(agreement.items).find(({ kind, status }) => kind === 'review' && status === 'open');
  if (!review) return refuse('review-not-open');
  if (today > review.to) return refuse('scoring-closed', review.to);
  if (!counterparts(agreement, role).includes(of)) return refuse('not-your-counterpart', of);
  if (agreement.scores[role]?.[of]) return refuse('already-scored', of);
  const { criteria } = agreement.plan;
  const wrong = [...Object.keys(criteria), ...Object.keys(points)].find((key) => {
    const most = Object.hasOwn(criteria, key) ? (criteria[key] ?? -1) : -1;
    const given = points[key];
    return given === undefined || !Number.isInteger(given) || given < 0 || given > most;
  });
  if (wrong !== undefined) return refuse('points-out-of-range', wrong);
  return [{ type: 'ScoresGiven', by: role, of, points }];
}

/** The district decides once all have scored or the scoring days are over; the outcome closes a term that has ended (A18). */
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
  const decided: AgreementEvent = { type: 'ReviewDecided', item: item.key, outcome };
  return agreement.termEnded ? [decided, { type: 'AgreementClosed', outcome }] : [decided];
}
