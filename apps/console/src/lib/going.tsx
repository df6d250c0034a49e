import { Button } from 'antd';
import { useState } from 'react';
import './going.css';
import { useSpeech, type Words } from './language';
import { words } from './words';

type Props = Readonly<{ label: Words; done: number; of: number; onStop: () => void }>;

/** How far many things done one after the other are, and the way to stop. */
export function Going({ label, done, of, onStop }: Props) {
  const { say } = useSpeech();
  const [stopping, setStopping] = useState(false);
  const stop = () => {
    setStopping(true);
    onStop();
  };
  return (
    <p className="going">
      <progress max={of} value={done} aria-label={say(label)} />
      <Button disabled={stopping} onClick={stop}>
        {say(words.halt)}
      </Button>
    </p>
  );
}
