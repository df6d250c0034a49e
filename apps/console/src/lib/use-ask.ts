import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Command } from './api';
import type { Words } from './language';
import { submit, type Entry } from './outbox';
import { saidOf } from './states';

/** How an act goes: nothing yet, on its way, done, kept for later, or what was said against it. */
export type Progress = 'idle' | 'sending' | 'done' | 'kept' | Words;

type Asked = Readonly<{ agreement: string; unit: string; title: Words }>;

/** Asks something of an agreement, once: by a key of its own, kept on the device until it is taken; `ask` resolves with whether it was. */
export function useAsk(about: Asked) {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>('idle');
  const { agreement, unit, title } = about;
  const ask = useCallback(
    async (command: Command, files: Entry['files'] = [], notes: Entry['notes'] = []): Promise<boolean> => {
      setProgress('sending');
      const key = crypto.randomUUID();
      const entry: Entry = {
        key,
        agreement,
        unit,
        title,
        command,
        files,
        notes,
        madeAt: performance.timeOrigin + performance.now(),
        refused: null,
      };
      try {
        const taken = await submit(entry);
        setProgress(taken ? 'done' : 'kept');
        await queries.invalidateQueries();
        return taken;
      } catch (error) {
        setProgress(saidOf(error));
        return false;
      }
    },
    [queries, agreement, unit, title],
  );
  return { ask, progress };
}
