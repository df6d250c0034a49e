import { useCallback, useState } from 'react';
import { NOTHING, type Entered } from './entered';

/** What was typed into a form of answers: kept on this device for the tab's life, also over a reload, until it is cleared. */
export function useEntered(name: string) {
  const key = `cobuild-answers-${name}`;
  const [entered, setEntered] = useState<Entered>(() => kept(key));
  const change = useCallback(
    (next: Entered) => {
      sessionStorage.setItem(key, JSON.stringify(next));
      setEntered(next);
    },
    [key],
  );
  return { entered, change };
}

function kept(key: string): Entered {
  try {
    return { ...NOTHING, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Entered>) };
  } catch {
    return NOTHING;
  }
}
