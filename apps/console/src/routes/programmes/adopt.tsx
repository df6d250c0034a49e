import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { sent } from '../../lib/api';
import { useSpeech, type Words } from '../../lib/language';
import { saidOf } from '../../lib/states';
import { programmeWords } from './words';

/** Takes a programme of the catalogue over as the district's own, under an id the reader chooses. */
export function Adopt({ slug }: Readonly<{ slug: string }>) {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [id, setId] = useState(`${slug}-own`);
  const [wrong, setWrong] = useState<Words | null>(null);
  const adopt = () => {
    setWrong(null);
    sent<{ slug: string }>('POST', `/programmes/${slug}/adoption`, { as: id })
      .then(async (made) => {
        await queries.invalidateQueries({ queryKey: ['programmes'] });
        await navigate(`/programmes/${made.slug}`);
      })
      .catch((error: unknown) => setWrong(saidOf(error)));
  };
  return (
    <details>
      <summary>{say(programmeWords.adopt)}</summary>
      <div className="stack">
        <p className="dim">{say(programmeWords.adoptNote)}</p>
        <label>
          {say(programmeWords.adoptAs)}
          <input value={id} onChange={(event) => setId(event.target.value.trim())} />
        </label>
        {wrong === null ? null : <p role="alert">{say(wrong)}</p>}
        <Button block disabled={id === ''} onClick={adopt}>
          {say(programmeWords.adoptIt)}
        </Button>
      </div>
    </details>
  );
}
