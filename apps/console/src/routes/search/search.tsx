import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useSpeech } from '../../lib/language';
import { searchFor } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';
import { Found } from './found';

/** How long nothing is typed before it is asked for, in ms. */
const PAUSE_MS = 250;

/** Looks for what one types among all one sees; what is looked for stays in the address. */
export default function Search() {
  const { say } = useSpeech();
  const [params, setParams] = useSearchParams();
  const asked = params.get('q')?.trim() ?? '';
  const [typed, setTyped] = useState(asked);
  const query = useQuery({ ...searchFor(asked), placeholderData: keepPreviousData });
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === asked) return;
    const pause = setTimeout(() => setParams(wanted === '' ? {} : { q: wanted }, { replace: true }), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed, asked, setParams]);
  return (
    <div className="narrow">
      <h1>{say(words.find)}</h1>
      <search>
        <label>
          {say(words.findWhat)}
          {/* Whoever comes here comes to type. */}
          <input
            type="search"
            autoFocus
            maxLength={100}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
      </search>
      {asked === '' ? null : <Loaded query={query}>{(found) => <Found found={found} asked={asked} />}</Loaded>}
    </div>
  );
}
