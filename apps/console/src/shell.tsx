import { useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router';
import { Alarm } from './alarm';
import { ClockStrip } from './clock-strip';
import { sent } from './lib/api';
import { useSpeech } from './lib/language';
import { useLive } from './lib/use-live';
import { useOnline } from './lib/use-online';
import { Kept } from './lib/kept';
import { useKeys } from './lib/keys';
import { hasDesk, isOfficer, type Session } from './lib/queries';
import { words } from './lib/words';

/** What is around every screen: where one is, what time it is, what waits to be sent. */
export function Shell({ session }: Readonly<{ session: Session }>) {
  const { lang, say, speak } = useSpeech();
  const queries = useQueryClient();
  const online = useOnline();
  const working = session.signedIn && session.mustChange !== true;
  useLive(working && (session.actsFor ?? []).length > 0);
  const leave = () => void sent('DELETE', '/session').then(() => queries.resetQueries());
  return (
    <>
      <a className="skip" href="#main">
        {say(words.skip)}
      </a>
      <header className="bar">
        <NavLink to="/" className="brand">
          {say(words.product)}
        </NavLink>
        <span className="grow" />
        {working ? (
          <NavLink to="/search" className="plain">
            {say(words.find)}
          </NavLink>
        ) : null}
        <button type="button" className="plain" onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>
          {say(words.language)}
        </button>
        {session.signedIn ? (
          <button type="button" className="plain" onClick={leave} title={session.name ?? ''}>
            {say(words.signOut)}
          </button>
        ) : null}
      </header>
      <ClockStrip />
      <main id="main" tabIndex={-1}>
        {online ? null : (
          <p className="narrow card quiet" role="status">
            {say(words.offline)}
          </p>
        )}
        <Alarm />
        <Kept />
        <Suspense fallback={<p className="narrow dim">{say(words.loading)}</p>}>
          <Outlet />
        </Suspense>
      </main>
      {working ? <Places session={session} /> : null}
    </>
  );
}

/** Where one can go: by the posts one holds. */
function placesOf(session: Session) {
  const officer = isOfficer(session);
  const desk = hasDesk(session);
  return [
    ...(officer ? [{ to: '/board', title: words.district }] : []),
    ...(desk ? [{ to: officer ? '/desk' : '/', title: words.desk }] : []),
    ...(officer ? [{ to: '/programmes', title: words.programmes }] : []),
    ...(desk ? [{ to: '/year', title: words.year }] : []),
    { to: '/messages', title: words.messages },
    { to: '/agreements', title: words.agreements },
  ];
}

function Places({ session }: Readonly<{ session: Session }>) {
  const { say } = useSpeech();
  const places = placesOf(session);
  useKeys(places.map(({ to }) => to));
  return (
    <nav className="places" aria-label={say(words.product)}>
      {places.map(({ to, title }) => (
        <NavLink key={to} to={to} end={to === '/'}>
          {say(title)}
        </NavLink>
      ))}
      <NavLink to="/keys" className="keys-link">
        {say(words.keys)}
      </NavLink>
    </nav>
  );
}
