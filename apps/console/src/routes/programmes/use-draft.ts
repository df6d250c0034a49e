import { useCallback, useState } from 'react';

/** A text that is kept on this device until it is dropped. */
export function useDraft(name: string, begun: string) {
  const key = `cobuild-draft-${name}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? begun);
  const change = useCallback(
    (next: string) => {
      if (next === begun) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
      setText(next);
    },
    [key, begun],
  );
  /** Not kept any more, though it stays on the screen. */
  const forget = useCallback(() => localStorage.removeItem(key), [key]);
  return { text, change, forget, kept: text !== begun };
}
