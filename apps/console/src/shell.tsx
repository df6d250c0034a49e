import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router';
import { sent } from './lib/api';
import { useSpeech } from './lib/language';
import { Kept } from './lib/kept';
import { clock, type Session } from './lib/queries';
import { words } from './lib/words';

/** What is around every screen: where one is, what time it is, what waits to be sent. */
export function Shell({ session }: Readonly<{ session: Session }>) {
  const { lang, say, speak } = useSpeech();
  const queries = useQueryClient();
  const leave = () => void sent('DELETE', '/session').then(() => queries.resetQueries());
  return (
    <>
      <header className="bar">
        <NavLink to="/" className="brand">
          {say(words.product)}
        </NavLink>
        <VirtualClock />
        <button type="button" className="plain" onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>
          {say(words.language)}
        </button>
        {session.signedIn ? (
          <button type="button" className="plain" onClick={leave} title={session.name ?? ''}>
            {say(words.signOut)}
          </button>
        ) : null}
      </header>
      <main id="main">
        <Kept />
        <Suspense fallback={<p className="narrow dim">{say(words.loading)}</p>}>
          <Outlet />
        </Suspense>
      </main>
      {session.signedIn ? <Places session={session} /> : null}
    </>
  );
}

function Places(_: Readonly<{ session: Session }>) {
  const { say } = useSpeech();
  return (
    <nav className="places" aria-label={say(words.product)}>
      <NavLink to="/" end>
        {say(words.desk)}
      </NavLink>
      <NavLink to="/agreements">{say(words.agreements)}</NavLink>
    </nav>
  );
}

/** Shown where time is not everybody's. */
function VirtualClock() {
  const { say, lang } = useSpeech();
  const { data } = useQuery({ ...clock, refetchInterval: 2000 });
  if (!data || data.rate === 1) return <span className="grow" />;
  const time = new Date(data.now).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <span className="grow clock">
      {say(words.virtual)} {time}
    </span>
  );
}
