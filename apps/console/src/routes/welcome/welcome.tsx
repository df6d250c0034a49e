import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { sent } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import type { Session } from '../../lib/queries';
import { saidOf } from '../../lib/states';
import { words } from '../../lib/words';
import { DemoPeople } from './demo-people';
import { DemoYear } from './demo-year';
import { httpsWords } from './words';
import './welcome.css';

/** Where somebody signs in, or in a demo steps into somebody made up. */
export default function Welcome({ ways }: Readonly<{ ways: Session['ways'] }>) {
  const { say } = useSpeech();
  return (
    <div className="narrow">
      <h1 className="hero">
        {say(words.product)}
        <small>{say(words.lead)}</small>
      </h1>
      {isSecureContext ? <Ways ways={ways} /> : <HttpsNeeded />}
    </div>
  );
}

function Ways({ ways }: Readonly<{ ways: Session['ways'] }>) {
  const { say } = useSpeech();
  return (
    <>
      {ways.demo ? <DemoYear /> : null}
      {ways.demo ? <DemoPeople /> : null}
      {ways.demoOff === null ? null : (
        <p className="card quiet" role="status">
          {say(ways.demoOff.message)}
        </p>
      )}
      <SignIn provider={ways.provider} />
    </>
  );
}

/** Over plain http a browser drops the sign-in: said before anybody types a password. */
function HttpsNeeded() {
  const { say } = useSpeech();
  const safe = `https://${location.hostname}/`;
  return (
    <section className="card bad stack" role="alert">
      <h2>{say(httpsWords.title)}</h2>
      <p>{say(httpsWords.why(location.origin))}</p>
      <p>
        {say(httpsWords.cure)} <a href={safe}>{safe}</a>
      </p>
      <p className="dim">{say(httpsWords.operator)}</p>
    </section>
  );
}

function SignIn({ provider }: Readonly<{ provider: boolean }>) {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [wrong, setWrong] = useState<unknown>(null);
  const signIn = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    sent('POST', '/session', { login: form.get('login'), password: form.get('password') })
      .then(() => queries.resetQueries())
      .catch(setWrong);
  };
  return (
    <form className="card stack" onSubmit={signIn}>
      <label>
        {say(words.account)}
        <input name="login" autoComplete="username" required />
      </label>
      <label>
        {say(words.password)}
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      {wrong === null ? null : <p role="alert">{say(saidOf(wrong))}</p>}
      <Button type="primary" htmlType="submit" block>
        {say(words.signIn)}
      </Button>
      {provider ? (
        <Button href="/session/oidc" block>
          {say(words.provider)}
        </Button>
      ) : null}
    </form>
  );
}
