import type { Definition, Parameter } from './definition';
import type { Hole } from './fill';

/** A programme that can be used once its blanks are answered. */
export type Draft = Readonly<{
  /** Nothing in it is made up but the day rules and owners of what is `undated`. */
  definition: Definition;
  /** The parameters without a value, in the order of the text: what a proposal is asked. */
  blanks: readonly Parameter[];
  /** By item, the keys of the blanks that it waits for, those of the items it counts from included. */
  waits: Readonly<Record<string, readonly string[]>>;
  /** Items whose days, owners or parts depend on a blank: they stand in no plan. */
  undated: readonly string[];
}>;

/** What the days, owners and number of an item's duties follow from. */
const DATING = new Set<PropertyKey>(['key', 'kind', 'when', 'owedBy', 'atEdge', 'preparation', 'milestones']);

/** What is known of a definition whose open holes have stand-ins in them. */
export function draftOf(parsed: Definition, holes: readonly Hole[]): Draft {
  const open = holes.filter((hole) => hole.open);
  const blank = new Set(open.map(({ key }) => key));
  const of = (n: number) => open.filter(({ path }) => path[1] === n);
  const keysIn = (n: number, matters: (hole: Hole) => boolean) =>
    of(n)
      .filter(matters)
      .map(({ key }) => key);
  const isDating = ({ path }: Hole): boolean => DATING.has(path[2] ?? '');
  const dating = new Map(parsed.items.map(({ key }, n) => [key, keysIn(n, isDating)]));
  const undated = withDependents(parsed, (key) => (dating.get(key) ?? []).length > 0);
  const waits = parsed.items.flatMap(({ key }, n) => {
    const anchors = anchorsOf(parsed, key).flatMap((anchor) => dating.get(anchor) ?? []);
    const keys = [...new Set([...keysIn(n, () => true), ...anchors])];
    return keys.length > 0 ? [[key, keys] as const] : [];
  });
  return {
    definition: { ...parsed, items: parsed.items.map((item, n) => known(item, of(n))).filter(isIncluded) },
    blanks: parsed.parameters.filter(({ key }) => blank.has(key)),
    waits: Object.fromEntries(waits),
    undated: undated.filter((key) => parsed.items.some((item) => item.key === key && isIncluded(item))),
  };
}

/** Whether the agreement has the item: nobody left it out. */
const isIncluded = ({ included }: Item): boolean => included !== 'no';

/** The part of a draft that can be laid on the calendar. */
export function datedPart({ definition, undated }: Draft): Definition {
  return undated.length === 0
    ? definition
    : { ...definition, items: definition.items.filter(({ key }) => !undated.includes(key)) };
}

/** The items that a draft leaves without days, each with the blanks it waits for. */
export const openItems = ({ definition, undated, waits }: Draft) =>
  definition.items
    .filter(({ key }) => undated.includes(key))
    .map(({ key, title }) => ({ key, title, waits: [...(waits[key] ?? [])] }));

type Item = Definition['items'][number];

/** An item without the optional words that hold a stand-in. */
function known(item: Item, open: readonly Hole[]): Item {
  const heads = new Set(open.map(({ path }) => path[2] ?? '').filter((head) => !DATING.has(head) && head !== 'title'));
  if (heads.size === 0) return item;
  const kept = Object.fromEntries(Object.entries(item).filter(([key]) => !heads.has(key)));
  return { ...(kept as Item), evidence: heads.has('evidence') ? [] : item.evidence };
}

const anchorsIn = ({ when }: Item): readonly string[] =>
  when.rule === 'offset' || when.rule === 'fixed-by' ? [when.item].flat() : [];

/** The items that one counts from, at whatever remove. */
function anchorsOf({ items }: Definition, key: string): string[] {
  const found = new Set<string>();
  const look = (at: string): void => {
    for (const anchor of items.filter((one) => one.key === at).flatMap(anchorsIn)) {
      if (found.has(anchor)) continue;
      found.add(anchor);
      look(anchor);
    }
  };
  look(key);
  return [...found];
}

const withDependents = (definition: Definition, isOpen: (item: string) => boolean): string[] =>
  definition.items.map(({ key }) => key).filter((key) => [key, ...anchorsOf(definition, key)].some(isOpen));
