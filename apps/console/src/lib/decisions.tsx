import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { Link } from 'react-router';
import type { Board } from './api';
import { useSpeech, type Words } from './language';
import { Outcome } from './outcome';
import { Note } from './note';
import { useAsk } from './use-ask';
import { waitWords, words } from './words';

type One = Board['asked'][number];
type Choice = One['choices'][number];
/** `named` where what it is about is not in sight. */
type Props = Readonly<{ asked: readonly One[]; named?: boolean }>;

/** What waits for somebody's decision with what was said before, each decided in one tap, and what was decided last. */
export function Decisions({ asked, named = false }: Props) {
  const { say } = useSpeech();
  const [last, setLast] = useState<Words | null>(null);
  return (
    <>
      <p role="status" className="dim">
        {last === null ? '' : `${say(words.decided)}${say(last)}`}
      </p>
      {asked.map((one) => (
        <Decide
          key={`${one.agreement} ${one.unit} ${one.what} ${one.item} ${one.about}`}
          one={one}
          named={named}
          onDecided={setLast}
        />
      ))}
    </>
  );
}

function Decide({ one, named, onDecided }: Readonly<{ one: One; named: boolean; onDecided: (said: Words) => void }>) {
  const { say } = useSpeech();
  const { agreement, unit, what, item, title, programme, host, suggested, choices } = one;
  const { ask, progress } = useAsk({ agreement, unit, title });
  const [open, setOpen] = useState<Choice | null>(null);
  const decide = ({ said: choice, command }: Choice, remark = '') =>
    void ask(command, [], remark === '' ? [] : [{ at: ['note'], text: remark }]).then((taken) => {
      if (taken) onDecided(both((lang) => `${host} · ${title[lang]} · ${choice[lang]}`));
    });
  return (
    <article className="card">
      <p>
        <b>{say(waitWords[what] ?? words.waits)}</b>{' '}
        {named ? (
          <Link to={item === null ? `/agreements/${agreement}` : `/agreements/${agreement}/items/${item}`}>
            {say(title)}
          </Link>
        ) : null}
      </p>
      {named ? (
        <p className="dim">
          {host} · {say(programme)}
        </p>
      ) : null}
      <Said one={one} />
      {progress === 'idle' || progress === 'sending' ? null : <Outcome progress={progress} />}
      <div className="choices">
        {choices.map((choice, n) => (
          <Button
            key={choice.said.en}
            type={(suggested ? suggested.en === choice.said.en : n === 0) ? 'primary' : 'default'}
            disabled={progress === 'sending'}
            onClick={() => (choice.remark ? setOpen(choice) : decide(choice))}
          >
            {say(choice.said)}
          </Button>
        ))}
      </div>
      {open === null ? null : (
        <Remark choice={open} busy={progress === 'sending'} onSaid={(remark) => decide(open, remark)} />
      )}
    </article>
  );
}

type RemarkProps = Readonly<{ choice: Choice; busy: boolean; onSaid: (remark: string) => void }>;

/** The words that go with an answer, such as what has to be changed. */
function Remark({ choice, busy, onSaid }: RemarkProps) {
  const { say } = useSpeech();
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const remark = new FormData(event.currentTarget).get('remark');
    if (typeof remark === 'string') onSaid(remark.trim());
  };
  return (
    <form className="stack" onSubmit={send}>
      <label>
        {say(words.remark)}
        <textarea name="remark" rows={3} maxLength={2000} required autoFocus />
      </label>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {say(choice.said)}
      </Button>
    </form>
  );
}

/** What there is to know before deciding. */
function Said({ one: { agreement, said, reason, since, suggested, before, files, note } }: Readonly<{ one: One }>) {
  const { say } = useSpeech();
  return (
    <>
      {said ? <p>{say(said)}</p> : null}
      {note === null ? null : <Note agreement={agreement} id={note} />}
      {before.length === 0 ? null : (
        <ul className="plain-list">
          {before.map((line) => (
            <li key={line.zh}>{say(line)}</li>
          ))}
        </ul>
      )}
      {files.map((sha256, n) => (
        <p key={sha256}>
          <a href={`/agreements/${agreement}/files/${sha256}`} download>
            {say(words.handedIn)} {n + 1}
          </a>
        </p>
      ))}
      <p className="dim">
        {reason ? `${say(words.because)}${say(reason)} · ` : ''}
        {since ? `${say(words.asked)} ${say(since)}` : ''}
        {suggested ? ` ${say(words.suggested)}${say(suggested)}` : ''}
      </p>
    </>
  );
}

const both = (say: (lang: 'zh' | 'en') => string): Words => ({ zh: say('zh'), en: say('en') });
