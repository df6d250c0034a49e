import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ItemView } from '../../lib/api';
import { Decisions } from '../../lib/decisions';
import { useSpeech } from '../../lib/language';
import { Note } from '../../lib/note';
import { itemOf } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { Terms } from '../../lib/terms';
import { Outcome } from '../../lib/outcome';
import { useAsk } from '../../lib/use-ask';
import { words } from '../../lib/words';
import { Topics } from '../meeting/topics';
import { Board } from './board';
import { Further } from './further';
import { OfferForm } from './offer-form';
import './item.css';

/** One thing to do, and all that can be done about it. */
export default function Item() {
  const { id = '', item = '' } = useParams();
  const query = useQuery(itemOf(id, item));
  return (
    <div className="narrow">
      <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>
    </div>
  );
}

function Shown({ view }: Readonly<{ view: ItemView }>) {
  const { list, say } = useSpeech();
  const { agreement, item, kind, title, unit, programme, parties, when, late, offers, instead } = view;
  const { ask, progress } = useAsk({ agreement, unit: unit ?? '', title });
  const over = progress === 'done' || progress === 'kept';
  return (
    <>
      <h1>{say(title)}</h1>
      <p className={late ? 'late' : 'dim'}>
        {say(when)}
        {late ? ` · ${say(words.late)}` : ''}
      </p>
      <p className="dim">
        <Link to={`/agreements/${agreement}`}>{say(programme)}</Link> · {list(parties.map(({ name }) => name))}
      </p>
      <Terms terms={view.terms} />
      {view.note === null ? null : <Note agreement={agreement} id={view.note} />}
      {view.returned === null ? null : <Returned agreement={agreement} returned={view.returned} />}
      <Decisions asked={view.asked} />
      <Outcome progress={progress} />
      {view.meeting === null ? null : <Topics agreement={agreement} meeting={view.meeting} />}
      {kind === 'joint-meeting' && unit !== null && offers.length > 0 ? (
        <p>
          <Link className="card thing" to={`/agreements/${agreement}/meetings/${item}`}>
            <b>{say(words.openMeeting)}</b>
          </Link>
        </p>
      ) : null}
      {over
        ? null
        : offers.map((offer) => (
            <OfferForm key={offer.act} offer={offer} item={item} ask={ask} busy={progress === 'sending'} />
          ))}
      {view.board === null || over ? null : (
        <Board board={view.board} item={item} ask={ask} busy={progress === 'sending'} />
      )}
      {instead && !over ? <p className="card quiet">{say(instead)}</p> : null}
      <Further agreement={agreement} item={item} title={title} />
      <Told told={view.told} />
      <History history={view.history} />
    </>
  );
}

type ReturnedProps = Readonly<{ agreement: string; returned: NonNullable<ItemView['returned']> }>;

/** The remark with which its document was sent back. */
function Returned({ agreement, returned: { by, note } }: ReturnedProps) {
  const { say } = useSpeech();
  return (
    <section className="card quiet">
      <p>
        <b>{say(words.sentBack)}</b>
        <span className="dim">{say(by)}</span>
      </p>
      {note === null ? null : <Note agreement={agreement} id={note} />}
    </section>
  );
}

function Told({ told }: Readonly<{ told: ItemView['told'] }>) {
  const { say } = useSpeech();
  const [latest] = told;
  if (!latest) return null;
  return (
    <details className="card">
      <summary>{say(words.why)}</summary>
      {latest.why.map((sentence) => (
        <p key={sentence.zh}>{say(sentence)}</p>
      ))}
    </details>
  );
}

function History({ history }: Readonly<{ history: ItemView['history'] }>) {
  const { say } = useSpeech();
  if (history.length === 0) return null;
  return (
    <details className="card">
      <summary>{say(words.history)}</summary>
      <ol className="history">
        {history.map(({ seq, day, said }) => (
          <li key={seq}>
            <span className="dim">{say(day)}</span> {say(said)}
          </li>
        ))}
      </ol>
    </details>
  );
}
