import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { isCommonPassword } from '../../../../../libs/access/src/common-passwords';
import { weaknessOf } from '../../../../../libs/access/src/password-rules';
import { passwordRule, passwordWords } from '../../../../../libs/access/src/password-words';
import { sent } from '../../lib/api';
import { useSpeech, type Words } from '../../lib/language';
import { saidOf } from '../../lib/states';
import { passwordScreen as words } from './words';

/** The first rule that the form breaks; the API also knows the names of its owner. */
function wrongWith(old: string, fresh: string, again: string): Words | null {
  if (fresh === '') return null;
  const weakness = weaknessOf(fresh, { isCommon: isCommonPassword, names: [], before: old === '' ? null : old });
  if (weakness !== null) return passwordWords[weakness];
  return again !== '' && again !== fresh ? words.different : null;
}

/** The one screen of a session whose password an administrator set. */
export default function Password() {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [{ old, fresh, again }, setTyped] = useState({ old: '', fresh: '', again: '' });
  const [refused, setRefused] = useState<Words | null>(null);
  const wrong = wrongWith(old, fresh, again);
  const said = wrong ?? refused;
  const field = (name: 'old' | 'fresh' | 'again', label: Words, autoComplete: string) => (
    <label>
      {say(label)}
      <input
        type="password"
        name={name}
        autoComplete={autoComplete}
        required
        aria-describedby={name === 'fresh' ? 'password-rule' : undefined}
        onChange={({ target }) => {
          setRefused(null);
          setTyped((typed) => ({ ...typed, [name]: target.value }));
        }}
      />
    </label>
  );
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (fresh !== again) {
      setRefused(words.different);
      return;
    }
    sent('POST', '/session/password', { old, password: fresh })
      .then(() => queries.resetQueries())
      .catch((error: unknown) => setRefused(saidOf(error)));
  };
  return (
    <div className="narrow">
      <h1>{say(words.title)}</h1>
      <p>{say(words.lead)}</p>
      <form className="card stack" onSubmit={save}>
        {field('old', words.old, 'current-password')}
        {field('fresh', words.fresh, 'new-password')}
        <p className="dim" id="password-rule">
          {say(passwordRule)}
        </p>
        {field('again', words.again, 'new-password')}
        {said === null ? null : <p role="alert">{say(said)}</p>}
        <Button type="primary" htmlType="submit" block disabled={wrong !== null}>
          {say(words.save)}
        </Button>
      </form>
    </div>
  );
}
