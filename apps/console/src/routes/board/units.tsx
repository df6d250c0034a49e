import { Link } from 'react-router';
import type { Board } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { boardWords } from './words';

/** Unit by unit in the order of the tree, not of merit; a unit opens its own board. */
export function Units({ units, unit }: Readonly<{ units: Board['units']; unit: string | null }>) {
  const { say } = useSpeech();
  return (
    <section>
      <h2>{say(boardWords.units)}</h2>
      <div className="card scrolls" role="region" aria-label={say(boardWords.units)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(boardWords.unit)}</th>
              <th scope="col">{say(boardWords.agreements)}</th>
              <th scope="col">{say(boardWords.done)}</th>
              <th scope="col">{say(boardWords.late)}</th>
              <th scope="col">{say(boardWords.waits)}</th>
            </tr>
          </thead>
          <tbody>
            {units.map(({ id, name, depth, agreements, items, done, late, asked }) => (
              <tr key={id}>
                <th scope="row" style={{ paddingInlineStart: `${depth * 1.1}rem` }}>
                  {id === unit ? name : <Link to={`/board?unit=${id}`}>{name}</Link>}
                </th>
                <td>{agreements}</td>
                <td>
                  {done}/{items}
                </td>
                <td className={late > 0 ? 'late' : ''}>{late}</td>
                <td>{asked}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
