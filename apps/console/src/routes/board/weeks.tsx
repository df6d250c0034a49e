import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Board } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { itemStates } from '../../lib/words';
import { weekOf } from './queries';
import { boardWords, weekSaid } from './words';

/** What is coming, as bars: a week opens what falls into it. */
export function Weeks({ weeks, unit }: Readonly<{ weeks: Board['weeks']; unit: string | null }>) {
  const { say } = useSpeech();
  const [chosen, setChosen] = useState<string | null>(null);
  const most = Math.max(1, ...weeks.map(({ minutes }) => minutes));
  const open = weeks.find(({ week }) => week === chosen);
  return (
    <section>
      <h2>{say(boardWords.load)}</h2>
      <p className="dim">{say(boardWords.loadNote)}</p>
      <div className="card">
        <div className="bars">
          {weeks.map(({ week, said, items, minutes, most: one }, n) => (
            <button
              key={week}
              type="button"
              className="bar-of"
              aria-pressed={week === chosen}
              aria-label={say(weekSaid(said, items, minutes, one))}
              title={say(weekSaid(said, items, minutes, one))}
              onClick={() => setChosen(week === chosen ? null : week)}
            >
              <span style={{ height: `${(100 * minutes) / most}%` }} />
              {n % 4 === 0 ? <small aria-hidden="true">{week.slice(5)}</small> : null}
            </button>
          ))}
        </div>
        {open ? (
          <>
            <p>{say(weekSaid(open.said, open.items, open.minutes, open.most))}</p>
            <Week unit={unit} week={open.week} />
          </>
        ) : null}
      </div>
    </section>
  );
}

function Week({ unit, week }: Readonly<{ unit: string | null; week: string }>) {
  const { say } = useSpeech();
  const query = useQuery(weekOf(unit, week));
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="dim">{say(boardWords.nothingThisWeek)}</p>
        ) : (
          <ul className="plain-list scrolls" tabIndex={0}>
            {items.map(({ agreement, item, title, host, said, state }) => (
              <li key={`${agreement} ${item}`}>
                <Link to={`/agreements/${agreement}/items/${item}`} className="line">
                  <span
                    className={`mark ${state === 'late' ? 'overdue' : state}`}
                    role="img"
                    aria-label={say(itemStates[state === 'late' ? 'overdue' : state] ?? said)}
                  />
                  <span>
                    {host} · {say(title)}
                  </span>
                  <span className="dim">{say(said)}</span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
