import { queryOptions } from '@tanstack/react-query';
import { answered, api, fetched, sent, type RolledOut, type Rollout } from '../../lib/api';

export type Unit = Readonly<{ id: string; parent: string | null; kind: string; name: string }>;

export type Proposal = RolledOut['proposals'][number];

/** By host, who takes the other roles. */
export type Pairs = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const units = queryOptions({
  queryKey: ['units'],
  queryFn: async () => (await fetched<{ units: Unit[] }>('/units')).units,
});

export const rolledOut = (slug: string, district: string) =>
  queryOptions({
    queryKey: ['rolled-out', slug, district],
    queryFn: () => answered(api.GET('/programmes/{slug}/rollout', { params: { path: { slug }, query: { district } } })),
  });

/** The communities at and under a unit, in the order of the tree. */
export function communitiesUnder(all: readonly Unit[], top: string): Unit[] {
  const under = (parent: string): Unit[] =>
    all.filter((unit) => unit.parent === parent).flatMap((unit) => [unit, ...under(unit.id)]);
  return under(top).filter(({ kind }) => kind === 'community');
}

/** Pairs in one request; a district has fewer communities. */
const AT_ONCE = 1000;

/** What rolling out comes to, asked of the API in parts. */
export async function stepsOf(
  slug: string,
  wish: Readonly<{ district: string; term: object }>,
  pairs: readonly object[],
): Promise<Rollout | null> {
  let whole = null as Rollout | null;
  for (let n = 0; n < pairs.length; n += AT_ONCE) {
    const some = pairs.slice(n, n + AT_ONCE);
    const part: Rollout = await sent<Rollout>('POST', `/programmes/${slug}/rollout`, { ...wish, pairs: some });
    whole = { ...part, steps: [...(whole?.steps ?? []), ...part.steps] };
  }
  return whole;
}
