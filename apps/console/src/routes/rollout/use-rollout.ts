import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { sent, type Rollout } from '../../lib/api';
import type { Words } from '../../lib/language';
import { saidOf } from '../../lib/states';

/** How each step goes: by its id, proposed, or what was said against it. */
export type Results = Readonly<Record<string, 'proposed' | Words>>;

/** Proposes agreement after agreement. Each goes out under the key of its choice, so that nothing is proposed twice. */
export function useRollout() {
  const queries = useQueryClient();
  const [results, setResults] = useState<Results>({});
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (steps: Rollout['steps']) => {
      setBusy(true);
      setResults({});
      for (const { id, key, skipped, proposal } of steps) {
        if (skipped) continue;
        const headers = { 'idempotency-key': key, 'cobuild-actor': proposal.district };
        const went = await sent('POST', `/agreements/${id}`, proposal, headers).then(
          () => 'proposed' as const,
          (error: unknown) => saidOf(error),
        );
        setResults((known) => ({ ...known, [id]: went }));
      }
      setBusy(false);
      await queries.invalidateQueries();
    },
    [queries],
  );
  return { results, busy, run };
}
