import { anchorsOf, OPENS_BEFORE } from '@cobuild/calendar';
import type { Definition, ItemDefinition } from './definition';
import { openingNear, type Follows } from './follow';
import { kinds, type EvidenceKind, type ItemKind } from './kinds';
import { clauseOfPart } from './parts';

/** An item without days, as a call makes it. `time` (HH:mm) is the end of its last day, null for midnight. */
export type Called = Readonly<{
  kind: ItemKind;
  owedBy: readonly string[];
  evidence: readonly EvidenceKind[];
  graceDays: number;
  time: string | null;
  prefer: 'days-off' | 'outside-work' | null;
}>;

/** A duty that comes with the called item: its days are counted from the item of clause `of`. */
export type CalledWith = Called & Readonly<{ clause: string; of: string; count: Omit<Follows, 'item'> }>;

/** The item that a party may call, and all that is counted from it, each after the one that it is counted from. */
export type OnCall = Called & Readonly<{ then: readonly CalledWith[] }>;

/** The item of a `when-needed` clause as a call makes it; nothing for any other clause. */
export const onCall = (item: ItemDefinition, items: Definition['items']): OnCall | undefined =>
  item.when.rule === 'when-needed' ? { ...calledAs(item), then: countedFrom(item, items, [item.key]) } : undefined;

/** Preparations and offsets of an item, and theirs in turn. `above` are the clauses on the way, so that a circle ends. */
function countedFrom(item: ItemDefinition, items: Definition['items'], above: readonly string[]): CalledWith[] {
  const of = item.key;
  const prepared = (item.preparation ?? []).map((ready): CalledWith => {
    const count = { days: -ready.daysBefore, opensBefore: OPENS_BEFORE };
    const bare = { kind: 'preparation', owedBy: [ready.owner], evidence: [], prefer: null } as const;
    const graceDays = kinds.preparation.graceDays;
    return { ...bare, graceDays, time: ready.by ?? null, clause: clauseOfPart({ items }, of, ready.key), of, count };
  });
  const offset = items.flatMap((other): CalledWith[] => {
    const { when, key } = other;
    if (when.rule !== 'offset' || !anchorsOf(when).includes(of) || above.includes(key)) return [];
    const { rule: _rule, item: _item, ...count } = when;
    const own = { ...calledAs(other), clause: key, of, count: openingNear(count) };
    return [own, ...countedFrom(other, items, [...above, key])];
  });
  return [...prepared, ...offset];
}

const calledAs = ({ kind, owedBy, evidence, graceDays, time, prefer }: ItemDefinition): Called => ({
  kind,
  owedBy,
  evidence,
  graceDays: graceDays ?? kinds[kind].graceDays,
  time: time ?? null,
  prefer: prefer ?? null,
});
