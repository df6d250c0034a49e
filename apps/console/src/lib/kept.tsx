import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSpeech } from './language';
import { discard, flush, waiting } from './outbox';
import { words } from './words';

/** What was entered and has not gone out: sent as soon as there is a connection; what was refused is shown with the reason. */
export function Kept() {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const { data = [] } = useQuery({ queryKey: ['outbox'], queryFn: waiting, networkMode: 'always' });
  useEffect(() => {
    const send = () =>
      void flush().then((taken) => queries.invalidateQueries(taken > 0 ? {} : { queryKey: ['outbox'] }));
    send();
    window.addEventListener('online', send);
    const looking = setInterval(send, 15_000);
    return () => {
      window.removeEventListener('online', send);
      clearInterval(looking);
    };
  }, [queries]);
  if (data.length === 0) return null;
  const drop = (key: string) => void discard(key).then(() => queries.invalidateQueries({ queryKey: ['outbox'] }));
  return (
    <ul className="narrow things" aria-label={say(words.kept)}>
      {data.map(({ key, title, refused }) => (
        <li key={key} className={refused ? 'card bad' : 'card quiet'}>
          <b>{say(title)}</b> {say(refused ?? words.kept)}
          {refused ? (
            <button type="button" className="button" onClick={() => drop(key)}>
              {say(words.discard)}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
