import type { AgreementEvent, Fact } from '@cobuild/agreement';
import { toMillis, type Instant } from '@cobuild/calendar';

const HOUR = 3_600_000;

/**
 * How the items that people were reminded of from `from` until before `to` were answered: for each item and round the hours from
 * its first reminder to the first act of anybody it went to, null where nobody has acted (N40). Says nothing of who.
 */
export function responses(facts: readonly Fact[], from: Instant, to: Instant): (number | null)[] {
  const first = new Map<string, Readonly<{ at: Instant; item: string; to: readonly string[] }>>();
  for (const { at, event } of facts) {
    if (event.type !== 'ReminderIssued') continue;
    const key = `${event.item}/${event.round}`;
    if (!first.has(key)) first.set(key, { at, item: event.item, to: event.to });
  }
  return [...first.values()]
    .filter(({ at }) => at >= from && at < to)
    .map((reminder) => {
      const act = facts.find(
        ({ at, event }) =>
          at >= reminder.at && itemOf(event) === reminder.item && reminder.to.includes(byOf(event) ?? ''),
      );
      return act ? (toMillis(act.at) - toMillis(reminder.at)) / HOUR : null;
    });
}

const itemOf = (event: AgreementEvent): string | null => ('item' in event ? event.item : null);

/** The role that acted; null of what time brings about. */
function byOf(event: AgreementEvent): string | null {
  if (event.type === 'ProgressRecorded') return event.entry.by;
  if (event.type === 'PlaceClaimed') return event.claim.by;
  if (event.type === 'AttendanceAnnounced') return event.role;
  return 'by' in event ? event.by : null;
}

/** The middle one; of an even count the mean of the two in the middle. Null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
