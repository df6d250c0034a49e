import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Board } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { words } from '../../lib/words';
import { boardWords, lateBy, shownOf } from './words';

const FEW = 10;

/** What is late and since when, the longest first. */
export function Late({ board: { late, lateCount } }: Readonly<{ board: Board }>) {
  const { list, say } = useSpeech();
  const [all, setAll] = useState(false);
  return (
    <section>
      <h2>
        {say(boardWords.late)} {lateCount > 0 ? lateCount : ''}
      </h2>
      {lateCount === 0 ? <p className="card quiet">{say(boardWords.nothingLate)}</p> : null}
      <ul className="things">
        {late.slice(0, all ? undefined : FEW).map((one) => (
          <li key={`${one.agreement} ${one.item}`} className="card">
            <Link to={`/agreements/${one.agreement}/items/${one.item}`} className="thing">
              <span className="row">
                <b>{say(one.title)}</b>
                <span className="left late">{say(lateBy(one.days))}</span>
              </span>
              <span className="dim">
                {one.host} · {say(one.said)} · {say(words.owes)} {list(one.owedBy)}
                {one.escalated ? ` · ${say(boardWords.escalated)}` : ''}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {late.length > FEW && !all ? (
        <Button type="text" block onClick={() => setAll(true)}>
          {say(words.more)} ({late.length - FEW})
        </Button>
      ) : null}
      {all && lateCount > late.length ? <p className="dim">{say(shownOf(late.length, lateCount))}</p> : null}
    </section>
  );
}
