import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetched, sent } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { yearWords } from './words';

type State = Readonly<{ state: 'none' | 'starting' | 'running' | 'failed'; url: string | null }>;
const LOOK_MS = 1000;
const key = ['demo', 'year'];

/** One click to a year that passes while one looks on, which is gone to as soon as it is there; where there is no such thing, nothing. */
export function DemoYear() {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => fetched<State>('/demo/year'),
    retry: false,
    refetchInterval: ({ state }) => (state.data?.state === 'starting' ? LOOK_MS : false),
  });
  const [begun, setBegun] = useState(false);
  const there = data?.state === 'running' && data.url !== null ? `${data.url}/console/` : null;
  useEffect(() => {
    if (begun && there !== null) location.assign(there);
  }, [begun, there]);
  if (!data) return null;
  const begin = () => {
    setBegun(true);
    void sent('POST', '/demo/year', {}).then(() => queries.invalidateQueries({ queryKey: key }));
  };
  return (
    <section className="card stack">
      <h2>{say(yearWords.title)}</h2>
      <ol className="captions">
        {yearWords.captions.map((caption) => (
          <li key={caption.en}>{say(caption)}</li>
        ))}
      </ol>
      {there !== null ? (
        <Button type="primary" block href={there}>
          {say(yearWords.enter)}
        </Button>
      ) : (
        <Button type="primary" block loading={data.state === 'starting'} onClick={begin}>
          {say(data.state === 'starting' ? yearWords.starting : yearWords.begin)}
        </Button>
      )}
      {data.state === 'starting' ? <progress aria-label={say(yearWords.starting)} /> : null}
      {data.state === 'failed' ? <p role="alert">{say(yearWords.failed)}</p> : null}
    </section>
  );
}
