import { useCallback, useRef, useState } from 'react';
import type { Rollout } from '../../lib/api';
import type { Words } from '../../lib/language';
import { saidOf } from '../../lib/states';
import { stepsOf, type Answers, type Wish } from './queries';

/** The preview once it is whole, a refusal in words, or the pairs looked at so far of all. */
type Preview = Readonly<{
  rollout: Rollout | null;
  wrong: Words | null;
  looking: Readonly<{ done: number; of: number }> | null;
}>;
const NOTHING: Preview = { rollout: null, wrong: null, looking: null };

/** Previews a roll-out. `drop` stops a preview on its way and forgets one that is there, as for another choice. */
export function usePreview(slug: string) {
  const [preview, setPreview] = useState(NOTHING);
  const inHand = useRef<AbortController | null>(null);
  const drop = useCallback(() => {
    inHand.current?.abort();
    setPreview(NOTHING);
  }, []);
  const look = useCallback(
    async (wish: Wish, pairs: readonly object[], answers: Answers) => {
      inHand.current?.abort();
      const { signal } = (inHand.current = new AbortController());
      const show = (next: Partial<Preview>) => {
        if (!signal.aborted) setPreview({ ...NOTHING, ...next });
      };
      const onPart = (done: number) => show({ looking: { done, of: pairs.length } });
      onPart(0);
      await stepsOf(slug, wish, pairs, answers, { signal, onPart }).then(
        (rollout) => show({ rollout }),
        (error: unknown) => show({ wrong: saidOf(error) }),
      );
    },
    [slug],
  );
  return { ...preview, look, drop };
}
