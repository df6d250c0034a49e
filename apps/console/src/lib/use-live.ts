import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Reads everything shown anew when something comes into an inbox (server-sent events; the browser comes back by itself). */
export function useLive(listening: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!listening) return;
    const source = new EventSource('/inbox/live');
    source.addEventListener('inbox', () => void queries.invalidateQueries());
    return () => source.close();
  }, [listening, queries]);
}
