import type { ItemView } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { NoteBy } from '../../lib/note';
import '../../lib/ticks.css';
import { words } from '../../lib/words';

type Props = Readonly<{ agreement: string; meeting: NonNullable<ItemView['meeting']> }>;

/** What was put forward for a meeting, until when more is taken, and who comes. */
export function Topics({ agreement, meeting: { topics, topicsUntil, coming } }: Props) {
  const { say } = useSpeech();
  if (topics.length === 0 && topicsUntil === null && coming.length === 0) return null;
  return (
    <section className="card">
      <h2>{say(words.topics)}</h2>
      {topicsUntil === null ? null : (
        <p className="dim">
          {say(words.topicsUntil)} {say(topicsUntil)}
        </p>
      )}
      <ol>
        {topics.map(({ key, by, note }) => (
          <li key={key}>
            <NoteBy agreement={agreement} id={note} by={by} />
          </li>
        ))}
      </ol>
      {coming.map(({ name, people }) => (
        <p key={name} className="dim">
          {say(words.comes(name, people))}
        </p>
      ))}
    </section>
  );
}

/** What becomes of each topic at the meeting: one tap each, `verdict-` and its key are the field. */
export function TopicVerdicts({ agreement, meeting: { topics, verdicts } }: Props) {
  const { say } = useSpeech();
  return topics.map(({ key, by, note }) => (
    <fieldset key={key} className="card">
      <legend>{say(words.topics)}</legend>
      <p>
        <NoteBy agreement={agreement} id={note} by={by} />
      </p>
      <div className="chips">
        {verdicts.map(({ code, said }, n) => (
          <label key={code} className="choose">
            <input type="radio" name={`verdict-${key}`} value={code} defaultChecked={n === 0} />
            {say(said)}
          </label>
        ))}
      </div>
    </fieldset>
  ));
}
