import type { Agreement } from './agreement';
import { isOutOfHand, type Item } from './item';

/**
 * Whether an item is overdue in an agreement as it stands, time's own facts up to the moment of the question included (`advancedTo`):
 * the one answer of every screen, document, message and count (A101). While a request of its owner waits for an answer it is not (A102).
 */
export const isOverdue = (agreement: Pick<Agreement, 'status' | 'rulesVersion'>, item: Item): boolean =>
  agreement.status === 'in-force' && item.status === 'open' && item.overdue && !isOutOfHand(agreement, item);

/** The items that are overdue in an agreement as it stands. */
export const overdueItems = (agreement: Agreement): Item[] =>
  Object.values(agreement.items).filter((item) => isOverdue(agreement, item));
