import { fold, isBlind, type Agreement, type Fact } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { toFact, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { causeOf, type Cause } from './causes';
import { countedAt } from './moments';
import type { Basis } from './replay';
import { sameValue, trace, WHOLE, type Trace } from './trace';

/** One part of an item, or of the whole agreement (`item` null), before and after, and the entries that made the difference. */
export type Change = Readonly<{
  item: string | null;
  part: string;
  /** Null where nothing was said of it. */
  before: unknown;
  after: unknown;
  entries: readonly number[];
}>;

/** What changed between two moments: `upTo` is the last entry that each counts, `causes` every entry that a change names. */
export type Comparison = Readonly<{
  basis: Basis;
  from: Readonly<{ at: Instant | null; upTo: number }>;
  to: Readonly<{ at: Instant | null; upTo: number }>;
  changes: readonly Change[];
  causes: readonly Cause[];
  /** As it stood at the second moment. */
  agreement: Agreement;
}>;

/** `from` null is before there was anything, `to` null is all there is; `roles` are the reader's in the agreement. */
export type Span = Readonly<{ from: Instant | null; to: Instant | null; basis: Basis; roles: readonly string[] }>;

/**
 * Compares an agreement at two moments, both included, from its entries alone. What those roles may not see of a score (A51), at
 * the second moment or now, is `hidden` in both. Moments the other way round give no change.
 */
export function compare(entries: readonly SealedEntry[], { from, to, basis, roles }: Span): Comparison {
  const all = entries.map(({ envelope }) => JSON.parse(envelope) as Envelope);
  const counted = (at: Instant): Envelope[] => countedAt(all, at, basis);
  const second = to === null ? all : counted(to);
  const first = from === null ? [] : counted(from).filter((envelope) => second.includes(envelope));
  const hidden = hiddenFrom(roles, [fold(all.map(toFact)), fold(second.map(toFact))]);
  const [before, after] = [trace(first, hidden), trace(second, hidden)];
  const known = new Set(first.map(({ seq }) => seq));
  const changes = differences(before, after, known);
  const named = new Set(changes.flatMap((change) => change.entries));
  return {
    basis,
    from: { at: from, upTo: first.at(-1)?.seq ?? 0 },
    to: { at: to, upTo: second.at(-1)?.seq ?? 0 },
    changes,
    causes: second.filter(({ seq }) => named.has(seq)).map(causeOf),
    agreement: after.agreement,
  };
}

/** Why an item stands as it does, to these roles, now or as of a moment: each part that says something, with the entries that made it so. */
export function because(
  entries: readonly SealedEntry[],
  item: string,
  roles: readonly string[],
  { at = null, basis = 'recorded' }: Readonly<{ at?: Instant | null; basis?: Basis }> = {},
): Comparison {
  const whole = compare(entries, { from: null, to: at, basis, roles });
  const changes = whole.changes.filter((change) => change.item === item && change.after !== null);
  const named = new Set(changes.flatMap((change) => change.entries));
  return { ...whole, changes, causes: whole.causes.filter(({ seq }) => named.has(seq)) };
}

const hiddenFrom = (roles: readonly string[], at: readonly Agreement[]): ((fact: Fact) => boolean) => {
  const blind = at.map((agreement) => isBlind(agreement, roles));
  return (fact) => blind.some((one) => one(fact));
};

function differences(before: Trace, after: Trace, known: ReadonlySet<number>): Change[] {
  return [...after.things].flatMap(([thing, parts]) =>
    [...parts].flatMap(([part, { value, entries }]): Change[] => {
      const was = before.things.get(thing)?.get(part)?.value ?? null;
      if (sameValue(was, value)) return [];
      // By instants, an entry between can change what a later, known one does: then that one is the cause.
      const fresh = entries.filter((seq) => !known.has(seq));
      const item = thing === WHOLE ? null : thing;
      return [{ item, part, before: was, after: value, entries: fresh.length > 0 ? fresh : entries }];
    }),
  );
}
