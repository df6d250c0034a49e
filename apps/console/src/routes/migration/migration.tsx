import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSpeech } from '../../lib/language';
import type { Session } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import '../programmes/programmes.css';
import { programmeOf } from '../programmes/queries';
import { versionSaid } from '../programmes/words';
import '../../lib/ticks.css';
import './migration.css';
import { Moving } from './moving';
import { runningOf } from './queries';
import { migrationWords } from './words';

/** Running agreements of a programme, moved to a newer version of it: which, what it changes, whose consent, and how far it is. */
export default function Migration({ session }: Readonly<{ session: Session }>) {
  const { say } = useSpeech();
  const { slug = '' } = useParams();
  const programme = useQuery(programmeOf(slug));
  const running = useQuery(runningOf(slug));
  const [wanted, setWanted] = useState<number | null>(null);
  const officer = (session.posts ?? []).find(({ post }) => post === 'officer');
  return (
    <div className="narrow">
      <Loaded query={programme}>
        {({ definition, version }) => {
          const target = wanted ?? version;
          const versions = Array.from({ length: version - 1 }, (_, n) => version - n);
          return (
            <>
              <h1>
                {say(migrationWords.migrate)} · {say(definition?.title ?? { zh: slug, en: slug })}
              </h1>
              {version === 1 ? <p className="card quiet">{say(migrationWords.only)}</p> : null}
              {version > 1 ? (
                <label>
                  {say(migrationWords.to)}
                  <select value={target} onChange={(event) => setWanted(Number(event.target.value))}>
                    {versions.map((one) => (
                      <option key={one} value={one}>
                        {say(versionSaid(one))}
                      </option>
                    ))}
                  </select>
                </label>
              ) : null}
              {version > 1 ? (
                <Loaded query={running}>
                  {(all) =>
                    all.length === 0 ? (
                      <p className="card quiet">{say(migrationWords.none)}</p>
                    ) : (
                      <Moving key={target} running={all} target={target} district={officer?.unit ?? ''} />
                    )
                  }
                </Loaded>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
