import { Link } from 'react-router';
import type { Board } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { statuses, words } from '../../lib/words';

type Props = Readonly<{ lines: Board['lines']; ids: readonly string[] }>;

/** The agreements behind a number. */
export function Behind({ lines, ids }: Props) {
  const { say } = useSpeech();
  const known = new Map(lines.map((line) => [line.id, line]));
  return (
    <ul className="plain-list">
      {ids.map((id) => {
        const line = known.get(id);
        if (!line) return null;
        return (
          <li key={id}>
            <Link to={`/agreements/${id}`} className="behind-line">
              <span>{line.host}</span>
              <span className="dim">
                {say(line.title)} · {say(statuses[line.status] ?? { zh: line.status, en: line.status })} {line.done}/
                {line.items}
                {line.late > 0 ? ` · ${say(words.late)} ${line.late}` : ''}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
