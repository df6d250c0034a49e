import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSpeech } from '../../lib/language';
import { agreements } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { statuses, words } from '../../lib/words';

/** All agreements somebody sees. */
export default function Agreements() {
  const { say } = useSpeech();
  const query = useQuery(agreements);
  return (
    <div className="narrow">
      <h1>{say(words.agreements)}</h1>
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <p className="card quiet">{say(words.noAgreements)}</p>
          ) : (
            <ul className="things">
              {list.map(({ agreementId, title, hostName, status, done, items, overdue }) => (
                <li key={agreementId} className="card">
                  <Link to={`/agreements/${agreementId}`} className="thing">
                    <span className="row">
                      <b>{say(title)}</b>
                      <span className={overdue > 0 ? 'left late' : 'left'}>
                        {say(statuses[status] ?? { zh: status, en: status })}
                      </span>
                    </span>
                    <span className="dim">
                      {hostName} · {done}/{items}
                      {overdue > 0 ? ` · ${say(words.late)} ${overdue}` : ''}
                    </span>
                    <progress max={items} value={done} aria-label={`${done}/${items}`} />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
