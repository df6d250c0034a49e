import type { Entry } from '../../lib/api';
import type { Basis } from './queries';

/** An instant at which entries were recorded, or happened, and the place of the last of them in that order. */
export type Moment = Readonly<{ at: string; day: string; said: Entry['said']; place: number }>;

const instantOf = (entry: Entry, basis: Basis): string => (basis === 'recorded' ? entry.recordedAt : entry.occurredAt);

/** Entries in the order they were recorded, or happened. */
export const ordered = (entries: readonly Entry[], basis: Basis): Entry[] =>
  basis === 'recorded'
    ? [...entries]
    : [...entries].sort((a, b) =>
        a.occurredAt === b.occurredAt ? a.seq - b.seq : a.occurredAt < b.occurredAt ? -1 : 1,
      );

/** All moments at which something came about, the earliest first: between two of them an agreement stays as it is. */
export function momentsOf(entries: readonly Entry[], basis: Basis): Moment[] {
  const moments: Moment[] = [];
  for (const [n, entry] of ordered(entries, basis).entries()) {
    const moment = { at: instantOf(entry, basis), ...entry[basis], place: n + 1 };
    if (moments.at(-1)?.at === moment.at) moments.pop();
    moments.push(moment);
  }
  return moments;
}

/** Whether an entry counts at a moment. */
export const counts = (entry: Entry, at: string, basis: Basis): boolean => instantOf(entry, basis) <= at;

/** The number of the last moment that is not later than an instant; the first when all are. */
export const placeAt = (moments: readonly Moment[], at: string): number =>
  Math.max(
    0,
    moments.findLastIndex((moment) => moment.at <= at),
  );

/** The same by a day. */
export const placeOn = (moments: readonly Moment[], day: string): number =>
  Math.max(
    0,
    moments.findLastIndex((moment) => moment.day <= day),
  );

/** Entries under their months, the newest month first. */
export function byMonth(entries: readonly Entry[], basis: Basis): [string, Entry[]][] {
  const months = new Map<string, Entry[]>();
  for (const entry of entries) {
    const month = entry[basis].day.slice(0, 7);
    const known = months.get(month);
    if (known) known.push(entry);
    else months.set(month, [entry]);
  }
  return [...months].reverse();
}
