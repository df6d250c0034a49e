import { Button } from 'antd';
import { useId } from 'react';
import { useSpeech, type Words } from '../../lib/language';
import { placeOn, type Moment } from './moments';
import { lifeWords as words } from './words';

type Props = Readonly<{ called: Words; moments: readonly Moment[]; place: number; onPlace: (place: number) => void }>;

/** Goes to any moment: dragged, by the arrow keys, step by step, or by a day. */
export function Slider({ called, moments, place, onPlace }: Props) {
  const { say } = useSpeech();
  const id = useId();
  const [moment, first, last] = [moments[place], moments[0], moments.at(-1)];
  if (!moment || !first || !last) return null;
  const end = moments.length - 1;
  return (
    <div className="slider">
      <p className="row">
        <label htmlFor={id}>{say(called)}</label>
        <span className="left">{say(words.place(moment.place, last.place))}</span>
      </p>
      <output htmlFor={id} className="moment">
        {say(moment.said)}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={end}
        value={place}
        aria-valuetext={say(moment.said)}
        onChange={(event) => onPlace(event.target.valueAsNumber)}
      />
      <p className="row ends" aria-hidden="true">
        <span>{first.day}</span>
        <span>{last.day}</span>
      </p>
      <div className="steps">
        <Button size="small" disabled={place === 0} onClick={() => onPlace(place - 1)}>
          ‹ {say(words.earlier)}
        </Button>
        <Button size="small" disabled={place === end} onClick={() => onPlace(place + 1)}>
          {say(words.later)} ›
        </Button>
        <Button size="small" disabled={place === end} onClick={() => onPlace(end)}>
          {say(words.last)}
        </Button>
        <input
          type="date"
          aria-label={say(words.day)}
          min={first.day}
          max={last.day}
          value={moment.day}
          onChange={({ target }) => (target.value ? onPlace(placeOn(moments, target.value)) : undefined)}
        />
      </div>
    </div>
  );
}
