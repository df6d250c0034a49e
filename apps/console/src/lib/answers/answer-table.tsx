import { useState } from 'react';
import { useSpeech, type Words } from '../language';
import { Windowed } from '../windowed';
import { AnswerInput } from './answer-input';
import './answers.css';
import type { Entered, Parameter } from './entered';
import { filledDown, filledFrom, isTable, withText, type Row } from './grid';
import { answerWords, choiceSaid } from './words';

type Props = Readonly<{
  parameters: readonly Parameter[];
  rows: readonly Row[];
  entered: Entered;
  onChange: (entered: Entered) => void;
  /** The API's objection to a cell. */
  wrongAt: (row: string, key: string) => Words | undefined;
}>;

/** About as high as a row is, in px; rows kept beyond the visible ones. */
const ABOUT = 64;
const BEYOND = 8;

/** The answers of many agreements: a line that holds for all, and one line per agreement; on a phone each line is a card. */
export function AnswerTable({ parameters, rows, entered, onChange, wrongAt }: Props) {
  const { say } = useSpeech();
  const [left, setLeft] = useState<readonly string[]>([]);
  const paste = (row: string | null, key: string) => (text: string) => {
    if (!isTable(text)) return false;
    const filled = filledFrom(entered, { rows, parameters }, { row, key }, text);
    onChange(filled.entered);
    setLeft(filled.left);
    return true;
  };
  const usual = ({ default: value }: Parameter) =>
    value === undefined ? '' : `${say(answerWords.usual)}${say(choiceSaid(String(value)))}`;
  return (
    <section className="answers" style={{ '--columns': parameters.length } as React.CSSProperties}>
      <h2>{say(answerWords.title)}</h2>
      <p className="dim">
        {say(answerWords.note)}。{say(answerWords.paste)}
        {parameters.some(({ type }) => type === 'dates') ? `。${say(answerWords.roster)}` : ''}
      </p>
      <div className="line common">
        <b>{say(answerWords.all)}</b>
        {parameters.map((one) => (
          <div key={one.key}>
            <span className="question">{say(one.question)}</span>
            <AnswerInput
              parameter={one}
              label={`${say(answerWords.all)}：${say(one.question)}`}
              value={entered.all[one.key] ?? ''}
              onChange={(text) => onChange(withText(entered, null, one.key, text))}
              onPaste={paste(null, one.key)}
              empty={usual(one)}
            />
            {rows.length > 1 ? (
              <button
                type="button"
                className="plain"
                aria-label={`${say(answerWords.down)}：${say(one.question)}`}
                onClick={() => onChange(filledDown(entered, rows, one.key))}
              >
                {say(answerWords.down)}
              </button>
            ) : null}
          </div>
        ))}
      </div>
      <Windowed
        rows={rows}
        keyOf={({ id }) => id}
        about={ABOUT}
        beyond={BEYOND}
        more={null}
        show={({ id, label }) => (
          <div className="line">
            <span>{label}</span>
            {parameters.map((one) => (
              <div key={one.key}>
                <span className="question narrow-only">{say(one.question)}</span>
                <AnswerInput
                  parameter={one}
                  label={`${label}：${say(one.question)}`}
                  value={entered.own[id]?.[one.key] ?? ''}
                  onChange={(text) => onChange(withText(entered, id, one.key, text))}
                  onPaste={paste(id, one.key)}
                  empty={entered.all[one.key] ? say(answerWords.as) : usual(one)}
                  wrong={wrongAt(id, one.key)}
                />
              </div>
            ))}
          </div>
        )}
      />
      {left.length > 0 ? (
        <div role="alert" className="card bad">
          <p>{say(answerWords.left)}</p>
          <pre>{left.join('\n')}</pre>
        </div>
      ) : null}
    </section>
  );
}
