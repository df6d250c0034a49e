import { addDays, type LocalDate } from '@cobuild/calendar';
import type { Agreement } from './agreement';
import { DISTRICT } from './events';
import type { Item } from './item';
import { refuse, rulesOf, type By, type Command, type Verdict } from './verdict';

const APPEAL_DAYS = 7;

/** The last day on which the decision about a review can be appealed. */
export function appealUntil(agreement: Agreement): LocalDate | null {
  const { decided, items } = agreement;
  const item = decided && items[decided.item];
  if (!decided || !item) return null;
  return addDays(decided.on, rulesOf(agreement, item).appealDays ?? APPEAL_DAYS);
}

/** A party appeals within the days there are for it, once for all of them (A46). */
export function appealReview(
  agreement: Agreement,
  item: Item,
  { note = null }: Command<'AppealReview'>,
  { role, today }: By,
): Verdict {
  const { decided } = agreement;
  if (role === DISTRICT) return refuse('not-yours', item.key);
  if (decided?.item !== item.key) return refuse('review-not-decided', item.key);
  if (decided.appealedBy !== null) return refuse('appeal-pending', decided.appealedBy);
  const last = appealUntil(agreement);
  if (decided.final) return refuse('appeal-closed', decided.on);
  if (last !== null && today > last) return refuse('appeal-closed', last);
  return [{ type: 'ReviewAppealed', item: item.key, by: role, note }];
}

/** The district decides the appeal; that is the end of it (A46). */
export function decideAppeal(
  { decided }: Agreement,
  item: Item,
  { outcome }: Command<'DecideAppeal'>,
  { role, today }: By,
): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  if (decided?.item !== item.key || decided.appealedBy === null) return refuse('no-appeal', item.key);
  return [{ type: 'AppealDecided', item: item.key, on: today, outcome }];
}
