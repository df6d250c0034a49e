import { bareItem, type PlannedItem } from '@cobuild/programme';
import type { Agreement, Item } from './agreement';
import type { Refusal, Resolution } from './commands';
import { missingEvidence, notYetDone, refuse, type By, type Command, type Verdict } from './verdict';
import type { AgreementEvent } from './events';

/** A joint meeting and what it resolves, in one act: both sides present, resolutions become items or fix days (A14). */
export function holdMeeting(
  agreement: Agreement,
  item: Item,
  command: Command<'HoldMeeting'>,
  { role, today }: By,
): Verdict {
  const { on, attendance, resolutions, evidence } = command;
  if (!item.owedBy.includes(role)) return refuse('not-yours', item.key); // A10
  if (item.kind !== 'joint-meeting') return refuse('not-a-meeting', item.key);
  const early = notYetDone(item, on, today) ?? missingEvidence(item, evidence) ?? absent(agreement, attendance);
  if (early) return early;

  const adopted: AgreementEvent[] = [];
  for (const resolution of resolutions) {
    const verdict = adopt(agreement, item, resolution, command, adopted.length + 1);
    if ('code' in verdict) return verdict;
    adopted.push(verdict);
  }
  const held: AgreementEvent = { type: 'MeetingHeld', item: item.key, on, attendance };
  return [held, ...adopted, { type: 'ItemCompleted', item: item.key, on, by: role, evidence }];
}

function absent({ plan }: Agreement, attendance: Readonly<Record<string, number>>): Refusal | null {
  const stranger = Object.keys(attendance).find((role) => !Object.hasOwn(plan.sides, role));
  if (stranger !== undefined) return refuse('unknown-role', stranger);
  const present = Object.keys(attendance).filter((role) => (attendance[role] ?? 0) > 0);
  const sides = new Set(present.map((role) => plan.sides[role]));
  const wanted = new Set(Object.values(plan.sides));
  return sides.size < wanted.size ? refuse('not-quorate') : null;
}

function adopt(
  agreement: Agreement,
  meeting: Item,
  resolution: Resolution,
  { on: heldOn, resolutions }: Command<'HoldMeeting'>,
  nth: number,
): AgreementEvent | Refusal {
  if ('fixes' in resolution) {
    const fixed = Object.hasOwn(agreement.items, resolution.fixes) ? agreement.items[resolution.fixes] : undefined;
    if (!fixed) return refuse('unknown-item', resolution.fixes);
    if (fixed.status === 'done') return refuse('already-done', fixed.key);
    if (fixed.awaits !== meeting.clause) return refuse('awaits-meeting', fixed.awaits ?? fixed.key);
    if (resolution.on < heldOn || resolution.on < fixed.from || resolution.on > fixed.to)
      return refuse('outside-window', `${fixed.from}..${fixed.to}`);
    return { type: 'DateFixed', item: fixed.key, on: resolution.on, by: meeting.key };
  }
  const { key, owner, dueOn } = resolution;
  if (!Object.hasOwn(agreement.plan.sides, owner)) return refuse('unknown-role', owner);
  if (dueOn < heldOn) return refuse('in-the-past', dueOn);
  const item = resolved(meeting, key, owner, heldOn, dueOn);
  const twice = resolutions.slice(0, nth - 1).some((other) => 'key' in other && other.key === key);
  if (twice || Object.hasOwn(agreement.items, item.key)) return refuse('duplicate-resolution', key);
  return { type: 'ResolutionAdopted', meeting: meeting.key, resolution: item };
}

const resolved = (
  meeting: Item,
  clause: string,
  owner: string,
  from: PlannedItem['from'],
  to: PlannedItem['to'],
): PlannedItem => bareItem({ clause, kind: 'resolution', owedBy: [owner], from, to, provisional: false }, meeting.key);
