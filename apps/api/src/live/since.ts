import type { InboxNews, Positions } from '@cobuild/readmodel';

/** Positions as the id of an event: visible ASCII, like `community-a=12&police-a=7`. */
export const idOf = (positions: Positions): string =>
  [...positions].map(([party, position]) => `${party}=${position}`).join('&');

/**
 * Where somebody goes on who names the last event they have seen: there, or at `newest` for parties it does not speak of. What
 * is no id of ours is passed over, and nobody has read further than there is.
 */
export function resumed(lastEventId: string | undefined, newest: Positions): Positions {
  const seen = new Map<string, number>();
  for (const part of (lastEventId ?? '').split('&')) {
    const [, party, position] = /^([a-z0-9-]+)=(\d{1,9})$/.exec(part) ?? [];
    if (party !== undefined) seen.set(party, Number(position));
  }
  return new Map([...newest].map(([party, top]) => [party, Math.min(seen.get(party) ?? top, top)]));
}

/** The lowest of these positions, of these parties. */
export function lowest(all: readonly Positions[], parties: ReadonlySet<string>): Positions {
  const low = new Map<string, number>();
  for (const positions of all)
    for (const [party, position] of positions)
      if (parties.has(party)) low.set(party, Math.min(low.get(party) ?? position, position));
  return low;
}

/**
 * What of the news somebody at `from` has not seen, and where they are then. A message that has grown comes with its new lines
 * only; one without any is left out.
 */
export function newsSince(from: Positions, news: readonly InboxNews[]): { fresh: InboxNews[]; reached: Positions } {
  const reached = new Map(from);
  const fresh: InboxNews[] = [];
  for (const one of news) {
    const seen = from.get(one.party);
    if (seen === undefined || one.position <= seen) continue;
    const lines = one.lines.filter(({ occasion }) => (one.marks[occasion] ?? 0) > seen);
    if (lines.length > 0) fresh.push({ ...one, lines });
    reached.set(one.party, one.position);
  }
  return { fresh, reached };
}
