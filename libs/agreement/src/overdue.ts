import type { Agreement } from './agreement';
import { awaitsInspection, type Item } from './item';

/**
 * Whether an item is overdue in an agreement as it stands, time's own facts up to the moment of the question included (`advancedTo`):
 * the one answer of every screen, document, message and count (A101). A question that waits for an answer changes nothing (A102).
 */
export const isOverdue = ({ status }: Pick<Agreement, 'status'>, item: Item): boolean =>
  status === 'in-force' && item.status === 'open' && item.overdue && !awaitsInspection(item);

/** The items that are overdue in an agreement as it stands. */
export const overdueItems = (agreement: Agreement): Item[] =>
  Object.values(agreement.items).filter((item) => isOverdue(agreement, item));
