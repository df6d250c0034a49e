import type { Definition } from './definition';

type Keyed = Pick<Definition, 'items'>;

/**
 * The clause under which a preparation or milestone of an item stands in plans: `fair-venue`. Where an item of that very key
 * stands in the programme it is `fair--venue`, a key no author can write, so two duties never share one.
 */
export function clauseOfPart({ items }: Keyed, item: string, part: string): string {
  const joined = `${item}-${part}`;
  return items.some(({ key }) => key === joined) ? `${item}--${part}` : joined;
}

/** The preparations and milestones of every item, each with its clause and the item it is part of. */
export const partsOf = (definition: Keyed) =>
  definition.items.flatMap(({ key: item, preparation = [], milestones = [] }) =>
    [...preparation, ...milestones].map((part) => ({
      clause: clauseOfPart(definition, item, part.key),
      item,
      title: part.title,
    })),
  );
