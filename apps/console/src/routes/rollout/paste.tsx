import { Button } from 'antd';
import { useState } from 'react';
import { useSpeech } from '../../lib/language';
import type { Definition } from '../programmes/queries';
import { pasted } from './pasted';
import type { Pairs, Unit } from './queries';
import { rolloutWords } from './words';

type Props = Readonly<{ roles: Definition['roles']; units: readonly Unit[]; onTaken: (pairs: Pairs) => void }>;

/** Pairs as somebody has them in a table already, so that nobody chooses them one by one. */
export function Paste({ roles, units, onTaken }: Props) {
  const { list, say } = useSpeech();
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const take = () => {
    const keys = roles.map(({ key }) => key);
    const found = pasted(text, keys, units);
    const [host = ''] = keys;
    onTaken(Object.fromEntries(found.pairs.map(({ [host]: unit = '', ...rest }) => [unit, rest])));
    setUnknown(found.unknown);
    setText(found.unknown.join('\n'));
  };
  return (
    <details className="card">
      <summary>{say(rolloutWords.paste)}</summary>
      <div className="stack">
        <label>
          <span className="dim">
            {say(rolloutWords.pasteNote)}（{list(roles.map(({ title }) => say(title)))}）
          </span>
          <textarea rows={5} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        {unknown.length > 0 ? (
          <p role="alert">
            {say(rolloutWords.unknown)}
            {unknown.join(' / ')}
          </p>
        ) : null}
        <Button disabled={text.trim() === ''} onClick={take}>
          {say(rolloutWords.take)}
        </Button>
      </div>
    </details>
  );
}
