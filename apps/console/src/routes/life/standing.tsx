import { useQuery } from '@tanstack/react-query';
import type { AgreementView } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { itemStates, statuses } from '../../lib/words';
import { agreementAt, type Basis } from './queries';
import { Why } from './why';
import { lifeWords as words } from './words';

type Item = AgreementView['items'][number];
type Seen = Readonly<{ id: string; at: string; basis: Basis }>;

/** In which order states are shown, and which of them at once. */
const STATES = ['overdue', 'open', 'done', 'planned', 'released', 'not-owed'];
const AT_ONCE = new Set(['overdue', 'open']);

const stateOf = ({ overdue, status }: Item): string => (overdue ? 'overdue' : status);

/** The agreement as it stood at a moment, by the states of its items; each says why it stood so. */
export function Standing({ id, at, basis }: Seen) {
  const { say, date } = useSpeech();
  const query = useQuery(agreementAt(id, at, basis));
  return (
    <section aria-busy={query.isPlaceholderData}>
      <h2>{say(words.asOf)}</h2>
      <Loaded query={query}>
        {(view) => (
          <>
            <p>
              <b>{say(statuses[view.status] ?? { zh: view.status, en: view.status })}</b>{' '}
              <span className="dim">
                {date(view.term.from)} – {date(view.term.to)}
              </span>
            </p>
            {STATES.map((state) => (
              <State
                key={state}
                state={state}
                items={view.items.filter((item) => stateOf(item) === state)}
                view={view}
                seen={{ id, at, basis }}
              />
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}

type StateProps = Readonly<{ state: string; items: readonly Item[]; view: AgreementView; seen: Seen }>;

function State({ state, items, view: { words: called }, seen: { id, at, basis } }: StateProps) {
  const { say } = useSpeech();
  if (items.length === 0) return null;
  const day = (on: string) => say(called.days[on] ?? { zh: on, en: on });
  const when = ({ from, to, fixedOn }: Item) =>
    fixedOn !== null ? day(fixedOn) : from === to ? day(to) : `${day(from)} – ${day(to)}`;
  const path = (item: string) => `/agreements/${id}/why?${new URLSearchParams({ item, at, basis }).toString()}`;
  return (
    <details className="state" open={AT_ONCE.has(state)}>
      <summary>
        <span className={`mark ${state}`} aria-hidden="true" /> {say(itemStates[state] ?? { zh: state, en: state })}{' '}
        <b>{items.length}</b>
      </summary>
      {items.map((item) => (
        <Why
          key={`${item.key} ${at} ${basis}`}
          className="one"
          path={path(item.key)}
          title={
            <>
              {say(called.items[item.key] ?? { zh: item.key, en: item.key })} <span className="dim">{when(item)}</span>
            </>
          }
        />
      ))}
    </details>
  );
}
