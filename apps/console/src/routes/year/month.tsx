import { Link } from 'react-router';
import type { YearView } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { itemStates, words } from '../../lib/words';

/** A month of a wall calendar, and under it what lies in it. */
export function Month({ view, month }: Readonly<{ view: YearView; month: string }>) {
  const { say } = useSpeech();
  const days = view.days.filter(({ day }) => day.startsWith(month));
  const lead = (days[0]?.weekday ?? 1) - 1;
  const items = view.items.filter(({ from, to, fixedOn }) =>
    fixedOn !== null
      ? fixedOn.startsWith(month)
      : to.startsWith(month) || (from.startsWith(month) && to > `${month}-31`),
  );
  const marked = new Set(items.flatMap(({ fixedOn }) => fixedOn ?? []));
  const windows = items.filter(({ fixedOn, status }) => fixedOn === null && status !== 'done');
  const within = (day: string): boolean =>
    windows.some(({ from, to }) => from <= day && day <= to && from.slice(0, 7) === to.slice(0, 7));
  return (
    <section className="card month-card" aria-label={month}>
      <h2>{say(words.month(Number(month.slice(5))))}</h2>
      <ol className="grid" style={{ '--lead': lead } as React.CSSProperties}>
        {days.map(({ day, kind, lunar, festivals }) => (
          <li
            key={day}
            className={[
              kind,
              day === view.today ? 'today' : '',
              marked.has(day) ? 'fixed' : '',
              within(day) ? 'window' : '',
            ].join(' ')}
          >
            <b>{Number(day.slice(8))}</b>
            <small>{festivals[0] ? say(festivals[0]) : say(lunar)}</small>
            {kind === 'holiday' || kind === 'make-up' ? (
              <span className="tag">{say(kind === 'holiday' ? words.off : words.worked)}</span>
            ) : null}
          </li>
        ))}
      </ol>
      <ul className="plain-list">
        {items.map(({ agreement, item, title, from, to, fixedOn, status, late, own }) => {
          const state = late ? 'overdue' : status;
          return (
            <li key={`${agreement} ${item}`}>
              <Link to={`/agreements/${agreement}/items/${item}`} className={own ? 'line' : 'line others'}>
                <span className={`mark ${state}`} role="img" aria-label={say(itemStates[state] ?? words.today)} />
                <span>{say(title)}</span>
                <span className="dim">{fixedOn?.slice(5) ?? `${from.slice(5)} – ${to.slice(5)}`}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
