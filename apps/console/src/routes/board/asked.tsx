import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Board } from '../../lib/api';
import { useSpeech, type Words } from '../../lib/language';
import { Outcome } from '../../lib/outcome';
import { useAsk } from '../../lib/use-ask';
import { waitWords, words } from '../../lib/words';
import { boardWords } from './words';

type One = Board['asked'][number];

/** What waits for the district's decision, each decided where it stands. */
export function Asked({ asked }: Readonly<{ asked: Board['asked'] }>) {
  const { say } = useSpeech();
  const [last, setLast] = useState<Words | null>(null);
  return (
    <section>
      <h2>
        {say(boardWords.asked)} {asked.length > 0 ? asked.length : ''}
      </h2>
      <p role="status" className="dim">
        {last === null ? '' : `${say(boardWords.decided)}${say(last)}`}
      </p>
      {asked.length === 0 ? <p className="card quiet">{say(boardWords.nothingAsked)}</p> : null}
      {asked.map((one) => (
        <Decide key={`${one.agreement} ${one.what} ${one.item} ${one.about}`} one={one} onDecided={setLast} />
      ))}
    </section>
  );
}

function Decide({ one, onDecided }: Readonly<{ one: One; onDecided: (said: Words) => void }>) {
  const { say } = useSpeech();
  const { agreement, unit, what, item, title, programme, host, said, reason, since, suggested, choices } = one;
  const { ask, progress } = useAsk({ agreement, unit, title });
  const decide = ({ said: choice, command }: One['choices'][number]) =>
    void ask(command).then((taken) => {
      if (taken) onDecided(both((lang) => `${host} · ${title[lang]} · ${choice[lang]}`));
    });
  return (
    <article className="card">
      <p>
        <b>{say(waitWords[what] ?? words.waits)}</b>{' '}
        <Link to={item === null ? `/agreements/${agreement}` : `/agreements/${agreement}/items/${item}`}>
          {say(title)}
        </Link>
      </p>
      <p className="dim">
        {host} · {say(programme)}
      </p>
      {said ? <p>{say(said)}</p> : null}
      <p className="dim">
        {reason ? `${say(boardWords.because)}${say(reason)} · ` : ''}
        {since ? `${say(boardWords.since)} ${say(since)}` : ''}
        {suggested ? `${say(boardWords.suggested)}${say(suggested)}` : ''}
      </p>
      {progress === 'idle' || progress === 'sending' ? null : <Outcome progress={progress} />}
      <div className="choices">
        {choices.map((choice, n) => (
          <Button
            key={choice.said.en}
            type={(suggested ? suggested.en === choice.said.en : n === 0) ? 'primary' : 'default'}
            disabled={progress === 'sending'}
            onClick={() => decide(choice)}
          >
            {say(choice.said)}
          </Button>
        ))}
      </div>
    </article>
  );
}

const both = (say: (lang: 'zh' | 'en') => string): Words => ({ zh: say('zh'), en: say('en') });
