import type { Instant, LocalDate } from '@cobuild/calendar';
import { evolve, unproposed, type Agreement, type Fact, type Item } from '@cobuild/agreement';
import { days } from './ics';

/** How an item stands in a calendar: not sure yet, sure, done, or not to be any more. */
export type Standing = 'open' | 'tentative' | 'done' | 'cancelled';

/** Before all have signed, and while the agreement rests, its days may still be others. */
export function standingOf({ status, ending }: Agreement, item: Item): Standing {
  if (item.status === 'done') return 'done';
  const over = status === 'closed' && ending === 'withdrawn';
  if (over || item.status === 'released' || item.status === 'not-owed') return 'cancelled';
  return status === 'proposed' || status === 'suspended' ? 'tentative' : 'open';
}

/** How often what a calendar shows of an item has changed, and when it did last. */
type Revision = Readonly<{ face: string; n: number; at: Instant }>;

/** The day and the time (HH:mm) in the newest notice of a meeting. */
type Notified = Readonly<{ on: LocalDate; time: string }>;

/** Agreement, revisions and notices of meetings by item key, folded from the facts. */
type Revised = Readonly<{
  agreement: Agreement;
  revisions: ReadonlyMap<string, Revision>;
  notified: ReadonlyMap<string, Notified>;
}>;

/** Folds the facts and counts: a later fact can only add to a number, so that it never falls. */
export function revised(facts: readonly Fact[]): Revised {
  const revisions = new Map<string, Revision>();
  const notified = new Map<string, Notified>();
  let agreement = unproposed;
  for (const fact of facts) {
    const before = agreement;
    agreement = evolve(before, fact);
    const { event } = fact;
    if (event.type === 'MeetingNotified') notified.set(event.item, { on: event.on, time: event.time });
    for (const item of Object.values(agreement.items)) {
      if (before.items[item.key] === item && before.status === agreement.status) continue;
      const { start, end } = days(item);
      const notice = notified.get(item.key);
      const time = notice && notice.on === item.fixedOn ? notice.time : '';
      const face = `${start} ${end} ${time} ${standingOf(agreement, item)}`;
      const known = revisions.get(item.key);
      if (known?.face !== face) revisions.set(item.key, { face, n: known ? known.n + 1 : 0, at: fact.at });
    }
  }
  return { agreement, revisions, notified };
}
