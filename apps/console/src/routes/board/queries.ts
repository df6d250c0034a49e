import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Board } from '../../lib/api';

const under = (unit: string | null) => (unit === null ? {} : { unit });

export const boardOf = (unit: string | null) =>
  queryOptions({
    queryKey: ['board', unit],
    queryFn: (): Promise<Board> => answered(api.GET('/board', { params: { query: under(unit) } })),
    refetchInterval: 60_000,
  });

export const weekOf = (unit: string | null, week: string) =>
  queryOptions({
    queryKey: ['board', unit, week],
    queryFn: () => answered(api.GET('/board/week', { params: { query: { ...under(unit), week } } })),
  });
