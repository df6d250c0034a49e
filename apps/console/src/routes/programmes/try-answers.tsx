import type { ProgrammeCheck } from '../../lib/api';
import { AnswerInput } from '../../lib/answers/answer-input';
import '../../lib/answers/answers.css';
import type { Texts } from '../../lib/answers/entered';
import { answerWords, choiceSaid } from '../../lib/answers/words';
import { useSpeech } from '../../lib/language';

type Props = Readonly<{
  check: ProgrammeCheck;
  texts: Texts;
  onChange: (texts: Texts) => void;
  onChosen: (line: number) => void;
}>;

/** What the programme asks of a proposal, with fields to try answers in the preview, and the items that wait for them. */
export function TryAnswers({ check: { parameters, open }, texts, onChange, onChosen }: Props) {
  const { list, say } = useSpeech();
  if (parameters.length === 0) return null;
  const questionOf = (key: string) => parameters.find((one) => one.key === key)?.question ?? { zh: key, en: key };
  return (
    <section className="card">
      <h2>{say(answerWords.tryThem)}</h2>
      <p className="dim">{say(answerWords.tryNote)}</p>
      <div className="stack">
        {parameters.map((one) => (
          <div key={one.key}>
            <span className="dim">{say(one.question)}</span>
            <AnswerInput
              parameter={one}
              label={say(one.question)}
              value={texts[one.key] ?? ''}
              onChange={(text) => onChange({ ...texts, [one.key]: text })}
              empty={
                one.default === undefined ? '' : `${say(answerWords.usual)}${say(choiceSaid(String(one.default)))}`
              }
            />
          </div>
        ))}
      </div>
      {open.length === 0 ? null : (
        <ul className="plain-list" aria-label={say(answerWords.waits)}>
          {open.map(({ key, title, waits, line }) => (
            <li key={key}>
              <button
                type="button"
                className="plain doubt note"
                onClick={() => (line === null ? null : onChosen(line))}
              >
                {say(title)}
                <span className="dim">
                  {say(answerWords.waits)}
                  {list(waits.map((one) => say(questionOf(one))))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
