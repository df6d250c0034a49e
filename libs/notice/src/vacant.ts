import { roleOf, type Agreement } from '@cobuild/agreement';
import type { Instant, LocalDate } from '@cobuild/calendar';
import { deskOf } from './desk';
import type { Notice } from './notice';

/**
 * The notice to the deciding district that nobody holds a post in a party since a day. Its line counts the things that are due
 * there. The occasion stays the same per agreement and vacancy, so that the district learns of each once (N61). Pure.
 */
export function vacancyNotice(
  agreementId: string,
  agreement: Agreement,
  { unit, from }: Readonly<{ unit: string; from: LocalDate }>,
  now: Instant,
): Notice | null {
  const role = roleOf(agreement, unit);
  if (role === null) return null;
  const count = deskOf(agreement, unit, now).due.length;
  const occasion = `${agreementId}/vacant/${role}/${from}`;
  const line = { agreement: agreementId, occasion, code: 'vacant', item: null, on: from, role, count } as const;
  return { id: occasion, party: agreement.district, at: now, lines: [line] };
}
