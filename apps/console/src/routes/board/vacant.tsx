import type { Board } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { boardWords, inHandSaid, vacantSince } from './words';

/** Units in which nobody holds a post: nobody there is reminded. */
export function Vacant({ vacant, today }: Readonly<{ vacant: Board['vacant']; today: string }>) {
  const { say } = useSpeech();
  if (vacant.length === 0) return null;
  return (
    <section>
      <h2>
        {say(boardWords.vacant)} {vacant.length}
      </h2>
      <ul className="things">
        {vacant.map(({ unit, name, from, said, agreements, due, next }) => (
          <li key={unit} className="card">
            <span className="row">
              <b>{name}</b>
              <span className={from <= today ? 'left late' : 'left soon'}>{say(vacantSince(from <= today, said))}</span>
            </span>
            <span className="dim">{say(inHandSaid(agreements, due, next))}</span>
          </li>
        ))}
      </ul>
      <p className="dim">{say(boardWords.vacantNote)}</p>
    </section>
  );
}
