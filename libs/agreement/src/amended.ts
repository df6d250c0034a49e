import { daysBetween } from '@cobuild/calendar';
import type { PlannedItem } from '@cobuild/programme';

/** The planned part of an item, as an amendment finds it. */
export const plannedOf = ({
  key,
  clause,
  kind,
  owedBy,
  from,
  to,
  fixedOn,
  shiftedFrom,
  chooseBy,
  time,
  prefer,
  awaits,
  follows,
  partOf,
  graceDays,
  evidence,
  ladder,
  provisional,
}: PlannedItem): PlannedItem => ({
  key,
  clause,
  kind,
  owedBy,
  from,
  to,
  fixedOn,
  shiftedFrom,
  chooseBy,
  time,
  prefer,
  awaits,
  follows,
  partOf,
  graceDays,
  evidence,
  ladder,
  provisional,
});

/** Whether an item asks more of a role than before: it is new to it, leaves it less time, or wants more proof. */
export function growsFor(role: string, before: PlannedItem | null, after: PlannedItem | null): boolean {
  if (!after?.owedBy.includes(role)) return false;
  if (!before?.owedBy.includes(role)) return true;
  const shorter = daysBetween(after.from, after.to) < daysBetween(before.from, before.to);
  const sooner = shorter || after.to < before.to || after.graceDays < before.graceDays;
  return sooner || after.evidence.some((kind) => !before.evidence.includes(kind));
}
