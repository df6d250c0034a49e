import { Link } from 'react-router';
import type { Desk } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { daysLeft, words } from '../../lib/words';

/** One thing to do: what, with whom, by when. */
export function Thing({ thing }: Readonly<{ thing: Desk['due'][number] }>) {
  const { list, say } = useSpeech();
  const { agreement, item, title, programme, with: others, said, where, left, late } = thing;
  return (
    <li className="card">
      <Link to={`/agreements/${agreement}/items/${item}`} className="thing">
        <span className="row">
          <b>{say(title)}</b>
          <span className={late ? 'left late' : left <= 3 ? 'left soon' : 'left'}>{say(daysLeft(left, late))}</span>
        </span>
        <span className="dim">
          {say(said)}
          {where === null ? '' : ` · ${say(where)}`} · {say(programme)}
          {others.length > 0 ? ` · ${say(words.with)}${list(others)}` : ''}
        </span>
      </Link>
    </li>
  );
}
