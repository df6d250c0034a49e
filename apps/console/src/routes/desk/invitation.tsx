import { useState } from 'react';
import type { Desk } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Outcome } from '../../lib/outcome';
import { useAsk } from '../../lib/use-ask';
import { invitationWords, invitedSaid, owesSaid, words } from '../../lib/words';

/** An invitation of another district: who invites, into what, what it comes to; accepted with one tap, declined with two. */
export function Invitation({ invitation }: Readonly<{ invitation: Desk['invitations'][number] }>) {
  const { say, list, date } = useSpeech();
  const { agreement, unit, unitName, by, with: others, role, programme, term, items, titles } = invitation;
  const { ask, progress } = useAsk({ agreement, unit, title: programme });
  const [declining, setDeclining] = useState(false);
  const answer = (accept: boolean) => void ask({ type: 'AnswerInvitation', accept });
  const waiting = progress === 'sending' || progress === 'done' || progress === 'kept';
  return (
    <li className="card stack">
      <div>
        <b>{say(invitedSaid(by, unitName))}</b>
        <p>{say(programme)}</p>
        <p className="dim">
          {date(term.from)} – {date(term.to)}
        </p>
        <p className="dim">
          {say(invitationWords.as)}
          {say(role)}
        </p>
        <p className="dim">
          {say(invitationWords.with)}
          {list(others)}
        </p>
      </div>
      <p>
        {say(owesSaid(items))}
        {list(titles.map(say))}
        {items > titles.length ? say(invitationWords.andSoOn) : ''}
      </p>
      <Outcome progress={progress} />
      {declining ? (
        <Declining disabled={waiting} onDecline={() => answer(false)} onBack={() => setDeclining(false)} />
      ) : (
        <>
          <button type="button" className="button primary wide-button" disabled={waiting} onClick={() => answer(true)}>
            {say(invitationWords.accept)}
          </button>
          <button type="button" className="button wide-button" disabled={waiting} onClick={() => setDeclining(true)}>
            {say(invitationWords.decline)}
          </button>
        </>
      )}
    </li>
  );
}

type Props = Readonly<{ disabled: boolean; onDecline: () => void; onBack: () => void }>;

/** The second tap, beside what it leads to, and the way back. */
function Declining({ disabled, onDecline, onBack }: Props) {
  const { say } = useSpeech();
  return (
    <>
      <p role="status">{say(invitationWords.declineNote)}</p>
      <button type="button" className="button wide-button" disabled={disabled} onClick={onDecline} autoFocus>
        {say(invitationWords.declineIt)}
      </button>
      <button type="button" className="plain" disabled={disabled} onClick={onBack}>
        {say(words.back)}
      </button>
    </>
  );
}
