import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { Entry } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { byMonth, counts } from './moments';
import type { Basis } from './queries';
import { Why } from './why';
import { lifeWords as words } from './words';

type Seen = Readonly<{ at: string; basis: Basis; onGo: (entry: Entry) => void }>;
type Props = Seen & Readonly<{ entries: readonly Entry[] }>;

/** What happened, newest month first, under its months; the month looked at is open. */
export function Told({ entries, ...seen }: Props) {
  const { lang, say } = useSpeech();
  const [wanted, setWanted] = useState('');
  const sought = useDeferredValue(wanted.trim().toLowerCase());
  const found = sought === '' ? entries : entries.filter((entry) => entry.said[lang].toLowerCase().includes(sought));
  const months = byMonth(found, seen.basis);
  const here = entries.findLast((entry) => counts(entry, seen.at, seen.basis));
  return (
    <section>
      <h2>{say(words.told)}</h2>
      <p className="row">
        <input
          type="search"
          aria-label={say(words.find)}
          placeholder={say(words.find)}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <span className="left" role="status">
          {say(words.found(found.length))}
        </span>
      </p>
      {found.length === 0 ? <p className="card quiet">{say(words.nothing)}</p> : null}
      {months.map(([month, those]) => (
        <Month
          key={month}
          month={month}
          entries={those}
          open={sought !== '' || month === here?.[seen.basis].day.slice(0, 7)}
          here={here?.seq ?? 0}
          seen={seen}
        />
      ))}
    </section>
  );
}

type MonthProps = Readonly<{ month: string; entries: readonly Entry[]; open: boolean; here: number; seen: Seen }>;

function Month({ month, entries, open, here, seen }: MonthProps) {
  const [chosen, setChosen] = useState<Readonly<{ from: boolean; open: boolean }> | null>(null);
  const { say, month: inWords } = useSpeech();
  // What somebody opened or closed stays so, until the month looked at changes.
  const shown = chosen?.from === open ? chosen.open : open;
  return (
    <details
      className="told"
      open={shown}
      onToggle={({ currentTarget }) =>
        currentTarget.open === shown ? undefined : setChosen({ from: open, open: currentTarget.open })
      }
    >
      <summary>
        <b>{inWords(month)}</b> <span className="dim">{say(words.found(entries.length))}</span>
      </summary>
      {shown ? (
        <ul className="entries">
          {[...entries].reverse().map((entry) => (
            <Line key={entry.seq} entry={entry} here={entry.seq === here} seen={seen} />
          ))}
        </ul>
      ) : null}
    </details>
  );
}

type LineProps = Readonly<{ entry: Entry; here: boolean; seen: Seen }>;

function Line({ entry, here, seen: { at, basis, onGo } }: LineProps) {
  const { say } = useSpeech();
  const { seq, said, by, occurred, recorded, commitment, why } = entry;
  return (
    <li className={counts(entry, at, basis) ? 'counts' : 'later'} aria-current={here ? 'step' : undefined}>
      {here ? <span className="here">{say(words.here)}</span> : null}
      <Why
        path={why}
        title={
          <>
            <span className="seq">{seq}</span>
            <span>{say(said)}</span> <span className="dim">{say(entry[basis].said)}</span>
          </>
        }
      >
        <p className="dim">
          {say(words.by)} {say(by)}
          {occurred.day === recorded.day ? '' : ` · ${say(words.noted)} ${say(recorded.said)}`}
        </p>
        <p className="dim seal">
          {say(words.seal)} {commitment}
        </p>
        <Button size="small" onClick={() => onGo(entry)}>
          {say(words.go)}
        </Button>
      </Why>
    </li>
  );
}
