import type { EntityManager } from 'typeorm';
import type { Agreement } from '@cobuild/agreement';
import { mapBounded } from '@cobuild/config';
import { titlesOf, type Titles } from '@cobuild/notice';
import type { Definition } from '@cobuild/programme';
import { definitionOf } from '@cobuild/readmodel';

type Told = Pick<Agreement, 'definition' | 'parameters' | 'amendments'>;

/** What an agreement's programme says, with the words of versions that it is asked to move to; null when the programme is not there. */
export async function titlesFor(
  tx: EntityManager,
  { definition: digest, parameters, amendments }: Told,
): Promise<{ definition: Definition | null; titles: Titles }> {
  const definition = await definitionOf(tx, { definition: digest }, parameters);
  const asked = Object.values(amendments).flatMap(({ state, to }) => (state === 'open' && to !== null ? [to] : []));
  const next = await mapBounded(asked, (to) => definitionOf(tx, to, to.parameters ?? parameters));
  const newer = next.flatMap((one) => one ?? []);
  return { definition, titles: titlesOf(definition ?? { items: [], roles: [] }, newer) };
}
