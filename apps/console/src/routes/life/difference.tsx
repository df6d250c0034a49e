import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { comparison, type Basis } from './queries';
import { lifeWords as words } from './words';

const FEW = 20;

type Props = Readonly<{ id: string; from: string; to: string; basis: Basis }>;

/** What changed between two moments, in words: what, from what to what, by which entries. */
export function Difference({ id, from, to, basis }: Props) {
  const { lang, say } = useSpeech();
  const [shown, setShown] = useState(FEW);
  const query = useQuery(comparison(id, from, to, basis));
  if (from > to) return <p className="card quiet">{say(words.order)}</p>;
  return (
    <section aria-busy={query.isPlaceholderData}>
      <h2>{say(words.changed)}</h2>
      <Loaded query={query}>
        {({ changes, text }) => (
          <div aria-live="polite">
            <p className="dim">{say(changes.length === 0 ? words.none : words.changes(changes.length))}</p>
            <ol className="changes">
              {changes.slice(0, shown).map(({ item, part }, n) => (
                <Line key={`${item ?? ''} ${part}`} line={text[lang][n] ?? ''} />
              ))}
            </ol>
            {changes.length > shown ? (
              <Button type="text" block onClick={() => setShown(changes.length)}>
                {say(words.more(changes.length - shown))}
              </Button>
            ) : null}
          </div>
        )}
      </Loaded>
    </section>
  );
}

/** What changed stands before what it is by. */
const BY = /^(.*?)(?:。依据：|\. By: )(.*)$/s;

function Line({ line }: Readonly<{ line: string }>) {
  const [, what = line, by] = BY.exec(line) ?? [];
  return (
    <li>
      {what}
      {by === undefined ? null : <small className="dim">{by}</small>}
    </li>
  );
}
