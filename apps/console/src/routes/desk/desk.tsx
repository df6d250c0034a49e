import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Desk as DeskData } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { desk } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { invitationWords, waitWords, words } from '../../lib/words';
import { Invitation } from './invitation';
import { Thing } from './thing';

const FEW = 5;

/** One screen: what is due now, what comes next, nothing else. */
export default function Desk() {
  const { say } = useSpeech();
  const query = useQuery(desk);
  return (
    <div className="narrow">
      <h1>{say(words.desk)}</h1>
      <Loaded query={query}>
        {(data) => (
          <>
            <p className="dim">{say(data.said)}</p>
            <Invitations invitations={data.invitations} />
            <Waits waits={data.waits} />
            <Things
              title={say(words.dueNow)}
              things={data.due}
              empty={data.waits.length + data.invitations.length === 0}
            />
            <Things title={say(words.comesNext)} things={data.next} empty={false} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Things({ title, things, empty }: Readonly<{ title: string; things: DeskData['due']; empty: boolean }>) {
  const { say } = useSpeech();
  const [all, setAll] = useState(false);
  if (things.length === 0) return empty ? <p className="card quiet">{say(words.allDone)}</p> : null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="things">
        {things.slice(0, all ? undefined : FEW).map((thing) => (
          <Thing key={`${thing.agreement} ${thing.item} ${thing.unit}`} thing={thing} />
        ))}
      </ul>
      {things.length > FEW && !all ? (
        <button type="button" className="button wide-button" onClick={() => setAll(true)}>
          {say(words.more)} ({things.length - FEW})
        </button>
      ) : null}
    </section>
  );
}

function Invitations({ invitations }: Readonly<{ invitations: DeskData['invitations'] }>) {
  const { say } = useSpeech();
  if (invitations.length === 0) return null;
  return (
    <section>
      <h2>{say(invitationWords.invitations)}</h2>
      <ul className="things">
        {invitations.map((one) => (
          <Invitation key={`${one.agreement} ${one.unit}`} invitation={one} />
        ))}
      </ul>
    </section>
  );
}

function Waits({ waits }: Readonly<{ waits: DeskData['waits'] }>) {
  const { say } = useSpeech();
  if (waits.length === 0) return null;
  return (
    <section>
      <h2>{say(words.waits)}</h2>
      <ul className="things">
        {waits.map(({ agreement, unit, what, item, about, title, programme, with: others }) => (
          <li key={`${agreement} ${unit} ${what} ${item} ${about}`} className="card">
            <Link to={`/agreements/${agreement}`} className="thing">
              <b>{say(waitWords[what] ?? words.waits)}</b>
              <span className="dim">
                {say(title ?? programme)} · {say(words.with)}
                {others.join('、')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
