import { approvalOf, type Agreement } from './agreement';
import { completed, outstanding } from './completion';
import { DISTRICT, type AgreementEvent } from './events';
import type { Item } from './item';
import { missingEvidence, notYetDone, refuse, type By, type Command, type Verdict } from './verdict';

/**
 * The role whose step the newest version waits for, null where it waits for none. The district takes the step of a party that has
 * left, or that owes the item by now: nobody approves their own.
 */
export function approverOf(agreement: Agreement, item: Item): string | null {
  if (item.waits.approval === undefined) return null;
  const by = approvalOf(agreement, item)[item.approvals]?.by ?? null;
  if (by === null) return null;
  return Object.hasOwn(agreement.plan.sides, by) && !item.owedBy.includes(by) ? by : DISTRICT;
}

/** The step that waits approves the newest version; the last step completes the item, if nothing else of it is wanting (A108). */
export function approveVersion(
  agreement: Agreement,
  item: Item,
  { version }: Command<'ApproveVersion'>,
  by: By,
): Verdict {
  if (approverOf(agreement, item) !== by.role || version !== item.versions.length)
    return refuse('nothing-to-approve', `${item.versions.length}`);
  const approved: AgreementEvent = { type: 'VersionApproved', item: item.key, version, by: by.role };
  const isLast = item.approvals + 1 === approvalOf(agreement, item).length;
  const wanting = notYetDone(item, by.today, by.today) ?? missingEvidence(item, []) ?? outstanding(agreement, item);
  return isLast && !wanting ? [approved, ...completed(agreement, item, by.today, [], by)] : [approved];
}

/** The step that waits sends the newest version back, with a remark; another one begins at the first step (A108). */
export function returnVersion(
  agreement: Agreement,
  item: Item,
  { version, note = null }: Command<'ReturnVersion'>,
  { role }: By,
): Verdict {
  if (approverOf(agreement, item) !== role || version !== item.versions.length)
    return refuse('nothing-to-approve', `${item.versions.length}`);
  return [{ type: 'VersionReturned', item: item.key, version, note, by: role }];
}
