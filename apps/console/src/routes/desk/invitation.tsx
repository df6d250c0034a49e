import { useState } from 'react';
import type { Desk } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Outcome } from '../../lib/outcome';
import { useAsk } from '../../lib/use-ask';
import { invitationWords, invitedSaid, owesSaid } from '../../lib/words';

/** An invitation of another district: who invites, into what, what it comes to; accepted with one tap, declined with two. */
export function Invitation({ invitation }: Readonly<{ invitation: Desk['invitations'][number] }>) {
  const { say } = useSpeech();
  const { agreement, unit, unitName, by, with: others, role, programme, term, items, titles } = invitation;
  const { ask, progress } = useAsk({ agreement, unit, title: programme });
  const [declining, setDeclining] = useState(false);
  const answer = (accept: boolean) => void ask({ type: 'AnswerInvitation', accept });
  const waiting = progress === 'sending' || progress === 'done' || progress === 'kept';
  return (
    <li className="card stack">
      <b>{say(invitedSaid(by, unitName))}</b>
      <span>
        {say(programme)} · {say(role)}
      </span>
      <span className="dim">{say(term.said)}</span>
      <span className="dim">
        {say(invitationWords.with)}
        {others.join('、')}
      </span>
      <span>
        {say(owesSaid(items))}
        {titles.map(say).join('、')}
        {items > titles.length ? say(invitationWords.andSoOn) : ''}
      </span>
      <Outcome progress={progress} />
      {declining ? (
        <>
          <p>{say(invitationWords.declineNote)}</p>
          <button type="button" className="button wide-button" disabled={waiting} onClick={() => answer(false)}>
            {say(invitationWords.declineIt)}
          </button>
        </>
      ) : (
        <>
          <button type="button" className="button wide-button" disabled={waiting} onClick={() => answer(true)}>
            <b>{say(invitationWords.accept)}</b>
          </button>
          <button type="button" className="button wide-button" disabled={waiting} onClick={() => setDeclining(true)}>
            {say(invitationWords.decline)}
          </button>
        </>
      )}
    </li>
  );
}
