import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSpeech } from '../../lib/language';
import { inboxOf, type Message, type Session } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';
import { Why } from './why';

/** What was told to those one acts for, the newest first; each line with why it came. */
export default function Messages({ session }: Readonly<{ session: Session }>) {
  const { say } = useSpeech();
  const inboxes = useQueries({ queries: (session.actsFor ?? []).map(inboxOf) });
  return (
    <div className="narrow">
      <h1>{say(words.messages)}</h1>
      <p>
        <Link to="/channels">{say(words.channels)}</Link>
      </p>
      {inboxes.map((query, n) => (
        <Loaded key={session.actsFor?.[n]} query={query}>
          {({ messages }) =>
            messages.length === 0 ? (
              <p className="card quiet">{say(words.noMessages)}</p>
            ) : (
              messages.map((message) => <Told key={message.id} message={message} />)
            )
          }
        </Loaded>
      ))}
    </div>
  );
}

function Told({ message }: Readonly<{ message: Message }>) {
  const { say, day } = useSpeech();
  return (
    <article className="card">
      <p className="dim">{day(message.at)}</p>
      {message.lines.map((line) => (
        <div key={line.occasion}>
          <p>
            <Link to={placeOf(line)}>{say(line.text)}</Link>
          </p>
          {line.code === 'invited' ? null : <Why path={line.why} />}
        </div>
      ))}
    </article>
  );
}

/** An invitation is answered on the desk; its agreement is not the reader's yet. */
function placeOf({ code, agreement, item }: Message['lines'][number]): string {
  if (code === 'invited') return '/';
  return item === null ? `/agreements/${agreement}` : `/agreements/${agreement}/items/${item}`;
}
