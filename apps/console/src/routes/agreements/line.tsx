import { memo } from 'react';
import { Link } from 'react-router';
import type { Overview } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { statuses, words } from '../../lib/words';

/** One agreement of a list: what, with whom, how far. */
export const Line = memo(function Line({ overview }: Readonly<{ overview: Overview }>) {
  const { say } = useSpeech();
  const { agreementId, title, hostName, status, done, items, overdue } = overview;
  return (
    <div className="card">
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
    </div>
  );
});
