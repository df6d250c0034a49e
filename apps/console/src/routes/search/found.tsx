import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SearchView } from '../../lib/api';
import { useSpeech, type Words } from '../../lib/language';
import { itemStates, statuses, words } from '../../lib/words';

/** What was found, a kind after the other; one kind that has nothing is not shown. */
export function Found({ found, asked }: Readonly<{ found: SearchView; asked: string }>) {
  const { say } = useSpeech();
  const { programmes, agreements, items, more } = found;
  const count = programmes.length + agreements.length + items.length;
  return (
    <>
      <p className="dim" role="status">
        {say(count === 0 ? words.foundNothing(asked) : words.foundSome(count, more.agreements || more.items))}
      </p>
      <Kind title={words.items}>
        {items.map(({ agreement, item, title, programme, units, state, when }) => (
          <Hit key={agreement + item} to={`/agreements/${agreement}/items/${item}`} title={title} side={when}>
            {`${say(itemStates[state] ?? words.state)} · ${say(programme)} · ${units.join(' · ')}`}
          </Hit>
        ))}
      </Kind>
      <Kind title={words.agreements}>
        {agreements.map(({ agreement, title, units, status }) => (
          <Hit key={agreement} to={`/agreements/${agreement}`} title={title} side={statuses[status] ?? words.state}>
            {units.join(' · ')}
          </Hit>
        ))}
      </Kind>
      <Kind title={words.programmes}>
        {programmes.map(({ slug, title }) => (
          <Hit key={slug} to={`/programmes/${slug}`} title={title} />
        ))}
      </Kind>
    </>
  );
}

function Kind({ title, children }: Readonly<{ title: Words; children: ReactNode[] }>) {
  const { say } = useSpeech();
  if (children.length === 0) return null;
  return (
    <section>
      <h2>{say(title)}</h2>
      <ul className="things">{children}</ul>
    </section>
  );
}

function Hit(hit: Readonly<{ to: string; title: Words; side?: Words; children?: string }>) {
  const { say } = useSpeech();
  return (
    <li className="card">
      <Link to={hit.to} className="thing">
        <span className="row">
          <b>{say(hit.title)}</b>
          {hit.side ? <span className="left">{say(hit.side)}</span> : null}
        </span>
        {hit.children ? <span className="dim">{hit.children}</span> : null}
      </Link>
    </li>
  );
}
