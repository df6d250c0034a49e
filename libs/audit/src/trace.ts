import { evolve, unproposed, type Agreement, type Fact } from '@cobuild/agreement';
import { canonical, toFact, type Envelope } from '@cobuild/ledger';
import { partsOfAgreement, partsOfItem, type Parts } from './parts';

/** One thing of an agreement as it stands: each part's value, and the entries, by number, that changed it, in order. */
export type Traced = ReadonlyMap<string, Readonly<{ value: unknown; entries: readonly number[] }>>;

/** An agreement with what brought each part of it about: by item, and under `''` of the whole. */
export type Trace = Readonly<{ agreement: Agreement; things: ReadonlyMap<string, Traced> }>;

/** The name of the whole agreement among the things. */
export const WHOLE = '';

/** Scores are kept apart from the other parts, under `scores/<by>/<of>` of their review. */
export const scorePart = (by: string, of: string): string => `scores/${by}/${of}`;

/** Folds envelopes in the order given and keeps account. A score for which `hidden` holds is there, but not what it was. */
export function trace(envelopes: readonly Envelope[], hidden: (fact: Fact) => boolean): Trace {
  const things = new Map<string, Map<string, { value: unknown; entries: number[] }>>();
  let agreement = unproposed;
  for (const envelope of envelopes) {
    const fact = toFact(envelope);
    const before = agreement;
    agreement = evolve(agreement, fact);
    note(things, WHOLE, partsOfAgreement(before), partsOfAgreement(agreement), envelope.seq);
    for (const [key, item] of Object.entries(agreement.items)) {
      const was = before.items[key];
      if (was !== item) note(things, key, was ? partsOfItem(was) : new Map(), partsOfItem(item), envelope.seq);
    }
    for (const [key, was] of Object.entries(before.items))
      if (!(key in agreement.items)) note(things, key, partsOfItem(was), new Map(), envelope.seq);
    const { event } = fact;
    if (event.type !== 'ScoresGiven') continue;
    const score = new Map([[scorePart(event.by, event.of), hidden(fact) ? 'hidden' : event.points]]);
    note(things, event.item, new Map(), score, envelope.seq);
  }
  return { agreement, things };
}

function note(
  things: Map<string, Map<string, { value: unknown; entries: number[] }>>,
  thing: string,
  before: Parts,
  after: Parts,
  seq: number,
): void {
  const known = things.get(thing) ?? new Map<string, { value: unknown; entries: number[] }>();
  things.set(thing, known);
  for (const part of new Set([...before.keys(), ...after.keys()])) {
    const value = after.get(part) ?? null;
    if (sameValue(before.get(part) ?? null, value)) continue;
    known.set(part, { value, entries: [...(known.get(part)?.entries ?? []), seq] });
  }
}

export const sameValue = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
