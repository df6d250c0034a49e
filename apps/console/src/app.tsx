import { useQuery } from '@tanstack/react-query';
import { lazy, useEffect } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { useSpeech } from './lib/language';
import { clock, homeOf, session } from './lib/queries';
import { Loaded } from './lib/states';
import { words } from './lib/words';
import Desk from './routes/desk/desk';
import { Shell } from './shell';

/** How long after the start the next screens are read, in ms. */
const IDLE_MS = 2500;

const item = () => import('./routes/item/item');
const themed = () => import('./lib/theme');

const Themed = lazy(themed);
const Item = lazy(item);
const Agreements = lazy(() => import('./routes/agreements/agreements'));
const Agreement = lazy(() => import('./routes/agreement/agreement'));
const Life = lazy(() => import('./routes/life/life'));
const Meeting = lazy(() => import('./routes/meeting/meeting'));
const Verify = lazy(() => import('./routes/verify/verify'));
const Messages = lazy(() => import('./routes/messages/messages'));
const Channels = lazy(() => import('./routes/channels/channels'));
const Year = lazy(() => import('./routes/year/year'));
const Search = lazy(() => import('./routes/search/search'));
const Keys = lazy(() => import('./routes/keys/keys'));
const Board = lazy(() => import('./routes/board/board'));
const Programmes = lazy(() => import('./routes/programmes/list'));
const Programme = lazy(() => import('./routes/programmes/programme'));
const NewProgramme = lazy(async () => ({ default: (await import('./routes/programmes/programme')).NewProgramme }));
const Rollout = lazy(() => import('./routes/rollout/rollout'));
const Migration = lazy(() => import('./routes/migration/migration'));
const Password = lazy(() => import('./routes/password/password'));
const Welcome = lazy(() => import('./routes/welcome/welcome'));

/** What is opened next comes while nothing else is to do, so that it is there without a connection. */
const readOn = () => {
  void themed();
  void item();
};

/** The screens; the secretary's first one comes with the first load and without antd, the others when they are asked for. */
export function App() {
  const query = useQuery(session);
  useEffect(() => {
    const reading = setTimeout(readOn, IDLE_MS);
    return () => clearTimeout(reading);
  }, []);
  // The strip that says what time it is would push the rest down if it came later.
  if (useQuery(clock).isPending) return null;
  return (
    <BrowserRouter basename="/console">
      <Loaded query={query}>
        {(who) => (
          <Routes>
            <Route element={<Shell session={who} />}>
              {who.signedIn && who.mustChange ? (
                <Route element={<Themed />}>
                  <Route path="*" element={<Password />} />
                </Route>
              ) : who.signedIn ? (
                <>
                  <Route index element={homeOf(who) === '/' ? <Desk /> : <Navigate to={homeOf(who)} replace />} />
                  <Route path="desk" element={<Desk />} />
                  <Route element={<Themed />}>
                    <Route path="board" element={<Board />} />
                    <Route path="programmes" element={<Programmes />} />
                    <Route path="programmes/new" element={<NewProgramme />} />
                    <Route path="programmes/:slug" element={<Programme />} />
                    <Route path="programmes/:slug/rollout" element={<Rollout session={who} />} />
                    <Route path="programmes/:slug/migration" element={<Migration session={who} />} />
                    <Route path="messages" element={<Messages session={who} />} />
                    <Route path="channels" element={<Channels session={who} />} />
                    <Route path="year" element={<Year />} />
                    <Route path="search" element={<Search />} />
                    <Route path="keys" element={<Keys />} />
                    <Route path="agreements" element={<Agreements />} />
                    <Route path="agreements/:id" element={<Agreement />} />
                    <Route path="agreements/:id/life" element={<Life />} />
                    <Route path="agreements/:id/verify" element={<Verify />} />
                    <Route path="agreements/:id/items/:item" element={<Item />} />
                    <Route path="agreements/:id/meetings/:item" element={<Meeting />} />
                    <Route path="*" element={<Nothing />} />
                  </Route>
                </>
              ) : (
                <Route element={<Themed />}>
                  <Route path="*" element={<Welcome ways={who.ways} />} />
                </Route>
              )}
            </Route>
          </Routes>
        )}
      </Loaded>
    </BrowserRouter>
  );
}

function Nothing() {
  const { say } = useSpeech();
  return <p className="narrow card quiet">{say(words.notFound)}</p>;
}
