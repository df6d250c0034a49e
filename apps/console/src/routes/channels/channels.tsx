import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { fetched, sent } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import type { Session } from '../../lib/queries';
import { Loaded, saidOf } from '../../lib/states';
import { words } from '../../lib/words';
import { Feeds } from './feeds';
import { subscribed } from './push';

type Channel = Readonly<{
  id: string;
  kind: string;
  unit: string | null;
  confirmed: boolean;
  confirmationProblem: string | null;
}>;

/** Where one is told besides here: by mail, in this browser, in a calendar. */
export default function Channels({ session }: Readonly<{ session: Session }>) {
  const { lang, say } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState<unknown>(null);
  const query = useQuery({
    queryKey: ['channels'],
    queryFn: () => fetched<{ channels: Channel[] }>('/channels'),
  });
  const read = () => queries.invalidateQueries({ queryKey: ['channels'] });
  const change = (asking: Promise<unknown>) => void asking.then(() => setWrong(null), setWrong).then(read);
  const add = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = new FormData(event.currentTarget).get('address');
    event.currentTarget.reset();
    change(sent('POST', '/channels', { kind: 'mail', address, lang }));
  };
  return (
    <div className="narrow">
      <h1>{say(words.channels)}</h1>
      <p className="dim">{say(words.channelsNote)}</p>
      {wrong === null ? null : (
        <p className="card bad" role="alert">
          {say(saidOf(wrong))}
        </p>
      )}
      <Loaded query={query}>
        {({ channels }) => (
          <ul className="things">
            {channels.map(({ id, kind, unit, confirmed, confirmationProblem }) => (
              <li key={id} className={confirmed ? 'card row' : 'card stack'}>
                <span>
                  {say(words.kindOf(kind))} {unit}
                </span>
                {confirmed ? null : (
                  <span className="soon" role="status">
                    {say(confirmationProblem === null ? words.pendingMail : words.unsentMail(confirmationProblem))}
                  </span>
                )}
                {confirmed ? null : (
                  <Button onClick={() => change(sent('POST', `/channels/${id}/confirmation`))}>
                    {say(words.resendMail)}
                  </Button>
                )}
                <Button onClick={() => change(sent('DELETE', `/channels/${id}`))}>{say(words.stop)}</Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <form className="card stack" onSubmit={add}>
        <label>
          {say(words.mail)}
          <input name="address" type="email" autoComplete="email" required />
        </label>
        <Button htmlType="submit">{say(words.addMail)}</Button>
      </form>
      <Button block onClick={() => change(subscribed(lang))}>
        {say(words.addPush)}
      </Button>
      <Feeds person={session.person ?? ''} />
    </div>
  );
}
