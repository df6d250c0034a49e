import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useSpeech } from '../../lib/language';
import { clock, type Session } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { programmeOf, type Definition } from '../programmes/queries';
import { Choosing } from './choosing';
import { units } from './queries';
import '../../lib/ticks.css';
import './rollout.css';
import { rolloutWords } from './words';

/** A programme for many communities at once: who with whom, for how long, what that comes to, and doing it. */
export default function Rollout({ session }: Readonly<{ session: Session }>) {
  const { say } = useSpeech();
  const { slug = '' } = useParams();
  const programme = useQuery(programmeOf(slug));
  const all = useQuery(units);
  const time = useQuery(clock);
  const districts = (session.posts ?? []).flatMap(({ unit, post }) => (post === 'officer' ? [unit] : []));
  return (
    <div className="narrow rollout">
      <Loaded query={programme}>
        {({ definition, parameters }) => (
          <>
            <h1>
              {say(rolloutWords.rollout)} · {say(definition?.title ?? { zh: slug, en: slug })}
            </h1>
            <Loaded query={time}>
              {({ today }) => (
                <Loaded query={all}>
                  {(known) => (
                    <Choosing
                      slug={slug}
                      roles={rolesOf(definition)}
                      parameters={parameters}
                      units={known}
                      districts={districts}
                      year={today.slice(0, 4)}
                    />
                  )}
                </Loaded>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </div>
  );
}

/** The host first, as tables have it. */
const rolesOf = (definition: Definition | null) =>
  [...(definition?.roles ?? [])].sort((a, b) => Number(a.side !== 'host') - Number(b.side !== 'host'));
