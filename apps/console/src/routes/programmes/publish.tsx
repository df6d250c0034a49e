import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { sent, type ProgrammeCheck } from '../../lib/api';
import { useSpeech, type Words } from '../../lib/language';
import { saidOf } from '../../lib/states';
import { programmeWords, raise, toDo, versionSaid } from './words';

type Props = Readonly<{
  check: ProgrammeCheck;
  text: string;
  busy: boolean;
  /** The same text under the next version. */
  onRaised: (text: string) => void;
  onDone: () => void;
}>;

/** Whether the text can be published, and doing it. */
export function Publish({ check, text, busy, onRaised, onDone }: Props) {
  const { say } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [wrong, setWrong] = useState<Words | null>(null);
  const { problems, publishable, published, programme } = check;
  const count = (severity: string) => problems.filter((one) => one.severity === severity).length;
  const next = (published?.version ?? 0) + 1;
  const stale = published !== null && !published.same && programme !== null && programme.version < next;
  const state = published?.same
    ? programmeWords.same
    : publishable
      ? programmeWords.fine
      : toDo(count('error'), count('question'));
  const publish = () => {
    setWrong(null);
    sent<{ slug: string }>('POST', '/programmes', { text })
      .then(async ({ slug }) => {
        onDone();
        await queries.invalidateQueries({ queryKey: ['programmes'] });
        await navigate(`/programmes/${slug}`);
      })
      .catch((error: unknown) => setWrong(saidOf(error)));
  };
  return (
    <div className={publishable ? 'card good stack' : 'card stack'}>
      <p role="status">
        {programme ? `${programme.slug} · ${say(versionSaid(programme.version))} · ` : ''}
        {say(busy ? programmeWords.checking : state)}
      </p>
      {wrong === null ? null : <p role="alert">{say(wrong)}</p>}
      {published?.same && programme ? (
        <Link to={`/programmes/${programme.slug}/rollout`}>{say(programmeWords.rollout)}</Link>
      ) : null}
      {stale ? (
        <Button block onClick={() => onRaised(text.replace(/^version:.*$/m, `version: ${next}`))}>
          {say(raise(next))}
        </Button>
      ) : null}
      {published?.same ? null : (
        <Button type="primary" block disabled={busy || !publishable} onClick={publish}>
          {say(programmeWords.publish)}
        </Button>
      )}
    </div>
  );
}
