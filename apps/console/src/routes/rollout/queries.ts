import { queryOptions } from '@tanstack/react-query';
import { answered, api, fetched, type RolledOut } from '../../lib/api';

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
