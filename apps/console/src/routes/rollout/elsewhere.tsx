import { Button } from 'antd';
import { useState } from 'react';
import { useSpeech } from '../../lib/language';
import type { Unit } from './queries';
import { rolloutWords } from './words';

/** A unit of another district, by its exact id: no list names it. */
export function Elsewhere({ onAdded }: Readonly<{ onAdded: (unit: Unit) => void }>) {
  const { say } = useSpeech();
  const [id, setId] = useState('');
  return (
    <details className="card">
      <summary>{say(rolloutWords.elsewhere)}</summary>
      <div className="stack">
        <label>
          <span className="dim">{say(rolloutWords.elsewhereNote)}</span>
          <input
            aria-label={say(rolloutWords.elsewhereId)}
            value={id}
            onChange={(event) => setId(event.target.value.trim())}
          />
        </label>
        <Button
          disabled={id === ''}
          onClick={() => {
            onAdded({ id, parent: null, kind: 'partner', name: id });
            setId('');
          }}
        >
          {say(rolloutWords.add)}
        </Button>
      </div>
    </details>
  );
}
