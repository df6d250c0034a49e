import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSpeech } from '../../lib/language';
import { agreementsIn } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { Windowed } from '../../lib/windowed';
import { statuses, words } from '../../lib/words';
import { Line } from './line';

/** About as high as a line is, in px; lines kept beyond the visible ones. */
const ABOUT = 104;
const BEYOND = 12;

/** All agreements somebody sees, page after page as they are scrolled to. */
export default function Agreements() {
  const { say } = useSpeech();
  const [status, setStatus] = useState<string | null>(null);
  const query = useInfiniteQuery(agreementsIn(status));
  const more = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
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
            <Windowed
              key={status}
              rows={pages.flat()}
              keyOf={({ agreementId }) => agreementId}
              show={(overview) => <Line overview={overview} />}
              about={ABOUT}
              beyond={BEYOND}
              more={query.hasNextPage ? more : null}
            />
          )
        }
      </Loaded>
      {query.isFetchingNextPage ? <p className="dim">{say(words.loading)}</p> : null}
    </div>
  );
}
