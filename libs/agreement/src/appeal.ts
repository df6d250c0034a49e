import { addDays, type LocalDate } from '@cobuild/calendar';
import type { Agreement } from './agreement';
import { DISTRICT } from './events';
import { waitingFor, type Item } from './item';
import { refuse, rulesOf, type By, type Command, type Verdict } from './verdict';

const APPEAL_DAYS = 7;

/** The last day on which the decision about a review can be appealed; the day of the final one; null where none was made. */
export function appealUntil(agreement: Agreement, item: Item): LocalDate | null {
  const { decision } = item;
  if (!decision) return null;
  return decision.final ? decision.on : addDays(decision.on, rulesOf(agreement, item).appealDays ?? APPEAL_DAYS);
}

/** A party appeals within the days there are for it, once for all of them (A46). */
export function appealReview(
  agreement: Agreement,
  item: Item,
  { note = null }: Command<'AppealReview'>,
  { role, today }: By,
): Verdict {
  const { decision } = item;
  if (role === DISTRICT) return refuse('not-yours', item.key);
  if (!decision) return refuse('review-not-decided', item.key);
  if (decision.appealedBy !== null) return refuse('appeal-pending', decision.appealedBy);
  const last = appealUntil(agreement, item);
  if (decision.final) return refuse('appeal-closed', decision.on);
  if (last !== null && today > last) return refuse('appeal-closed', last);
  return [{ type: 'ReviewAppealed', item: item.key, by: role, note }];
}

/** The district decides the appeal; that is the end of it (A46). */
export function decideAppeal(item: Item, { outcome }: Command<'DecideAppeal'>, { role, today }: By): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  if (!waitingFor(item).includes('appeal')) return refuse('no-appeal', item.key);
  return [{ type: 'AppealDecided', item: item.key, on: today, outcome }];
}
