import { Button } from 'antd';
import { useSpeech } from '../../lib/language';
import type { Moment } from './moments';
import type { Basis } from './queries';
import { Slider } from './slider';
import type { Look } from './use-looking';
import { lifeWords as words } from './words';

type Props = Readonly<{
  moments: readonly Moment[];
  place: number;
  /** The place that is compared from; null when nothing is compared. */
  since: number | null;
  basis: Basis;
  look: (look: Look) => void;
}>;

/** Which moment is looked at, which one it is compared with, and by which time. */
export function Controls({ moments, place, since, basis, look }: Props) {
  const { say } = useSpeech();
  const at = (n: number): string | null => moments[n]?.at ?? null;
  return (
    <div className="card controls">
      {since === null ? null : (
        <Slider called={words.since} moments={moments} place={since} onPlace={(n) => look({ from: at(n) })} />
      )}
      <Slider called={words.moment} moments={moments} place={place} onPlace={(n) => look({ at: at(n) })} />
      <div className="steps">
        {since === null ? (
          <Button onClick={() => look({ from: at(0) })}>{say(words.compare)}</Button>
        ) : (
          <Button onClick={() => look({ from: null })}>{say(words.stop)}</Button>
        )}
        <select
          aria-label={say(words.basis)}
          value={basis}
          onChange={({ target }) => look({ basis: target.value as Basis })}
        >
          <option value="recorded">{say(words.recorded)}</option>
          <option value="occurred">{say(words.occurred)}</option>
        </select>
      </div>
    </div>
  );
}
