import type { LocalDate } from '@cobuild/calendar';
import { approvalOf, type Agreement } from './agreement';
import type { Refusal } from './commands';
import type { AgreementEvent, Evidence } from './events';
import { isOpen, PROMISES, tallyOf, type Item } from './item';
import { milestonesReached } from './release';
import { missingEvidence, notYetDone, owes, refuse, rulesOf, type By, type Command, type Verdict } from './verdict';

/** Anything but a meeting and a review is recorded as done, with its proof; the same proof may serve several (A12, A13, A37). */
export function completeItem(agreement: Agreement, item: Item, command: Command<'CompleteItem'>, by: By): Verdict {
  const { on, evidence, also = [] } = command;
  const items: Item[] = [item];
  for (const key of new Set(also)) {
    const other = Object.hasOwn(agreement.items, key) ? agreement.items[key] : undefined;
    if (!other) return refuse('unknown-item', key);
    if (!isOpen(other)) return refuse('already-done', key);
    if (key !== item.key) items.push(other);
  }
  for (const one of items) {
    const wrong =
      owes(one, by) ??
      otherwise(one) ??
      unapproved(agreement, one) ??
      notYetDone(one, on, by.today) ??
      missingEvidence(one, evidence) ??
      outstanding(agreement, one);
    if (wrong) return wrong;
  }
  const events = items.flatMap((one) => completed(agreement, one, on, evidence, by));
  if (agreement.rulesVersion < PROMISES) return events;
  // A milestone that is recorded itself is not reached a second time by its project.
  const recorded = new Set(items.map(({ key }) => key));
  return events.filter((event) => event.type !== 'ItemReleased' || !recorded.has(event.item));
}

/** Done by whoever acted, and with it its milestones; what was handed in is part of the proof. */
export function completed(
  agreement: Agreement,
  item: Item,
  on: LocalDate,
  evidence: readonly Evidence[],
  by: By,
): AgreementEvent[] {
  const { key, versions } = item;
  const [handedIn] = versions.slice(-1);
  const known = handedIn !== undefined && !evidence.some(({ kind }) => kind === 'document');
  const proof = known ? [...evidence, { kind: 'document', sha256: handedIn } as const] : evidence;
  const done: AgreementEvent = { type: 'ItemCompleted', item: key, on, by: by.role, evidence: proof };
  return [done, ...milestonesReached(agreement, item, by)];
}

/** What is recorded in a way of its own (A14, A17, A43). */
export function otherwise({ kind, key, orderedBy }: Item): Refusal | null {
  if (kind === 'joint-meeting') return refuse('record-as-meeting', key);
  if (kind === 'review') return refuse('record-as-review', key);
  return orderedBy === null ? null : refuse('awaits-inspection', orderedBy);
}

/** What the programme wants approved is done once the newest version has passed every step (A108). */
export function unapproved(agreement: Agreement, item: Item): Refusal | null {
  const steps = approvalOf(agreement, item);
  const passed = item.versions.length > 0 && item.approvals >= steps.length;
  return steps.length === 0 || passed ? null : refuse('awaits-approval', steps[item.approvals]?.by);
}

/** What a count, a list of subjects or a pledge still lacks: nothing is done by promising less, or with nothing at all (A38, A81, A106). */
export function outstanding(agreement: Agreement, item: Item): Refusal | null {
  const { target, subjects = [], goods = {}, money = [], counts = {}, moneyFloors = {} } = rulesOf(agreement, item);
  const { tally, kind } = item;
  const uncovered = subjects.find((subject) => (tally[subject] ?? 0) === 0);
  if (uncovered !== undefined) return refuse('target-missed', uncovered);
  const fewer = Object.entries(counts).find(([count, { atLeast }]) => (tally[count] ?? 0) < atLeast);
  if (fewer !== undefined) return refuse('target-missed', `${fewer[0]} ${tally[fewer[0]] ?? 0}/${fewer[1].atLeast}`);
  // What a coverage counts are agreements, not what happens within one.
  if (target !== undefined && kind !== 'coverage' && (tally[''] ?? 0) < target)
    return refuse('target-missed', `${tally[''] ?? 0}/${target}`);
  const received = (of: string): number => tally[tallyOf('received', of)] ?? 0;
  const pledged = (of: string): number => tally[tallyOf('pledged', of)] ?? 0;
  const short = [...Object.keys(goods), ...money].find(
    (of) => received(of) < Math.max(pledged(of), Object.hasOwn(goods, of) ? (goods[of] ?? 1) : 0, moneyFloors[of] ?? 0),
  );
  if (short !== undefined) return refuse('pledge-outstanding', short);
  return money.length > 0 && !money.some((of) => received(of) > 0) ? refuse('pledge-outstanding', item.key) : null;
}

/** A version of what is to be handed in; the newest is the proof (A40). The same file again only where it is to be approved anew (A108). */
export function handIn(agreement: Agreement, item: Item, { sha256 }: Command<'HandIn'>, by: By): Verdict {
  const wrong = owes(item, by);
  if (wrong) return wrong;
  const inHand = item.waits.approval !== undefined || !unapproved(agreement, item);
  if (item.versions.at(-1) === sha256 && inHand) return refuse('recorded-twice', item.key);
  return [{ type: 'VersionHandedIn', item: item.key, version: item.versions.length + 1, sha256, by: by.role }];
}
