import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, fetched, type Entry } from '../../lib/api';
import type { Words } from '../../lib/language';

/** By when something was recorded, or by when it happened. */
export type Basis = 'recorded' | 'occurred';

const PAGE = 1000;

/** Every entry of an agreement, page by page. */
export const lifeOf = (id: string) =>
  queryOptions({
    queryKey: ['agreement', id, 'life'],
    queryFn: async () => {
      const all: Entry[] = [];
      for (;;) {
        const query = { after: all.length, limit: PAGE };
        const { entries, total } = await answered(
          api.GET('/agreements/{id}/events', { params: { path: { id }, query } }),
        );
        all.push(...entries);
        if (entries.length === 0 || all.length >= total) return all;
      }
    },
  });

/** The agreement as of a moment. */
export const agreementAt = (id: string, at: string, basis: Basis) =>
  queryOptions({
    queryKey: ['agreement', id, 'at', at, basis],
    queryFn: () => answered(api.GET('/agreements/{id}', { params: { path: { id }, query: { at, basis } } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** What changed between two moments. */
export const comparison = (id: string, from: string, to: string, basis: Basis) =>
  queryOptions({
    queryKey: ['agreement', id, 'compare', from, to, basis],
    queryFn: () =>
      answered(api.GET('/agreements/{id}/compare', { params: { path: { id }, query: { from, to, basis } } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Why, in lines; `path` is where the API says it. */
export const whyAt = (path: string) =>
  queryOptions({
    queryKey: ['why', path],
    queryFn: async () => (await fetched<{ text: Record<keyof Words, string[]> }>(path)).text,
    staleTime: 60_000,
  });
