import { Link } from 'react-router';
import type { AgreementView } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { itemStates, words } from '../../lib/words';

type Item = AgreementView['items'][number];

/** All items under the months in which they end. */
export function Months({ view }: Readonly<{ view: AgreementView }>) {
  const { say, month: inWords } = useSpeech();
  const months = new Map<string, Item[]>();
  for (const item of [...view.items].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))) {
    const month = (item.fixedOn ?? item.to).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), item]);
  }
  return (
    <section>
      <h2>{say(words.year)}</h2>
      {[...months].map(([month, items]) => (
        <div key={month} className="month">
          <h3>{inWords(month)}</h3>
          <ul className="plain-list">
            {items.map((item) => (
              <li key={item.key}>
                <Line view={view} item={item} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Line({ view: { id, words: called }, item }: Readonly<{ view: AgreementView; item: Item }>) {
  const { say } = useSpeech();
  const { key, from, to, fixedOn, status, overdue } = item;
  const day = (on: string) => say(called.days[on] ?? { zh: on, en: on });
  const when = fixedOn !== null ? day(fixedOn) : from === to ? day(to) : `${day(from)} – ${day(to)}`;
  const state = overdue ? 'overdue' : status;
  return (
    <Link to={`/agreements/${id}/items/${key}`} className="line">
      <span className={`mark ${state}`} role="img" aria-label={say(itemStates[state] ?? words.today)} />
      <span>{say(called.items[key] ?? { zh: key, en: key })}</span>
      <span className="dim">{when}</span>
    </Link>
  );
}
