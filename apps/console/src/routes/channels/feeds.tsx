import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetched, sent } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';

type Feed = Readonly<{ feed: string }>;

/** Calendars to subscribe to: an address is shown once, when it is made, and can be taken back. */
export function Feeds({ person }: Readonly<{ person: string }>) {
  const { lang, say } = useSpeech();
  const queries = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
  const query = useQuery({ queryKey: ['feeds'], queryFn: () => fetched<{ feeds: Feed[] }>('/feeds') });
  const read = () => queries.invalidateQueries({ queryKey: ['feeds'] });
  const make = () =>
    void sent<{ address: string }>('POST', '/feeds', { about: { person }, lang })
      .then(({ address }) => setMade(new URL(address, location.origin).href))
      .then(read);
  return (
    <section>
      <h2>{say(words.feeds)}</h2>
      <p className="dim">{say(words.feedsNote)}</p>
      {made === null ? null : (
        <p className="card good">
          <a href={made.replace(/^http/, 'webcal')}>{made}</a>
        </p>
      )}
      <Loaded query={query}>
        {({ feeds }) => (
          <ul className="things">
            {feeds.map(({ feed }, n) => (
              <li key={feed} className="card row">
                <span>
                  {say(words.feed)} {n + 1}
                </span>
                <Button onClick={() => void sent('DELETE', `/feeds/${feed}`).then(read)}>{say(words.stop)}</Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Button block onClick={make}>
        {say(words.makeFeed)}
      </Button>
    </section>
  );
}
