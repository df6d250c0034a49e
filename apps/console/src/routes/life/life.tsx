import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Entry } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { agreementOf } from '../../lib/queries';
import { Controls } from './controls';
import { Difference } from './difference';
import './life.css';
import { momentsOf, ordered, placeAt } from './moments';
import { lifeOf } from './queries';
import { Standing } from './standing';
import { Told } from './told';
import { useLooking } from './use-looking';
import { lifeWords as words } from './words';

/** The life of an agreement, to be looked at as of any moment, and between two. */
export default function Life() {
  const { id = '' } = useParams();
  const { say } = useSpeech();
  const [query, now] = [useQuery(lifeOf(id)), useQuery(agreementOf(id))];
  return (
    <div className="wide life">
      <h1>{say(words.life)}</h1>
      <p className="dim links">
        <Link to={`/agreements/${id}`}>{now.data ? say(now.data.words.programme) : id}</Link>
        <Link to={`/agreements/${id}/verify`}>{say(words.verify)}</Link>
        <span className="badge">{say(words.readOnly)}</span>
      </p>
      <Loaded query={query}>{(entries) => <Looked id={id} entries={entries} />}</Loaded>
    </div>
  );
}

function Looked({ id, entries }: Readonly<{ id: string; entries: readonly Entry[] }>) {
  const { basis, ...looking } = useLooking();
  const moments = momentsOf(entries, basis);
  const end = moments.length - 1;
  const placed = (at: string | null) => (at === null ? null : placeAt(moments, at));
  const [place, since] = [placed(looking.at) ?? end, placed(looking.from)];
  // What is asked for waits until the slider rests.
  const settled = moments[placed(looking.settled.at) ?? end]?.at ?? '';
  const from = looking.settled.from === null ? null : (moments[placed(looking.settled.from) ?? 0]?.at ?? '');
  const go = (entry: Entry) => looking.look({ at: basis === 'recorded' ? entry.recordedAt : entry.occurredAt });
  return (
    <div className="sides">
      <div className="side">
        <Controls moments={moments} place={place} since={since} basis={basis} look={looking.look} />
        {from === null ? null : <Difference id={id} from={from} to={settled} basis={basis} />}
        <Standing id={id} at={settled} basis={basis} />
      </div>
      <Told entries={ordered(entries, basis)} at={settled} basis={basis} onGo={go} />
    </div>
  );
}
