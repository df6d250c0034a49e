import type { Vacancies } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { inHandSaid, vacantSince } from './words';

/** Units in which nobody holds a post, since when, and what they have in hand. */
export function Vacant({ vacancies, today }: Readonly<Pick<Vacancies, 'vacancies' | 'today'>>) {
  const { say } = useSpeech();
  return (
    <ul className="things">
      {vacancies.map(({ unit, name, from, said, agreements, due, next }) => (
        <li key={unit} className="card">
          <span className="row">
            <b>{name}</b>
            <span className={from <= today ? 'left late' : 'left soon'}>{say(vacantSince(from <= today, said))}</span>
          </span>
          <span className="dim">{say(inHandSaid(agreements, due, next))}</span>
        </li>
      ))}
    </ul>
  );
}
