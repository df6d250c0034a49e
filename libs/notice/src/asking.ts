import { DISTRICT, isOpen, roleOf, type Agreement } from '@cobuild/agreement';
import type { NoticeCode, NoticeLine } from './notice';

/** What a line asks of its reader: to do something about an item, or to say how many come to it. */
export type Purpose = 'item' | 'attendance';

/** Lines that only tell have none; a new code does not compile until somebody says which it is. */
const PURPOSE: Readonly<Record<NoticeCode, Purpose | null>> = {
  invited: null,
  'invitation-declined': null,
  'please-sign': null,
  'in-force': null,
  'reminder-blue': 'item',
  'reminder-yellow': 'item',
  'reminder-red': 'item',
  'reminder-promise': 'item',
  'handed-in': null,
  'date-fixed': null,
  resolution: 'item',
  escalated: null,
  'extension-asked': null,
  'extension-granted': 'item',
  'extension-refused': 'item',
  'plan-revised': null,
  'review-decided': null,
  suspended: null,
  resumed: null,
  withdrew: null,
  'taken-back': null,
  'please-consent': null,
  amended: null,
  'amendment-rejected': null,
  'release-asked': null,
  released: null,
  'release-refused': 'item',
  'topics-called': null,
  'meeting-notified': 'attendance',
  'progress-rejected': 'item',
  'claim-lapsed': null,
  rectify: 'item',
  'rectify-again': 'item',
  appealed: null,
  'appeal-decided': null,
  commended: null,
  inspect: null,
  'decision-waits': null,
  'carried-over': 'item',
  closed: null,
  'clock-corrected': null,
  vacant: null,
};

/** What is asked, and of which organisation. */
export type Ask = Readonly<{ purpose: Purpose; unit: string; item: string }>;

/**
 * What a line asks of somebody who acts for these organisations: of the first of them that owes the item, or for a meeting that
 * takes part. Null when it only tells, or what it asked is over or not theirs (N12).
 */
export function askOf(
  agreement: Agreement,
  { code, item: key }: Pick<NoticeLine, 'code' | 'item'>,
  units: readonly string[],
): Ask | null {
  const purpose = PURPOSE[code];
  const item = key === null ? undefined : agreement.items[key];
  if (purpose === null || !item || !isOpen(item)) return null;
  const unit = units.find((one) => {
    const role = roleOf(agreement, one);
    if (role === null || role === DISTRICT || agreement.withdrawn.includes(role)) return false;
    return purpose === 'attendance' || item.owedBy.includes(role);
  });
  return unit === undefined ? null : { purpose, unit, item: item.key };
}
