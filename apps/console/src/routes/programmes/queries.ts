import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetched, sent, type ProgrammeCheck } from '../../lib/api';
import type { Parameter } from '../../lib/answers/entered';
import type { Words } from '../../lib/language';
import type { Schema } from './complete';

export type Listed = Readonly<{
  /** The district it belongs to; null: the catalogue. */
  owner: string | null;
  adoptedFrom: Readonly<{ slug: string; version: number }> | null;
  slug: string;
  version: number;
  title: Words | null;
  publishedAt: string;
}>;

export const programmes = queryOptions({
  queryKey: ['programmes'],
  queryFn: async () => (await fetched<{ programmes: Listed[] }>('/programmes')).programmes,
});

export type Definition = Readonly<{
  title: Words;
  roles: readonly Readonly<{ key: string; side: 'host' | 'partner'; title: Words }>[];
}>;

/** The newest version as published. */
export const programmeOf = (slug: string) =>
  queryOptions({
    queryKey: ['programmes', slug],
    queryFn: () =>
      fetched<{
        slug: string;
        version: number;
        text: string;
        definition: Definition | null;
        /** All that the programme asks of a proposal. */
        parameters: Parameter[];
      }>(`/programmes/${slug}`),
  });

/** What may stand in a programme. */
export const schemaOfProgrammes = queryOptions({
  queryKey: ['programme-schema'],
  queryFn: () => fetched<Schema>('/schema/programme-1.json'),
  staleTime: Infinity,
});

export type Span = Readonly<{ from: string; to: string }>;

/**
 * The API's judgement of a text with some answers to its parameters, each `key=value`; while it looks at a new one, its judgement of
 * the last.
 */
export const checkOf = (text: string, term: Span | null, answers: readonly string[]) =>
  queryOptions({
    queryKey: ['programmes', 'check', text, term, answers],
    queryFn: () => {
      const query = new URLSearchParams(term ?? {});
      for (const answer of answers) query.append('with', answer);
      return sent<ProgrammeCheck>('POST', `/programmes/check?${query.toString()}`, { text });
    },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
