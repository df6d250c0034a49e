import { Switch } from 'antd';
import { useState } from 'react';
import { keysOn, turnKeys } from '../../lib/keys';
import { useSpeech } from '../../lib/language';
import { words } from '../../lib/words';
import './keys.css';

const KEYS = [
  ['/', words.find],
  ['1 – 6', words.keyPlaces],
  ['j  k', words.keyAlong],
  ['Enter', words.keyOpen],
  ['?', words.keyHelp],
] as const;

/** Which keys there are, and the switch that turns them off. */
export default function Keys() {
  const { say } = useSpeech();
  const [on, setOn] = useState(keysOn);
  const turn = (wanted: boolean) => {
    turnKeys(wanted);
    setOn(wanted);
  };
  return (
    <div className="narrow">
      <h1>{say(words.keys)}</h1>
      <label className="row">
        {say(words.keysOn)}
        <Switch checked={on} onChange={turn} />
      </label>
      <dl className="card keys">
        {KEYS.map(([key, does]) => (
          <div key={key} className="row">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
