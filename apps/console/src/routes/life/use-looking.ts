import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Basis } from './queries';

/** A change of what is looked at; null is the newest moment, or none to compare from. */
export type Look = Readonly<{ at?: string | null; from?: string | null; basis?: Basis }>;

/** How long the slider rests before anything is asked. */
const REST_MS = 250;

/** What is looked at: at once, and as it stands in the address once it rests, so that it can be passed on. */
export function useLooking() {
  const [params, setParams] = useSearchParams();
  const settled = { at: params.get('at'), from: params.get('from') };
  const [looking, setLooking] = useState(settled);
  const basis: Basis = params.get('basis') === 'occurred' ? 'occurred' : 'recorded';
  const { at, from } = looking;
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setParams(
          (before) => {
            for (const [name, value] of Object.entries({ at, from }))
              if (value === null) before.delete(name);
              else before.set(name, value);
            return before;
          },
          { replace: true },
        ),
      REST_MS,
    );
    return () => clearTimeout(timer);
    // The setter is another one after each change of the address.
  }, [at, from]);
  const look = useCallback(
    ({ basis: chosen, ...other }: Look) => {
      setLooking((before) => ({ ...before, ...other }));
      if (chosen)
        setParams(
          (before) => {
            before.set('basis', chosen);
            return before;
          },
          { replace: true },
        );
    },
    [setParams],
  );
  return { at, from, basis, settled, look };
}
