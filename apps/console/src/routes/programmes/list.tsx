import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { Adopt } from './adopt';
import { programmes } from './queries';
import { programmeWords, versionSaid } from './words';

/** All programmes that are published. */
export default function Programmes() {
  const { say, day } = useSpeech();
  const query = useQuery(programmes);
  return (
    <div className="narrow">
      <div className="row">
        <h1>{say(programmeWords.programmes)}</h1>
        <Link to="/programmes/new">{say(programmeWords.fresh)}</Link>
      </div>
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <p className="card quiet">{say(programmeWords.none)}</p>
          ) : (
            <ul className="things">
              {list.map(({ owner, adoptedFrom, slug, version, title, publishedAt }) => (
                <li key={slug} className="card">
                  <b>{say(title ?? { zh: slug, en: slug })}</b>
                  <p className="dim">
                    {owner === null ? `${say(programmeWords.catalogue)} · ` : ''}
                    {slug} · {say(versionSaid(version))} · {day(publishedAt)}
                  </p>
                  {adoptedFrom === null ? null : (
                    <p className="dim">{say(programmeWords.adoptedFrom(adoptedFrom.slug, adoptedFrom.version))}</p>
                  )}
                  <p className="links">
                    <Link to={`/programmes/${slug}`}>{say(programmeWords.edit)}</Link>
                    <Link to={`/programmes/${slug}/rollout`}>{say(programmeWords.rollout)}</Link>
                    {version > 1 ? (
                      <Link to={`/programmes/${slug}/migration`}>{say(programmeWords.migrate)}</Link>
                    ) : null}
                    <Link to={`/programmes/new?from=${slug}`}>{say(programmeWords.copy)}</Link>
                  </p>
                  {owner === null ? <Adopt slug={slug} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
