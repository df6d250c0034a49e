import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSpeech } from '../../lib/language';
import { agreementsIn } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { statuses, words } from '../../lib/words';
import { Line } from './line';

/** How far ahead of the reader the next page is read. */
const AHEAD = '1500px';

/** All agreements somebody sees, page after page as they are scrolled to. */
export default function Agreements() {
  const { say } = useSpeech();
  const [status, setStatus] = useState<string | null>(null);
  const query = useInfiniteQuery(agreementsIn(status));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const atEnd = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const watching = new IntersectionObserver(([end]) => end?.isIntersecting && void fetchNextPage(), {
        rootMargin: AHEAD,
      });
      watching.observe(element);
      return () => watching.disconnect();
    },
    [fetchNextPage],
  );
  return (
    <div className="narrow">
      <h1>{say(words.agreements)}</h1>
      <div className="chips" role="group" aria-label={say(words.state)}>
        {[null, ...Object.keys(statuses)].map((one) => (
          <button key={one} type="button" aria-pressed={status === one} onClick={() => setStatus(one)}>
            {say(one === null ? words.all : (statuses[one] ?? words.all))}
          </button>
        ))}
      </div>
      <Loaded query={query}>
        {({ pages }) =>
          pages[0]?.length === 0 ? (
            <p className="card quiet">{say(words.noAgreements)}</p>
          ) : (
            <>
              <ul className="things long">
                {pages.flat().map((overview) => (
                  <Line key={overview.agreementId} overview={overview} />
                ))}
              </ul>
              {hasNextPage && !isFetchingNextPage ? <div ref={atEnd} /> : null}
              {isFetchingNextPage ? <p className="dim">{say(words.loading)}</p> : null}
            </>
          )
        }
      </Loaded>
    </div>
  );
}
