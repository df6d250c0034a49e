/** How many messages went out in the last minute: to one person over all their channels, to one organisation, and from here at all. */
export type Lately = Readonly<{ person: number; unit: number; all: number }>;

/** The most in one minute. A mail server of a district takes some ten a second; nobody reads three at once. */
const MOST: Lately = { person: 3, unit: 60, all: 600 };

/**
 * Whose minute is full, so that a message waits for the next one; null when it may go. What is urgent is held back for nobody
 * but its own channel, which says one thing at a time (N14).
 */
export function heldBack(lately: Lately, urgent: boolean): keyof Lately | null {
  if (urgent) return null;
  const full = (['person', 'unit', 'all'] as const).find((whose) => lately[whose] >= MOST[whose]);
  return full ?? null;
}
