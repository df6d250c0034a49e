import type { Agreement } from './agreement';
import type { Fact } from './events';
import { counterparts } from './timetable';

/**
 * Whether a fact is a score that these roles do not see yet: neither side learns of the other's before both are in, and nobody
 * else of any (A51). Once a review is decided everything is seen.
 */
export function isBlind(agreement: Agreement, roles: readonly string[]): (fact: Fact) => boolean {
  const { scores, items } = agreement;
  const missing = (review: string, by: string, of: string): boolean =>
    Object.hasOwn(agreement.plan.sides, by) && counterparts(agreement, by).includes(of) && !scores[review]?.[by]?.[of];
  return ({ event }) => {
    if (event.type !== 'ScoresGiven' || roles.includes(event.by)) return false;
    return items[event.item]?.status === 'open' && missing(event.item, event.of, event.by);
  };
}

/** An agreement with the scores that these roles see now, and no other. */
export const asSeenBy = (agreement: Agreement, roles: readonly string[]): Agreement => ({
  ...agreement,
  scores: scoresFor(agreement, roles),
});

/** Facts as these roles see them now: of a score that they do not see, that it was given, and no points. */
export function factsSeenBy(agreement: Agreement, facts: readonly Fact[], roles: readonly string[]): Fact[] {
  const blind = isBlind(agreement, roles);
  return facts.map((fact) =>
    fact.event.type === 'ScoresGiven' && blind(fact) ? { ...fact, event: { ...fact.event, points: {} } } : fact,
  );
}

/** The scores of all reviews as these roles see them now. */
export function scoresFor(agreement: Agreement, roles: readonly string[]): Agreement['scores'] {
  const blind = isBlind(agreement, roles);
  const seen = Object.entries(agreement.scores).map(([item, given]) => {
    const bys = Object.entries(given).map(([by, to]) => {
      const shown = Object.entries(to).filter(
        ([of, points]) => !blind({ at: agreement.at, event: { type: 'ScoresGiven', item, by, of, points } }),
      );
      return [by, Object.fromEntries(shown)] as const;
    });
    return [item, Object.fromEntries(bys.filter(([, shown]) => Object.keys(shown).length > 0))] as const;
  });
  return Object.fromEntries(seen);
}
