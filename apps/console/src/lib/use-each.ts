import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Words } from './language';
import { saidOf } from './states';

/** How each went: by its id, done, or what was said against it. */
export type Results = Readonly<Record<string, 'done' | Words>>;

/** Does one thing after another, and tells how each went. Told to stop, it ends after the one in hand. */
export function useEach<T extends Readonly<{ id: string }>>(act: (one: T) => Promise<unknown>) {
  const queries = useQueryClient();
  const [results, setResults] = useState<Results>({});
  const [busy, setBusy] = useState(false);
  const inHand = useRef<AbortController | null>(null);
  const run = useCallback(
    async (all: readonly T[]) => {
      const control = new AbortController();
      inHand.current = control;
      setBusy(true);
      setResults({});
      for (const one of all) {
        if (control.signal.aborted) break;
        const went = await act(one).then(
          () => 'done' as const,
          (error: unknown) => saidOf(error),
        );
        setResults((known) => ({ ...known, [one.id]: went }));
      }
      setBusy(false);
      await queries.invalidateQueries();
    },
    [queries, act],
  );
  const stop = useCallback(() => inHand.current?.abort(), []);
  return { results, busy, run, stop };
}
