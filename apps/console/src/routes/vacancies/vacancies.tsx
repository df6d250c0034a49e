import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSpeech } from '../../lib/language';
import { vacancies } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';
import { Vacant } from './vacant';
import { vacancyWords } from './words';

/** The posts that nobody holds in the units somebody administers: their first screen. */
export default function Vacancies() {
  const { say } = useSpeech();
  const query = useQuery(vacancies);
  return (
    <div className="narrow">
      <h1>{say(words.vacancies)}</h1>
      <Loaded query={query}>
        {(data) =>
          data.vacancies.length === 0 ? (
            <p className="card quiet">{say(vacancyWords.none)}</p>
          ) : (
            <>
              <p className="dim">
                {say(vacancyWords.toAdministrator)} <Link to="/channels">{say(words.channels)}</Link>
              </p>
              <Vacant {...data} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
