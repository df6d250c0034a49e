import { roleOf, type Agreement } from '@cobuild/agreement';
import type { Instant, LocalDate } from '@cobuild/calendar';
import { deskOf } from './desk';
import type { Notice } from './notice';

/**
 * What is told where reminders came for a party in which nobody holds a post since a day: to the district that decides, how many
 * things the party has in hand. Once per agreement and vacancy, as the occasion is the same every time (N61). Pure.
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
